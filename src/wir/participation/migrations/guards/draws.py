"""A lot stays as it was reckoned, published and drawn; whoever was drawn stays drawn."""

# What went in stays from the beginning, so that nobody reckons until the list pleases. Retention empties what tells of people.
DRAW_STAYS = """
create function participation_draw_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'DELETE'
     or (old.id, old.assembly_id, old.number, old.kind, old.made_on, old.size, old.seed, old.version, old.quota_file)
        is distinct from
        (new.id, new.assembly_id, new.number, new.kind, new.made_on, new.size, new.seed, new.version, new.quota_file)
     or (new.pool_file <> old.pool_file and new.pool_file <> '') then
    raise exception 'Draw %: what went into it stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  if old.state not in ('waiting', 'fairest') and (
     (old.state, old.list_file, old.list_hash, old.gap, old.told, old.proposal) is distinct from
     (new.state, new.list_file, new.list_hash, new.gap, new.told, new.proposal)
     or (new.chances is distinct from old.chances and new.chances <> '{}'::jsonb)) then
    raise exception 'Draw %: what came out of it stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  if (old.published_on is not null and new.published_on is distinct from old.published_on)
     or (new.digits is not null and new.published_on is null)
     or (old.digits is not null and (
         (old.digits, old.drawn_on, old.drawn_at) is distinct from (new.digits, new.drawn_on, new.drawn_at)
         or (new.witness <> old.witness and new.witness <> ''))) then
    raise exception 'Draw %: what was published and drawn stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on participation_draw for each row execute function participation_draw_stays();
"""

SEAT_STAYS = """
create function participation_seat_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'DELETE' or (old.id, old.assembly_id, old.draw_id, old.entry_id) is distinct from
     (new.id, new.assembly_id, new.draw_id, new.entry_id) then
    raise exception 'Seat %: whoever was drawn stays drawn.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on participation_seat for each row execute function participation_seat_stays();
"""

GUARDS = (DRAW_STAYS, SEAT_STAYS)

# Triggers go with their functions.
BACK = "drop function if exists participation_seat_stays, participation_draw_stays cascade;"
