"""Published figures: tables, pictures and counts, each as it was on its day."""

NEVER_CHANGES = """
create function participation_never_changes() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception '% on % is refused: it is only added to.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger stays before update or delete on participation_snapshot
  for each row execute function participation_never_changes();
create trigger stays before update or delete on participation_reachsnapshot
  for each row execute function participation_never_changes();
create trigger stays before update or delete on participation_opinionresult
  for each row execute function participation_never_changes();
create trigger stays before update or delete on participation_loosening
  for each row execute function participation_never_changes();
"""

# The list of anonymous ballots behind a count goes with the process; the count stays.
POLL_RESULT_STAYS = """
create function participation_pollresult_stays() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.ballots_file is null and to_jsonb(old) - 'ballots_file' = to_jsonb(new) - 'ballots_file'
     and exists (select from participation_poll p join strategy_process s on s.id = p.process_id
                 where p.id = old.poll_id and s.state = 'closed') then
    return new;
  end if;
  raise exception 'Result %: what was counted stays.', old.id using errcode = 'insufficient_privilege';
end $$;

create trigger stays before update or delete on participation_pollresult
  for each row execute function participation_pollresult_stays();
"""

GUARDS = (NEVER_CHANGES, POLL_RESULT_STAYS)

# Triggers go with their functions.
BACK = "drop function if exists participation_pollresult_stays, participation_never_changes cascade;"
