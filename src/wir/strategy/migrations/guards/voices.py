"""What people said, what was made of it, and who took part: words that others rely on stay as they were."""

# Whether it is read or shown moves on. What is shown to nobody any more goes as a whole, once the process is closed.
SAID_STAYS = """
create function strategy_said_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare free text[] := tg_argv[1]::text[];
declare words text := tg_argv[0];
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - free - words = to_jsonb(new) - free - words
     and (to_jsonb(old) -> words = to_jsonb(new) -> words or to_jsonb(new) ->> words = '' and exists (
       select from strategy_process where id = old.process_id and state = 'closed')) then
    return new;
  end if;
  raise exception '% on % is refused: what was said stays.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger stays before update or delete on strategy_voice for each row
  execute function strategy_said_stays('text', '{receipt_id,read_on,published_on,hidden_because}');
create trigger stays before update or delete on strategy_comment for each row
  execute function strategy_said_stays('wording', '{state,outcome,answer,answered_by_id,answered_on}');
"""

SOURCE_STAYS = """
create function strategy_source_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (old.id, old.recommendation_id, old.voice_id) = (new.id, new.recommendation_id, new.voice_id) then
    return new;
  end if;
  raise exception 'Source %: what a recommendation rests on stays.', old.id using errcode = 'insufficient_privilege';
end $$;

create trigger stays before update or delete on strategy_source for each row execute function strategy_source_stays();
"""

RECOMMENDATION_STAYS = """
create function strategy_recommendation_stays() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare dropping text[] := array['state', 'dropped_because', 'dropped_on'];
begin
  if tg_op = 'UPDATE' and old.state = 'draft' then return new; end if;
  if tg_op = 'UPDATE' and (to_jsonb(old) = to_jsonb(new) or old.state = 'published' and new.state = 'dropped'
     and to_jsonb(old) - dropping = to_jsonb(new) - dropping) then
    return new;
  end if;
  raise exception 'Recommendation %: what was published stays.', old.id using errcode = 'insufficient_privilege';
end $$;

create trigger stays before update or delete on strategy_recommendation
  for each row execute function strategy_recommendation_stays();
"""

# Towns come and go while a process is prepared; later one leaves with a reason, once.
TOWN_STAYS = """
create function strategy_processtown_stays() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare process_state text;
begin
  if tg_op = 'UPDATE' then
    if (old.id, old.process_id, old.organisation_id, old.place) is distinct from
       (new.id, new.process_id, new.organisation_id, new.place)
       or (old.agreed_on is not null and new.agreed_on is distinct from old.agreed_on)
       or (old.left_on is not null
           and (old.left_on, old.left_because) is distinct from (new.left_on, new.left_because)) then
      raise exception 'Town %: its part stays.', old.id using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  select state into process_state from strategy_process
    where id = (case when tg_op = 'DELETE' then old.process_id else new.process_id end) for share;
  if process_state <> 'prepared' then
    raise exception '% on % is refused: the process is public.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on strategy_processtown
  for each row execute function strategy_processtown_stays();
create trigger at_present before insert or delete on strategy_processtown
  for each statement execute function strategy_sees_the_present();
"""

GUARDS = (SAID_STAYS, SOURCE_STAYS, RECOMMENDATION_STAYS, TOWN_STAYS)

# Triggers go with their functions; the one that looks at the present goes with `present`.
BACK = """
drop trigger if exists at_present on strategy_processtown;
drop function if exists
  strategy_processtown_stays,
  strategy_recommendation_stays,
  strategy_source_stays,
  strategy_said_stays
cascade;
"""
