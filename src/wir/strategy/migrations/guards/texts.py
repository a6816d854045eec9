"""A published version stays; a typo in the last day for comments is put right only before anybody relied on it."""

VERSION_STAYS = """
create function strategy_version_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare free text[] := array['comments_until', 'comments_moved'];
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - free = to_jsonb(new) - free
     and old.comments_moved = '' and new.comments_moved <> ''
     and not exists (select from strategy_comment where version_id = old.id) then
    return new;
  end if;
  raise exception 'Version %: what was published stays.', old.id using errcode = 'insufficient_privilege';
end $$;

create trigger stays before update or delete on strategy_version for each row execute function strategy_version_stays();
"""

GUARDS = (VERSION_STAYS,)

# Triggers go with their functions.
BACK = "drop function if exists strategy_version_stays cascade;"
