"""A process goes its own way only: what is closed stays closed, and what follows from closing cannot be had by going back."""

from wir.strategy.workflow import PROCESS

# Every way there is, from the table of steps itself: a new step brings a new migration that makes the guards anew.
WAYS = "".join((
    "create function strategy_process_may_move(old_state text, new_state text) returns boolean language sql immutable\n",
    "set search_path = pg_catalog, public, pg_temp as $$\n  select (old_state, new_state) in (\n    ",
    ",\n    ".join(f"('{source}', '{step.target}')" for step in PROCESS.steps for source in step.sources),
    "\n  )\n$$;\n",
))  # fmt: skip

# Decided is what every council has had its last word on, and it runs again only where one is missing again.
PROCESS_STAYS = """
create function strategy_process_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare councils_left boolean;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'prepared' then
      raise exception 'A process begins in preparation.' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.state <> 'prepared' then
      raise exception 'Process %: what was public stays.', old.id using errcode = 'insufficient_privilege';
    end if;
    return old;
  end if;
  if new.state = old.state then
    if new.ended_because <> old.ended_because then
      raise exception 'Process %: why it ended stays.', old.id using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if not strategy_process_may_move(old.state, new.state) then
    raise exception 'Process %: no way from % to %.', old.id, old.state, new.state using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'undecided' and new.ended_because = '' then
    raise exception 'Process %: it does not say why it ends.', old.id using errcode = 'insufficient_privilege';
  end if;
  select exists (
    select from strategy_processtown t where t.process_id = old.id and t.left_on is null and not exists (
      select from strategy_station s where s.process_id = old.id and s.town_id = t.organisation_id
        and s.kind = 'municipal_council' and s.outcome in ('adopted', 'adopted_with_changes', 'taken_note_of', 'rejected'))
  ) into councils_left;
  if (new.state = 'decided' and councils_left) or (old.state = 'decided' and new.state = 'running' and not councils_left) then
    raise exception 'Process %: the last word of the councils says otherwise.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before insert or update of state, ended_because or delete on strategy_process
  for each row execute function strategy_process_stays();
"""

AT_PRESENT = """
create trigger at_present before update of state on strategy_process
  for each statement execute function strategy_sees_the_present();
"""

GUARDS = (WAYS, PROCESS_STAYS, AT_PRESENT)

# Triggers go with their functions; the one that looks at the present goes with `present`.
BACK = """
drop trigger if exists at_present on strategy_process;
drop function if exists strategy_process_stays, strategy_process_may_move cascade;
"""
