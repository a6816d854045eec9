"""A guard reads what is there now, not what was there when the transaction began."""

# Whoever begins a transaction as "repeatable read" keeps the sight of its first moment: a comment, a frozen poll or a closed
# process that came since would be unseen.
SEES_THE_PRESENT = """
create function participation_sees_the_present() returns trigger language plpgsql
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
    " for each statement execute function participation_sees_the_present();\n"
    for table, when in (
        ("participation_poll", "insert or update or delete"),
        ("participation_candidate", "insert or update or delete"),
        ("participation_ballot", "insert or update or delete"),
        ("participation_pollresult", "update or delete"),
        ("participation_vote", "delete"),
        ("participation_conversation", "update of votes_gone_on"),
    )
)

GUARDS = (SEES_THE_PRESENT, ON_THOSE_THAT_LOOK_AT_OTHERS)

# Triggers go with their function.
BACK = "drop function if exists participation_sees_the_present cascade;"
