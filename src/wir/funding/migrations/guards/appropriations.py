"""The years' money: what is bound is what was granted, to the cent, whoever sends which statement; put in place by migration 0006."""

# Once something is bound, only the sum of a year may change; never below what is bound (a constraint of the table).
APPROPRIATION_STAYS = """
create function funding_appropriation_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.id, old.controller_id, old.line, old.year, old.kind)
     is not distinct from (new.id, new.controller_id, new.line, new.year, new.kind) then
    return new;
  end if;
  if old.committed_cents + old.promised_cents > 0 or exists (select from funding_commitment where appropriation_id = old.id) then
    raise exception 'Appropriation %: money of it is bound.', old.id using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before update or delete on funding_appropriation
  for each row execute function funding_appropriation_stays();
"""

# A grant binds money of its own line and authority, of this year in cash and of later years as authorisation, and never more
# than was granted.
COMMITMENT_FITS = """
create function funding_commitment_fits() returns trigger language plpgsql as $$
declare whole bigint; others bigint;
begin
  -- Everybody who binds money to this grant queues here, as those do who ask for it.
  select g.cents into whole from funding_grant g
    join funding_application a on a.id = g.application_id
    join funding_appropriation p on p.id = new.appropriation_id
    where g.id = new.grant_id and (p.controller_id, p.line) = (g.controller_id, a.line)
      and p.year >= extract(year from g.released_on)
      and p.kind = case when p.year = extract(year from g.released_on) then 'cash' else 'authorisation' end
    for no key update of g;
  if whole is null then
    raise exception 'Commitment: this money is not for this grant.' using errcode = 'check_violation';
  end if;
  select coalesce(sum(cents), 0) into others from funding_commitment where grant_id = new.grant_id;
  if others + new.cents > whole then
    raise exception 'Commitment: more than the grant.' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger fits before insert on funding_commitment for each row execute function funding_commitment_fits();
"""

# At the end of every transaction the sums are those of their rows: a year has bound what its commitments say, its cash has
# promised what the authorisation beside it has bound, and a grant is bound as a whole.
MONEY_ADDS_UP = """
create function funding_money_adds_up() returns trigger language plpgsql as $$
declare year_id bigint; grant_number bigint; money record; beside record; bound bigint; whole bigint;
begin
  if tg_table_name = 'funding_appropriation' then year_id := new.id;
  elsif tg_table_name = 'funding_grant' then grant_number := new.id;
  else year_id := new.appropriation_id; grant_number := new.grant_id;
  end if;
  select * into money from funding_appropriation where id = year_id;
  if found then
    select coalesce(sum(cents), 0) into bound from funding_commitment where appropriation_id = year_id;
    -- The lock waits for whoever is changing the other one. Acts have locked both before, so they never wait here.
    select * into beside from funding_appropriation
      where (controller_id, line, year) = (money.controller_id, money.line, money.year) and kind <> money.kind for share;
    if money.committed_cents <> bound
       or money.kind = 'cash' and money.promised_cents <> coalesce(beside.committed_cents, 0)
       or money.kind = 'authorisation' and beside.promised_cents <> money.committed_cents then
      raise exception 'Appropriation %: what is bound is not what was granted.', year_id using errcode = 'check_violation';
    end if;
  end if;
  select cents into whole from funding_grant where id = grant_number;
  if found then
    select coalesce(sum(cents), 0) into bound from funding_commitment where grant_id = grant_number;
    if bound <> whole then
      raise exception 'Grant %: not all of it is bound.', grant_number using errcode = 'check_violation';
    end if;
  end if;
  return null;
end $$;

create constraint trigger adds_up after insert or update on funding_appropriation deferrable initially deferred
  for each row execute function funding_money_adds_up();
create constraint trigger adds_up after insert on funding_commitment deferrable initially deferred
  for each row execute function funding_money_adds_up();
create constraint trigger adds_up after insert on funding_grant deferrable initially deferred
  for each row execute function funding_money_adds_up();
"""

GUARDS = (APPROPRIATION_STAYS, COMMITMENT_FITS, MONEY_ADDS_UP)

# Triggers go with their functions.
BACK = """
drop function if exists
  funding_money_adds_up,
  funding_commitment_fits,
  funding_appropriation_stays
cascade;
"""
