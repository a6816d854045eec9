"""A stored document is never edited nor deleted; once, it may be superseded."""

from django.db import migrations

from wir.journal.guards import Guards

HOLD = """
create function documents_refuse() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.superseded_by_id is null
     and (to_jsonb(new) - 'superseded_by_id') = (to_jsonb(old) - 'superseded_by_id') then
    return new;
  end if;
  raise exception 'A stored document is never edited, only superseded: % is refused.', tg_op
    using errcode = 'insufficient_privilege';
end $$;

create trigger never_edited before update or delete on documents_document
  for each row execute function documents_refuse();
"""

LET_GO = "drop trigger never_edited on documents_document; drop function documents_refuse();"


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [Guards(HOLD, LET_GO)]
