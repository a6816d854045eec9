"""What a body said or decided stays as it was written down, until a correction says what stood there."""

# While nothing is written down it can be moved or taken out. A correction empties outcome and opinion and says what they were.
STATION_STAYS = """
create function strategy_station_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare free text[] := array['correction', 'outcome', 'opinion'];
begin
  if tg_op = 'INSERT' then
    if (new.outcome, new.opinion, new.correction, new.not_needed_because) <> ('', '', '', '') then
      raise exception 'A station begins without a word.' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if (old.outcome, old.opinion, old.correction, old.not_needed_because) = ('', '', '', '') then
    if tg_op = 'DELETE' then return old; end if;
    if (old.id, old.process_id, old.town_id, old.kind) is distinct from (new.id, new.process_id, new.town_id, new.kind) then
      raise exception 'Station %: it stays the body of its town.', old.id using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.correction = '' and new.correction <> '' and (new.outcome, new.opinion) = ('', '')
     and to_jsonb(old) - free = to_jsonb(new) - free then
    return new;
  end if;
  raise exception 'Station %: what was written down stays.', old.id using errcode = 'insufficient_privilege';
end $$;

create trigger stays before insert or update or delete on strategy_station
  for each row execute function strategy_station_stays();
"""

# What a council did with single measures is written down with its decision, not later.
WITH_THE_DECISION = """
create function strategy_measuredecision_with_the_decision() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare station record;
begin
  select kind, outcome, correction into station from strategy_station where id = new.station_id for share;
  if station.kind <> 'municipal_council' or station.outcome <> '' or station.correction <> '' then
    raise exception 'Station %: nothing is added to its decision.', new.station_id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger with_the_decision before insert on strategy_measuredecision
  for each row execute function strategy_measuredecision_with_the_decision();
"""

GUARDS = (STATION_STAYS, WITH_THE_DECISION)

# Triggers go with their functions.
BACK = """
drop function if exists strategy_measuredecision_with_the_decision, strategy_station_stays cascade;
"""
