"""A guard reads what is there now, not what was there when the transaction began; put in place by migration 0008."""

from wir.journal.guards import sees_the_present

SEES_THE_PRESENT = sees_the_present("funding")

# On every table of Fördern that has a guard by now and is not watched yet.
ON_EVERY_GUARDED_TABLE = """
do $$
declare guarded regclass;
begin
  for guarded in
    select distinct t.tgrelid from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace = 'public'::regnamespace and c.relname like 'funding%'
        and not exists (select from pg_trigger a where a.tgrelid = t.tgrelid and a.tgname = 'at_present')
  loop
    execute format('create trigger at_present before insert or update or delete on %s'
                   ' for each statement execute function funding_sees_the_present()', guarded);
  end loop;
end $$;
"""

GUARDS = (SEES_THE_PRESENT, ON_EVERY_GUARDED_TABLE)

# Triggers go with their function.
BACK = "drop function if exists funding_sees_the_present cascade;"
