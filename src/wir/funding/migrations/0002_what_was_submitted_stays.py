"""What was submitted cannot be changed, by any statement of any role that does not own the tables."""

from django.db import migrations

FORWARD = """
create function funding_application_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception 'Application %: what was submitted cannot be deleted.', old.id using errcode = 'insufficient_privilege';
    end if;
    return old;
  end if;
  if old.state <> 'draft' and (
    (old.controller_id, old.applicant_id, old.line, old.created_by_id, old.created_at, old.contact_name, old.contact_phone,
     old.title, old.purpose, old.groups, old.starts_on, old.ends_on, old.guideline, old.findings, old.submitted_on, old.content_hash)
    is distinct from
    (new.controller_id, new.applicant_id, new.line, new.created_by_id, new.created_at, new.contact_name, new.contact_phone,
     new.title, new.purpose, new.groups, new.starts_on, new.ends_on, new.guideline, new.findings, new.submitted_on, new.content_hash)
    or new.state = 'draft' or new.id <> old.id
  ) then
    raise exception 'Application %: what was submitted cannot be changed.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on funding_application
  for each row execute function funding_application_stays();

create function funding_plan_stays() returns trigger language plpgsql as $$
declare application record;
begin
  -- The lock keeps a row from slipping in while the application is being submitted.
  for application in
    select id, state from funding_application
    where id in (case when tg_op <> 'INSERT' then old.application_id end, case when tg_op <> 'DELETE' then new.application_id end)
    for share
  loop
    if application.state <> 'draft' then
      raise exception 'Application %: the plan was submitted and cannot be changed.', application.id
        using errcode = 'insufficient_privilege';
    end if;
  end loop;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_costitem
  for each row execute function funding_plan_stays();
create trigger stays before insert or update or delete on funding_fundingitem
  for each row execute function funding_plan_stays();

create function funding_decision_stays() returns trigger language plpgsql as $$
begin
  if old.released_at is not null then
    raise exception 'Decision %: a released decision cannot be changed.', old.id using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before update or delete on funding_decision
  for each row execute function funding_decision_stays();

create function funding_never_changes() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: it is only added to.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger stays before update or delete on funding_grant for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_commitment for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_settlement for each row execute function funding_never_changes();
"""

BACK = """
drop trigger stays on funding_application; drop trigger stays on funding_costitem; drop trigger stays on funding_fundingitem;
drop trigger stays on funding_decision; drop trigger stays on funding_grant; drop trigger stays on funding_commitment;
drop trigger stays on funding_settlement;
drop function funding_application_stays(); drop function funding_plan_stays(); drop function funding_decision_stays();
drop function funding_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("funding", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
