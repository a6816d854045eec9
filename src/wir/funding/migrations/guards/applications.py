"""What was submitted cannot be changed, by any statement of any role that does not own the tables."""

from wir.funding.workflow import APPLICATION

# In these states the applicant writes: before handing in, and while the file is open for completion.
IS_EDITABLE = """
create function funding_is_editable(state text) returns boolean language sql immutable as
  $$ select state in ('draft', 'to_complete') $$;
"""

# Every way there is, from the table of steps itself: a new step brings a new migration that makes the guards anew.
WAYS = "".join((
    "create function funding_application_may_move(old_state text, new_state text) returns boolean language sql immutable as $$\n",
    "  select (old_state, new_state) in (\n    ",
    ",\n    ".join(f"('{source}', '{step.target}')" for step in APPLICATION.steps for source in step.sources),
    "\n  )\n$$;\n",
))

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
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'An application begins as a draft.' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception 'Application %: what was submitted cannot be deleted.', old.id using errcode = 'insufficient_privilege';
    end if;
    return old;
  end if;
  if new.state <> old.state and not funding_application_may_move(old.state, new.state) then
    raise exception 'Application %: no way from % to %.', old.id, old.state, new.state using errcode = 'insufficient_privilege';
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

create trigger stays before insert or update or delete on funding_application
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

# What the authority asked for stays; its day may move back, and it is closed once, which is when the answer comes.
REQUEST_STAYS = """
create function funding_request_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.closed_on is not null
     or to_jsonb(old) - array['due_on', 'reminded_for', 'closed_on', 'answer']
        <> to_jsonb(new) - array['due_on', 'reminded_for', 'closed_on', 'answer']
     or (new.closed_on is null and to_jsonb(old) -> 'answer' is distinct from to_jsonb(new) -> 'answer')
     or new.due_on < old.due_on then
    raise exception 'Request %: what was asked for stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on funding_documentrequest
  for each row execute function funding_request_stays();
"""

# Only where the table of steps allows it is anything asked for: by an official, or because a partner has just left.
REQUEST_COMES = """
create function funding_request_comes() returns trigger language plpgsql as $$
declare state_now text; before bigint; left_before bigint;
begin
  -- The lock keeps the application from moving on meanwhile.
  select state into state_now from funding_application where id = new.application_id for share;
  select count(*), count(*) filter (where cause = 'partner_left') into before, left_before
    from funding_documentrequest where application_id = new.application_id;
  if new.closed_on is not null or new.number <> before + 1 or (case new.cause
    when 'official' then new.asked_by_id is not null and state_now in (ASKED_IN)
    when 'partner_left' then new.asked_by_id is null and state_now in (LEFT_IN) and left_before < (
      select count(*) from funding_partneranswer a join funding_partner p on p.id = a.partner_id
      where p.application_id = new.application_id and a.kind = 'left')
  end) is not true then
    raise exception 'Application %: nothing can be asked for now.', new.application_id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger comes before insert on funding_documentrequest for each row execute function funding_request_comes();
"""
for place, name in (("ASKED_IN", "ask_to_complete"), ("LEFT_IN", "leave")):
    REQUEST_COMES = REQUEST_COMES.replace(place, ", ".join(f"'{state}'" for state in APPLICATION.step(name).sources))

# At the end of every transaction a state has what it rests on: a request, a proposal, a released decision, a grant.
CASE_IS_WHOLE = """
create function funding_case_is_whole() returns trigger language plpgsql as $$
declare case_id bigint; state_now text; decided record; granted record; is_asked boolean; sum_decided bigint;
begin
  case_id := (to_jsonb(coalesce(new, old)) ->> case when tg_table_name = 'funding_application' then 'id' else 'application_id' end)::bigint;
  select state into state_now from funding_application where id = case_id;
  if not found then return null; end if;  -- a draft that is gone
  is_asked := exists (select from funding_documentrequest where application_id = case_id and closed_on is null);
  select id, outcome, released_at, starts_on, ends_on into decided from funding_decision where current_for_id = case_id;
  select id, cents, starts_on, ends_on into granted from funding_grant where application_id = case_id;
  if state_now = 'to_complete' and not is_asked or is_asked and state_now not in ('to_complete', 'withdrawn') then
    raise exception 'Application %: its state and what was asked for do not fit.', case_id using errcode = 'check_violation';
  end if;
  if state_now = 'decision_prepared' and (decided.id is null or decided.released_at is not null)
     or state_now in ('awarded', 'rejected', 'waitlisted') and (decided.id is null or decided.released_at is null)
     or state_now in ('awarded', 'rejected', 'waitlisted') and decided.outcome <>
        (case state_now when 'awarded' then 'approve' when 'rejected' then 'reject' else 'waiting_list' end)
     or decided.released_at is not null and decided.outcome <> 'waiting_list' and state_now not in ('awarded', 'rejected') then
    raise exception 'Application %: its state and its decision do not fit.', case_id using errcode = 'check_violation';
  end if;
  select sum(cents) into sum_decided from funding_decisionslice where decision_id = decided.id;
  if (state_now = 'awarded') <> (granted.id is not null) or granted.id is not null and
     (granted.cents, granted.starts_on, granted.ends_on) is distinct from (sum_decided, decided.starts_on, decided.ends_on) then
    raise exception 'Application %: its grant is not what was decided.', case_id using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger is_whole after insert or update of state on funding_application deferrable initially deferred
  for each row execute function funding_case_is_whole();
create constraint trigger is_whole after insert or update of closed_on on funding_documentrequest deferrable initially deferred
  for each row execute function funding_case_is_whole();
create constraint trigger is_whole after insert or update or delete on funding_decision deferrable initially deferred
  for each row execute function funding_case_is_whole();
create constraint trigger is_whole after insert on funding_grant deferrable initially deferred
  for each row execute function funding_case_is_whole();
"""

GUARDS = (
    IS_EDITABLE,
    WAYS,
    APPLICATION_STAYS,
    PLAN_STAYS,
    ATTACHMENT_STAYS,
    VERSION_COMES_NEXT,
    REQUEST_STAYS,
    REQUEST_COMES,
    CASE_IS_WHOLE,
)

# Triggers go with their functions.
BACK = """
drop function if exists
  funding_case_is_whole,
  funding_request_comes,
  funding_request_stays,
  funding_version_comes_next,
  funding_attachment_stays,
  funding_plan_stays,
  funding_application_stays,
  funding_application_may_move,
  funding_is_editable
cascade;
"""
