"""Votes of a conversation stay until its process is closed."""

# Rows are written anew in random order by one statement, so at its end they are there again.
VOTES_STAY = """
create function participation_votes_stay() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (
    select from gone g join participation_statement s on s.id = g.statement_id
      join participation_conversation c on c.id = s.conversation_id
    where c.votes_gone_on is null and not exists (
      select from participation_vote v
      where v.voter = g.voter and v.statement_id = g.statement_id and v.value = g.value)
  ) then
    raise exception 'Votes go only when their process is closed.' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create trigger stay after delete on participation_vote referencing old table as gone
  for each statement execute function participation_votes_stay();

create function participation_vote_keeps_its_voter() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if (old.id, old.voter, old.statement_id) is distinct from (new.id, new.voter, new.statement_id) then
    raise exception 'Vote: it stays with whoever gave it.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger keeps_its_voter before update of id, voter, statement_id on participation_vote
  for each row execute function participation_vote_keeps_its_voter();
"""

VOTES_GO_ONCE = """
create function participation_votes_go_once() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.votes_gone_on is not null and new.votes_gone_on is distinct from old.votes_gone_on
     or new.votes_gone_on is not null and not exists
        (select from strategy_process where id = new.process_id and state = 'closed') then
    raise exception 'Conversation %: votes go when the process is closed.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger votes_go_once before update of votes_gone_on on participation_conversation
  for each row execute function participation_votes_go_once();
"""

GUARDS = (VOTES_STAY, VOTES_GO_ONCE)

# Triggers go with their functions.
BACK = """
drop function if exists
  participation_votes_go_once,
  participation_vote_keeps_its_voter,
  participation_votes_stay
cascade;
"""
