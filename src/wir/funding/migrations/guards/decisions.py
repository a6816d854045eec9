"""What the authority released, delivered, allowed or corrected stays.

Open on purpose: days are not held against the clock of the database, since an act is told its day; and whether a notice
became final by mere lapse of time is reckoned (rules/delivery.py, with holidays), so until somebody waives or asks for money
one official may enter a day anew, as the product allows it, and the journal has to name it. `retrieved_on` and
`notified_on` are entered once and have no second source to be held against.
"""

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

# The day of delivery starts periods of law: what was sent, retrieved and waived stays. A delivery begins without a day, and
# a decision that has come is not delivered again; corrections that a later one replaced are.
DELIVERY_STAYS = """
create function funding_delivery_stays() returns trigger language plpgsql as $$
declare begun date; came date;
begin
  if tg_op = 'INSERT' then
    if new.replaced or new.never_arrived
       or coalesce(new.notified_on, new.retrieved_on, new.posted_on, new.served_on, new.received_on, new.waived_on) is not null then
      raise exception 'A delivery begins without a day.' using errcode = 'insufficient_privilege';
    end if;
    select greatest(d.made_on, (select max(e.announced_on) from funding_delivery e where e.document_id = d.id)) into begun
      from documents_document d join funding_letter l on l.document_id = d.id
      where d.id = new.document_id and l.application_id = new.application_id;
    if begun is null or new.announced_on < begun then
      raise exception 'A delivery follows its letter.' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or (old.id, old.application_id, old.document_id, old.way, old.announced_on)
     is distinct from (new.id, new.application_id, new.document_id, new.way, new.announced_on)
     or (old.notified_on is not null and new.notified_on is distinct from old.notified_on)
     or (old.retrieved_on is not null and new.retrieved_on is distinct from old.retrieved_on)
     or (old.waived_on is not null and new.waived_on is distinct from old.waived_on)
     or (old.replaced and new is distinct from old) then
    raise exception 'Delivery %: what was sent, told, retrieved and waived stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  came := coalesce(old.retrieved_on, old.served_on, case when not old.never_arrived then old.posted_on end);
  if new.replaced and came is not null and exists
     (select from documents_document where id = old.document_id and kind <> 'correction_notice') then
    raise exception 'Delivery %: it has come and is not replaced.', old.id using errcode = 'insufficient_privilege';
  end if;
  if new.waived_on is distinct from old.waived_on and (came is null or new.waived_on < came) then
    raise exception 'Delivery %: nobody waives before it has come.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_delivery
  for each row execute function funding_delivery_stays();
"""

# A day that officials enter is the one that the journal names last. Once others rely on it (a waiver, or money asked for, which
# needs a final notice), only two people put it right.
DAY_IS_ENTERED = """
create function funding_day_is_entered() returns trigger language plpgsql as $$
declare
  one text; before text; after text; fixed boolean; by_two record; said text; sayer bigint; now_there jsonb;
begin
  select to_jsonb(d) into now_there from funding_delivery d where d.id = old.id;  -- as it stands at the end
  fixed := (old.waived_on is not null or exists
    (select from funding_disbursement d join funding_grant g on g.id = d.grant_id where g.notice_id = old.document_id));
  foreach one in array array['posted', 'served', 'received'] loop
    before := to_jsonb(old) ->> (one || '_on');
    after := now_there ->> (one || '_on');
    continue when before is not distinct from after and (one <> 'received' or old.never_arrived = (now_there ->> 'never_arrived')::boolean);
    select c.what, c.day into by_two from funding_daycorrection c
      where c.delivery_id = old.id and c.state = 'confirmed' order by c.id desc limit 1;
    continue when by_two.what = one and by_two.day::text is not distinct from after;
    if fixed and by_two.what is null and (before is not null or one = 'received') then
      raise exception 'Delivery %: others rely on that day, two people put it right.', old.id
        using errcode = 'insufficient_privilege';
    end if;
    select e.facts ->> one, e.by into said, sayer from journal_entry e
      where e.thing = 'funding.application' and e.thing_id = old.application_id
        and e.act in ('funding.post', 'funding.serve', 'funding.prove_receipt')
        and e.facts -> 'delivery' = to_jsonb(old.id) and e.facts ? one
      order by e.id desc limit 1;
    if not found or said is distinct from after or not exists
       (select from accounts_membership m join funding_application a on a.controller_id = m.organisation_id
          where a.id = old.application_id and m.user_id = sayer and m.role = 'official' and not m.waits) then
      raise exception 'Delivery %: no official entered that day.', old.id using errcode = 'insufficient_privilege';
    end if;
  end loop;
  return null;
end $$;

create constraint trigger is_entered after update on funding_delivery deferrable initially deferred
  for each row when ((old.posted_on, old.served_on, old.received_on, old.never_arrived)
    is distinct from (new.posted_on, new.served_on, new.received_on, new.never_arrived))
  execute function funding_day_is_entered();
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

# An official who did not ask answers, and the answer is a letter of its own.
EARLY_START_IS_ANSWERED = """
create function funding_early_start_is_answered() returns trigger language plpgsql as $$
declare begun bigint; answered bigint; letters bigint;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'requested' then
      raise exception 'An early start begins as a request.' using errcode = 'insufficient_privilege';
    end if;
    return null;
  end if;
  if new.decided_by_id = new.requested_by_id or not exists (select from funding_application a
     where a.id = new.application_id
       and funding_had_role(new.decided_by_id, a.controller_id, array['official'], new.decided_on)) then
    raise exception 'Early start %: no official answered it.', new.id using errcode = 'insufficient_privilege';
  end if;
  select count(*) into answered from funding_earlystart e
    where e.application_id = new.application_id and e.state in ('approved', 'denied');
  select count(*), count(*) filter (where d.made_on = new.decided_on) into letters, begun
    from funding_letter l join documents_document d on d.id = l.document_id
    where l.application_id = new.application_id and d.kind = 'early_start_letter';
  if letters < answered or begun = 0 then
    raise exception 'Early start %: there is no letter that answers it.', new.id using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create constraint trigger begins after insert on funding_earlystart
  for each row execute function funding_early_start_is_answered();
create constraint trigger is_answered after update on funding_earlystart deferrable initially deferred
  for each row when (new.state in ('approved', 'denied')) execute function funding_early_start_is_answered();
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

GUARDS = (DECISION_STAYS, SLICE_STAYS, DELIVERY_STAYS, DAY_IS_ENTERED, EARLY_START_STAYS, EARLY_START_IS_ANSWERED, CORRECTION_STAYS)

# Triggers go with their functions.
BACK = """
drop function if exists
  funding_correction_stays,
  funding_early_start_is_answered,
  funding_early_start_stays,
  funding_day_is_entered,
  funding_delivery_stays,
  funding_decisionslice_stays,
  funding_decision_stays
cascade;
"""
