"""Append-only tables and the chain of hashes, made at commit."""

from django.db import migrations

from wir.journal.guards import Guards

# The text that is hashed keeps NULLs apart (concat_ws would drop them) and does not depend on time zone or date style.
CHAIN = """
create function journal_text(entry journal_entry) returns text language sql stable as $$
  select jsonb_build_array(entry.id, extract(epoch from entry.at)::text, entry.act, entry.thing, entry.thing_id,
                           entry.by, entry.facts, entry.payload_digest)::text
$$;

create function journal_chain() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare last journal_link;
begin
  perform pg_advisory_xact_lock(7001);
  select * into last from journal_link order by no desc limit 1;
  insert into journal_link (no, entry_id, hash) values (
    coalesce(last.no, 0) + 1, new.id,
    encode(sha256(convert_to(coalesce(last.hash, '') || journal_text(new), 'UTF8')), 'hex'));
  return null;
end $$;

create constraint trigger chain after insert on journal_entry
  deferrable initially deferred for each row execute function journal_chain();

create function journal_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The journal is append-only: % on % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete on journal_entry for each row execute function journal_refuse();
create trigger append_only before update or delete on journal_link for each row execute function journal_refuse();
create trigger append_only before update on journal_payload for each row execute function journal_refuse();
create trigger append_only before update or delete on journal_erasure for each row execute function journal_refuse();

create function journal_payload_goes() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from journal_erasure where entry_id = old.entry_id) then
    raise exception 'A payload may only go with an erasure that names its rule.' using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;

create trigger only_by_rule before delete on journal_payload for each row execute function journal_payload_goes();
"""

BACK = """
drop trigger chain on journal_entry; drop trigger append_only on journal_entry; drop trigger append_only on journal_link;
drop trigger append_only on journal_payload; drop trigger append_only on journal_erasure;
drop trigger only_by_rule on journal_payload;
drop function journal_chain(); drop function journal_text(journal_entry); drop function journal_refuse();
drop function journal_payload_goes();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [Guards(CHAIN, BACK)]
