"""A guard reads what is there now, not what was there when the transaction began."""

# Whoever begins a transaction as "repeatable read" keeps the sight of its first moment: a comment, a frozen poll or a closed
# process that came since would be unseen.
SEES_THE_PRESENT = """
create function strategy_sees_the_present() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
    raise exception '% on % is refused in a transaction that sees the past.', tg_op, tg_table_name
      using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
"""

ON_THOSE_THAT_LOOK_AT_OTHERS = "".join(
    f"create trigger at_present before {when} on {table}"
    " for each statement execute function strategy_sees_the_present();\n"
    for table, when in (
        ("strategy_version", "update or delete"),
        ("strategy_comment", "insert"),
        ("strategy_measuredecision", "insert"),
        ("strategy_station", "insert or update or delete"),
    )
)

GUARDS = (SEES_THE_PRESENT, ON_THOSE_THAT_LOOK_AT_OTHERS)

# Triggers go with their function.
BACK = "drop function if exists strategy_sees_the_present cascade;"
