"""What was submitted cannot be changed, by any statement of any role that does not own the tables."""

# In these states the applicant writes: before handing in, and while the file is open for completion.
IS_EDITABLE = """
create function funding_is_editable(state text) returns boolean language sql immutable as
  $$ select state in ('draft', 'to_complete') $$;
"""

# A column that is added later is frozen unless it is named as free. Only an open request opens a file for completion, and
# only what stands as a version is handed in.
APPLICATION_STAYS = """
create function funding_application_stays() returns trigger language plpgsql as $$
declare
  -- What may always move on: the state, the time of saving, and how the authority works on it. Every other column, also
  -- one of the future, is content.
  free text[] := array['state', 'saved_at', 'due_on', 'assigned_to_id'];
  latest text;
begin
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception 'Application %: what was submitted cannot be deleted.', old.id using errcode = 'insufficient_privilege';
    end if;
    return old;
  end if;
  if old.state not in ('draft', 'to_complete') and to_jsonb(old) - free is distinct from to_jsonb(new) - free then
    raise exception 'Application %: what was submitted cannot be changed.', old.id using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'to_complete' and (
    (old.id, old.controller_id, old.applicant_id, old.line, old.created_by_id, old.created_at, old.submitted_on)
    is distinct from
    (new.id, new.controller_id, new.applicant_id, new.line, new.created_by_id, new.created_at, new.submitted_on)
    or (new.state <> 'submitted' and (old.guideline, old.findings, old.content_hash) is distinct from (new.guideline, new.findings, new.content_hash))
  ) then
    raise exception 'Application %: this is not for completion.', old.id using errcode = 'insufficient_privilege';
  end if;
  if new.state = old.state then return new; end if;
  if new.state = 'draft' or old.state = 'draft' and new.state <> 'submitted' then
    raise exception 'Application %: no way from % to %.', old.id, old.state, new.state using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'to_complete' and not exists (
    select from funding_documentrequest where application_id = new.id and closed_on is null
  ) then
    raise exception 'Application %: nobody asked to complete it.', old.id using errcode = 'insufficient_privilege';
  end if;
  if old.state in ('draft', 'to_complete') and new.state = 'submitted' then
    select content_hash into latest from funding_submission where application_id = new.id order by version desc limit 1;
    if latest is distinct from new.content_hash then
      raise exception 'Application %: there is no version of what is handed in.', old.id using errcode = 'insufficient_privilege';
    end if;
  end if;
  return new;
end $$;

create trigger stays before update or delete on funding_application
  for each row execute function funding_application_stays();
"""

# Every row of its sections stays, too.
PLAN_STAYS = """
create function funding_plan_stays() returns trigger language plpgsql as $$
declare application record;
begin
  -- The lock keeps a row from slipping in while the application is being submitted.
  for application in
    select id, state from funding_application
    where id in (case when tg_op <> 'INSERT' then old.application_id end, case when tg_op <> 'DELETE' then new.application_id end)
    for share
  loop
    if not funding_is_editable(application.state) then
      raise exception 'Application %: this was submitted and cannot be changed.', application.id
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
create trigger stays before insert or update or delete on funding_partner
  for each row execute function funding_plan_stays();
create trigger stays before insert or update or delete on funding_involvement
  for each row execute function funding_plan_stays();
create trigger stays before insert or update or delete on funding_schedulestep
  for each row execute function funding_plan_stays();
create trigger stays before insert or update or delete on funding_declaration
  for each row execute function funding_plan_stays();
"""

# Files stay: only the verdict of the virus scan may still change; while the applicant completes, files are added.
ATTACHMENT_STAYS = """
create function funding_attachment_stays() returns trigger language plpgsql as $$
declare application record;
begin
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'scan_state' - 'scanned_at') is distinct from (to_jsonb(old) - 'scan_state' - 'scanned_at') then
    raise exception 'Attachment %: only the verdict of the scan can change.', old.id using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' then return new; end if;
  -- The lock keeps a file from slipping in while the application is being submitted.
  for application in
    select id, state from funding_application
    where id = (case when tg_op = 'DELETE' then old.application_id else new.application_id end)
    for share
  loop
    if application.state <> 'draft' and not (application.state = 'to_complete' and tg_op = 'INSERT') then
      raise exception 'Application %: its files were submitted and cannot be changed.', application.id
        using errcode = 'insufficient_privilege';
    end if;
  end loop;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_attachment
  for each row execute function funding_attachment_stays();
"""

# Versions of what was handed in count up, one by one, while something is being handed in.
VERSION_COMES_NEXT = """
create function funding_version_comes_next() returns trigger language plpgsql as $$
begin
  if not exists (select from funding_application where id = new.application_id and state in ('draft', 'to_complete')) then
    raise exception 'Application %: nothing is being handed in.', new.application_id using errcode = 'insufficient_privilege';
  end if;
  if new.version <> 1 + (select count(*) from funding_submission where application_id = new.application_id) then
    raise exception 'Version % is not the next one.', new.version using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger comes_next before insert on funding_submission
  for each row execute function funding_version_comes_next();
"""

# What the authority asked for stays; its day may move back, and it is closed once.
REQUEST_STAYS = """
create function funding_request_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.closed_on is not null
     or to_jsonb(old) - 'due_on' - 'reminded_for' - 'closed_on' <> to_jsonb(new) - 'due_on' - 'reminded_for' - 'closed_on'
     or new.due_on < old.due_on then
    raise exception 'Request %: what was asked for stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on funding_documentrequest
  for each row execute function funding_request_stays();
"""

GUARDS = (IS_EDITABLE, APPLICATION_STAYS, PLAN_STAYS, ATTACHMENT_STAYS, VERSION_COMES_NEXT, REQUEST_STAYS)

# Triggers go with their functions.
BACK = """
drop function
  funding_request_stays,
  funding_version_comes_next,
  funding_attachment_stays,
  funding_plan_stays,
  funding_application_stays,
  funding_is_editable
cascade;
"""
