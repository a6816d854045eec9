"""Words, town, cost and basis of a measure that is no proposal any more change only with a correction that everybody reads."""

from wir.strategy.workflow import MEASURE

WAYS = "".join((
    "create function strategy_measure_may_move(old_state text, new_state text) returns boolean language sql immutable\n",
    "set search_path = pg_catalog, public, pg_temp as $$\n  select (old_state, new_state) in (\n    ",
    ",\n    ".join(f"('{source}', '{step.target}')" for step in MEASURE.steps for source in step.sources),
    "\n  )\n$$;\n",
))  # fmt: skip

# It is a proposal again only where no council has adopted it: otherwise one could change it on the way there and back.
MEASURE_MOVES = """
create function strategy_measure_moves() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'proposed' then
      raise exception 'Measure %: it stays.', old.id using errcode = 'insufficient_privilege';
    end if;
    return old;
  end if;
  if (old.id, old.process_id, old.number) is distinct from (new.id, new.process_id, new.number)
     or (new.state <> old.state and not strategy_measure_may_move(old.state, new.state))
     or (old.state = 'dropped' and new.dropped_because <> old.dropped_because) then
    raise exception 'Measure %: no way from % to %.', old.id, old.state, new.state using errcode = 'insufficient_privilege';
  end if;
  if old.state <> 'proposed' and new.state = 'proposed' and exists (
    select from strategy_station where process_id = old.process_id and kind = 'municipal_council'
      and outcome in ('adopted', 'adopted_with_changes') and (old.town_id is null or town_id = old.town_id)) then
    raise exception 'Measure %: it was adopted.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger moves before update or delete on strategy_measure for each row execute function strategy_measure_moves();
"""

# The newest correction that speaks of a thing says how it is now. It is written in the same transaction, after the change,
# so it is looked for when the transaction ends; whether the measure was a proposal is asked when the change is made.
CORRECTED = """
create function strategy_measure_is_no_proposal(measure bigint) returns boolean language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from strategy_measure where id = measure and state <> 'proposed')
$$;

create function strategy_measure_now(measure bigint) returns jsonb language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object(
    'title', m.title, 'text', m.text, 'without_basis_because', m.without_basis_because,
    'town', coalesce((select name from accounts_organisation where id = m.town_id), ''),
    'costs', coalesce((select jsonb_object_agg(year::text, cents) from strategy_measurecost where measure_id = m.id), '{}'),
    'basis', coalesce((select jsonb_agg(r.number order by r.number) from strategy_measure_recommendations b
                       join strategy_recommendation r on r.id = b.recommendation_id where b.measure_id = m.id), '[]'))
  from strategy_measure m where m.id = measure
$$;

create function strategy_measure_is_corrected(measure bigint, thing text) returns void language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare told jsonb;
begin
  select after -> thing into told from strategy_measurecorrection
    where measure_id = measure and after ? thing order by id desc limit 1;
  if told is distinct from strategy_measure_now(measure) -> thing then
    raise exception 'Measure %: no correction says so (%).', measure, thing using errcode = 'insufficient_privilege';
  end if;
end $$;

create function strategy_measure_says_so() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.title <> old.title then perform strategy_measure_is_corrected(old.id, 'title'); end if;
  if new.text <> old.text then perform strategy_measure_is_corrected(old.id, 'text'); end if;
  if new.without_basis_because <> old.without_basis_because then
    perform strategy_measure_is_corrected(old.id, 'without_basis_because');
  end if;
  if new.town_id is distinct from old.town_id then perform strategy_measure_is_corrected(old.id, 'town'); end if;
  return null;
end $$;

create constraint trigger says_so after update on strategy_measure deferrable initially deferred
  for each row when (old.state <> 'proposed') execute function strategy_measure_says_so();

create function strategy_measure_part_says_so() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_argv[0] = 'new' then
    perform strategy_measure_is_corrected(new.measure_id, tg_argv[1]);
  else
    perform strategy_measure_is_corrected(old.measure_id, tg_argv[1]);
  end if;
  return null;
end $$;
""" + "".join(
    f"create constraint trigger says_so_{row} after {when} on {table} deferrable initially deferred"
    f" for each row when (strategy_measure_is_no_proposal({row}.measure_id))"
    f" execute function strategy_measure_part_says_so('{row}', '{thing}');\n"
    for table, thing in (("strategy_measurecost", "costs"), ("strategy_measure_recommendations", "basis"))
    for row, when in (("new", "insert or update"), ("old", "update or delete"))
)  # fmt: skip

AT_PRESENT = "".join(
    f"create trigger at_present before insert or update or delete on {table}"
    " for each statement execute function strategy_sees_the_present();\n"
    for table in ("strategy_measure", "strategy_measurecost", "strategy_measure_recommendations")
)

GUARDS = (WAYS, MEASURE_MOVES, CORRECTED, AT_PRESENT)

# Triggers go with their functions; those that look at the present go with `present`.
BACK = """
drop trigger if exists at_present on strategy_measure;
drop trigger if exists at_present on strategy_measurecost;
drop trigger if exists at_present on strategy_measure_recommendations;
drop function if exists
  strategy_measure_part_says_so,
  strategy_measure_says_so,
  strategy_measure_is_corrected,
  strategy_measure_now,
  strategy_measure_is_no_proposal,
  strategy_measure_moves,
  strategy_measure_may_move
cascade;
"""
