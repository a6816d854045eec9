"""Rows that are only added to: once written, they can neither be changed nor deleted."""

NEVER_CHANGES = """
create function strategy_never_changes() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  -- Whoever wrote it may be gone one day; what was written stays.
  if tg_op = 'UPDATE' and (to_jsonb(old) - 'made_by_id') = (to_jsonb(new) - 'made_by_id')
     and to_jsonb(new) -> 'made_by_id' = 'null'::jsonb then
    return new;
  end if;
  raise exception '% on % is refused: it is only added to.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger stays before update or delete on strategy_statusnote
  for each row execute function strategy_never_changes();
create trigger stays before update or delete on strategy_measurecorrection
  for each row execute function strategy_never_changes();
create trigger stays before update or delete on strategy_extension
  for each row execute function strategy_never_changes();
create trigger stays before update or delete on strategy_measuredecision
  for each row execute function strategy_never_changes();
"""

GUARDS = (NEVER_CHANGES,)

# Triggers go with their functions.
BACK = "drop function if exists strategy_never_changes cascade;"
