"""What the authority released, delivered, allowed or corrected stays."""

# A released decision stays; one for the waiting list makes room for a later one.
DECISION_STAYS = """
create function funding_decision_stays() returns trigger language plpgsql as $$
begin
  if old.released_at is not null then
    -- A decision for the waiting list makes room for a later one; nothing else of it may change.
    if tg_op = 'UPDATE' and old.outcome = 'waiting_list' and new.current_for_id is null
       and (to_jsonb(new) - 'current_for_id') = (to_jsonb(old) - 'current_for_id') then
      return new;
    end if;
    raise exception 'Decision %: a released decision cannot be changed.', old.id using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before update or delete on funding_decision for each row execute function funding_decision_stays();
"""

# So do its parts by year.
SLICE_STAYS = """
create function funding_decisionslice_stays() returns trigger language plpgsql as $$
declare decision record;
begin
  -- The lock keeps a part from slipping in while the decision is being released.
  for decision in
    select id, released_at from funding_decision
    where id in (case when tg_op <> 'INSERT' then old.decision_id end, case when tg_op <> 'DELETE' then new.decision_id end)
    for share
  loop
    if decision.released_at is not null then
      raise exception 'Decision %: the parts of a released decision cannot be changed.', decision.id
        using errcode = 'insufficient_privilege';
    end if;
  end loop;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_decisionslice
  for each row execute function funding_decisionslice_stays();
"""

# The day of delivery starts periods of law: what was sent, retrieved and waived stays.
DELIVERY_STAYS = """
create function funding_delivery_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.application_id, old.document_id, old.way, old.announced_on)
     is distinct from (new.application_id, new.document_id, new.way, new.announced_on)
     or (old.notified_on is not null and new.notified_on is distinct from old.notified_on)
     or (old.retrieved_on is not null and new.retrieved_on is distinct from old.retrieved_on)
     or (old.waived_on is not null and new.waived_on is distinct from old.waived_on)
     or (old.replaced and new is distinct from old) then
    raise exception 'Delivery %: what was sent, told, retrieved and waived stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on funding_delivery for each row execute function funding_delivery_stays();
"""

# An early start is asked for once and decided once.
EARLY_START_STAYS = """
create function funding_early_start_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'requested'
     or (old.application_id, old.reason, old.planned_start, old.requested_by_id, old.requested_on)
        is distinct from (new.application_id, new.reason, new.planned_start, new.requested_by_id, new.requested_on) then
    raise exception 'Early start %: what was asked and decided cannot be changed.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on funding_earlystart
  for each row execute function funding_early_start_stays();
"""

# The correction of a letter is released as it was prepared.
CORRECTION_STAYS = """
create function funding_correction_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'prepared'
     or (old.application_id, old.letter_id, old.wrong, old."right", old.reason, old.prepared_by_id, old.prepared_at)
        is distinct from
        (new.application_id, new.letter_id, new.wrong, new."right", new.reason, new.prepared_by_id, new.prepared_at) then
    raise exception 'Correction %: what was prepared or decided cannot be changed.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on funding_correction
  for each row execute function funding_correction_stays();
"""

GUARDS = (DECISION_STAYS, SLICE_STAYS, DELIVERY_STAYS, EARLY_START_STAYS, CORRECTION_STAYS)

# Triggers go with their functions.
BACK = """
drop function if exists
  funding_correction_stays,
  funding_early_start_stays,
  funding_delivery_stays,
  funding_decisionslice_stays,
  funding_decision_stays
cascade;
"""
