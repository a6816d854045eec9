"""What people vote under stays from the day of freezing, and no ballot goes before it is counted."""

POLL_STAYS = """
create function participation_poll_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  -- What moves on by itself; every other column, also one of the future, is what people vote under.
  free text[] := array['state', 'counted_on', 'ballots_gone_on'];
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'A poll begins as a draft.' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if old.state = 'draft' then
    if tg_op = 'DELETE' then return old; end if;
    if new.state = 'closed' then
      raise exception 'Poll %: nobody has voted.', old.id using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or to_jsonb(old) - free is distinct from to_jsonb(new) - free
     or (old.state <> new.state and (old.state, new.state) <> ('frozen', 'closed'))
     or (old.counted_on is not null and new.counted_on is distinct from old.counted_on)
     or (old.ballots_gone_on is not null and new.ballots_gone_on is distinct from old.ballots_gone_on)
     or (new.counted_on is not null and new.state <> 'closed') then
    raise exception 'Poll %: what people vote under stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before insert or update or delete on participation_poll
  for each row execute function participation_poll_stays();
"""

CANDIDATE_STAYS = """
create function participation_candidate_stays() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare poll record;
begin
  -- The lock keeps a measure from slipping in while the poll is being frozen.
  for poll in
    select id, state from participation_poll
    where id in (case when tg_op <> 'INSERT' then old.poll_id end, case when tg_op <> 'DELETE' then new.poll_id end)
    for share
  loop
    if poll.state <> 'draft' then
      raise exception 'Poll %: what stands on the ballot stays.', poll.id using errcode = 'insufficient_privilege';
    end if;
  end loop;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on participation_candidate
  for each row execute function participation_candidate_stays();
"""

# A ballot is cast and changed while people vote. When the transaction ends, a ballot that was taken out is there again as it
# was (rows are written anew in random order), or its poll is counted.
BALLOT_COUNTS = """
create function participation_ballot_is_cast() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare poll record;
begin
  if tg_op = 'UPDATE' and (old.id, old.poll_id, old.voter, old.channel) is distinct from
     (new.id, new.poll_id, new.voter, new.channel) then
    raise exception 'Ballot: it stays with whoever cast it.' using errcode = 'insufficient_privilege';
  end if;
  select state, counted_on into poll from participation_poll where id = new.poll_id;
  if poll.state = 'draft' or poll.counted_on is not null or (tg_op = 'UPDATE' and poll.state <> 'frozen') then
    raise exception 'Poll %: it takes no ballots.', new.poll_id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger is_cast before insert or update on participation_ballot
  for each row execute function participation_ballot_is_cast();

create function participation_ballot_counts() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from participation_ballot where id = old.id and poll_id = old.poll_id
                 and voter is not distinct from old.voter and chosen = old.chosen and channel = old.channel)
     and not exists (select from participation_poll p join participation_pollresult r on r.poll_id = p.id
                     where p.id = old.poll_id and p.counted_on is not null) then
    raise exception 'Poll %: a ballot goes only when it is counted.', old.poll_id using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create constraint trigger counts after delete on participation_ballot deferrable initially deferred
  for each row execute function participation_ballot_counts();
"""

GUARDS = (POLL_STAYS, CANDIDATE_STAYS, BALLOT_COUNTS)

# Triggers go with their functions.
BACK = """
drop function if exists
  participation_ballot_counts,
  participation_ballot_is_cast,
  participation_candidate_stays,
  participation_poll_stays
cascade;
"""
