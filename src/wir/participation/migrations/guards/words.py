"""What people answer and vote on: a statement from its first appearance or vote, the promise of a survey from its opening."""

STATEMENT_STAYS = """
create function participation_statement_stays() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if (tg_op = 'DELETE' or old.state = 'waiting')
     and not exists (select from participation_vote where statement_id = old.id) then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op = 'DELETE'
     or (old.id, old.conversation_id, old.number, old.language, old.origin, old.said_on)
        is distinct from (new.id, new.conversation_id, new.number, new.language, new.origin, new.said_on)
     or new.state = 'waiting' and old.state <> 'waiting'
     or new.text <> old.text and (
       old.state = 'published' or exists (select from participation_vote where statement_id = old.id)) then
    raise exception 'Statement %: what people vote on stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on participation_statement
  for each row execute function participation_statement_stays();
create trigger at_present before update or delete on participation_statement
  for each statement execute function participation_sees_the_present();
"""

PROMISE_STAYS = """
create function participation_survey_promise_stays() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.state <> 'draft' and (tg_op = 'DELETE' or new.state = 'draft'
     or (old.id, old.process_id, old.promise) is distinct from (new.id, new.process_id, new.promise)) then
    raise exception 'Survey %: what was promised stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger promise_stays before update or delete on participation_survey
  for each row execute function participation_survey_promise_stays();
"""

GUARDS = (STATEMENT_STAYS, PROMISE_STAYS)

# Triggers go with their functions; the one that looks at the present goes with `present`.
BACK = """
drop trigger if exists at_present on participation_statement;
drop function if exists participation_survey_promise_stays, participation_statement_stays cascade;
"""
