"""What a jury froze, handed in or voted cannot be changed, by any statement of any role that does not own the tables.

Open on purpose: that every case has its vote before a round closes rests on conflicts, which are reckoned anew each time
(access/conflicts.py) and not stored; the sealed minutes show it.
"""

from wir.funding.workflow import JURY_ROUND

# From its opening on, a round keeps its sheet, its quorum and its minutes. It moves along its table, and closes with minutes.
ROUND_STAYS = """
create function funding_jury_round_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'planned' or new.minutes_id is not null then
      raise exception 'A jury round begins with its planning.' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and new.state <> old.state and (old.state, new.state) not in (WAYS) then
    raise exception 'Jury round %: no way from % to %.', old.id, old.state, new.state using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (new.state = 'closed') <> (new.minutes_id is not null) then
    raise exception 'Jury round %: it closes with its minutes.', old.id using errcode = 'insufficient_privilege';
  end if;
  if old.state <> 'planned' and (
    tg_op = 'DELETE'
    or (old.id, old.controller_id, old.line, old.name, old.quorum_percent, old.sheet_name, old.sheet)
       is distinct from (new.id, new.controller_id, new.line, new.name, new.quorum_percent, new.sheet_name, new.sheet)
    or new.state = 'planned' or (old.state = 'closed' and new.state <> 'closed')
    or (old.minutes_id is not null and new.minutes_id is distinct from old.minutes_id)
  ) then
    raise exception 'Jury round %: it is open and stays as it is.', old.id using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_juryround
  for each row execute function funding_jury_round_stays();
""".replace("WAYS", ", ".join(f"('{source}', '{step.target}')" for step in JURY_ROUND.steps for source in step.sources))

# Who sits in a round, and who sent them, stands from its opening on; only in the sitting it is noted who is there.
MEMBER_STAYS = """
create function funding_jury_member_stays() returns trigger language plpgsql as $$
declare held record;
begin
  for held in
    select id, state from funding_juryround
    where id in (case when tg_op <> 'INSERT' then old.round_id end, case when tg_op <> 'DELETE' then new.round_id end)
    for share
  loop
    if held.state <> 'planned' and not
      (held.state = 'sitting' and tg_op = 'UPDATE' and to_jsonb(old) - 'present' = to_jsonb(new) - 'present') then
      raise exception 'Jury round %: its members stay.', held.id using errcode = 'insufficient_privilege';
    end if;
  end loop;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_jurymember
  for each row execute function funding_jury_member_stays();
"""

# Cases come and go while a round is planned; what was voted stays.
CASE_STAYS = """
create function funding_jury_case_stays() returns trigger language plpgsql as $$
declare round_state text;
begin
  if tg_op = 'UPDATE' then
    if (old.id, old.round_id, old.application_id) is distinct from (new.id, new.round_id, new.application_id)
      or old.concluded_at is not null and (
        (old.recommendation, old.reasons, old.votes, old.concluded_at)
        is distinct from (new.recommendation, new.reasons, new.votes, new.concluded_at)) then
      raise exception 'Jury case %: what was voted stays.', old.id using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  select state into round_state from funding_juryround
    where id = case when tg_op = 'INSERT' then new.round_id else old.round_id end for share;
  if round_state <> 'planned' then
    raise exception 'The cases of an open jury round stay.' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_jurycase
  for each row execute function funding_jury_case_stays();
"""

# An assessment that was handed in stays.
ASSESSMENT_STAYS = """
create function funding_jury_assessment_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'handed_in' and (
    tg_op = 'DELETE'
    or (old.id, old.case_id, old.member_id, old.state, old.saved_at, old.handed_in_at)
       is distinct from (new.id, new.case_id, new.member_id, new.state, new.saved_at, new.handed_in_at)
  ) then
    raise exception 'Assessment %: what was handed in cannot be changed.', old.id using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before update or delete on funding_juryassessment
  for each row execute function funding_jury_assessment_stays();
"""

# So do its scores.
SCORE_STAYS = """
create function funding_jury_score_stays() returns trigger language plpgsql as $$
declare assessment record;
begin
  for assessment in
    select id, state from funding_juryassessment
    where id in (case when tg_op <> 'INSERT' then old.assessment_id end, case when tg_op <> 'DELETE' then new.assessment_id end)
    for share
  loop
    if assessment.state = 'handed_in' then
      raise exception 'Assessment %: its scores were handed in and cannot be changed.', assessment.id
        using errcode = 'insufficient_privilege';
    end if;
  end loop;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_juryscore
  for each row execute function funding_jury_score_stays();
"""

# Nobody votes on a case that is concluded.
VOTE_IS_OPEN = """
create function funding_jury_vote_is_open() returns trigger language plpgsql as $$
begin
  perform 1 from funding_jurycase where id = new.case_id and concluded_at is null for share;
  if not found then
    raise exception 'Jury case %: the vote is over.', new.case_id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger is_open before insert on funding_juryvote for each row execute function funding_jury_vote_is_open();
"""

GUARDS = (ROUND_STAYS, MEMBER_STAYS, CASE_STAYS, ASSESSMENT_STAYS, SCORE_STAYS, VOTE_IS_OPEN)

# Triggers go with their functions.
BACK = """
drop function if exists
  funding_jury_vote_is_open,
  funding_jury_score_stays,
  funding_jury_assessment_stays,
  funding_jury_case_stays,
  funding_jury_member_stays,
  funding_jury_round_stays
cascade;
"""
