"""What partners, signatories and the diversity centre said stays as they said it."""

# What partners answered is only added to, and only while the application may change.
ANSWER_STAYS = """
create function funding_answer_stays() returns trigger language plpgsql as $$
declare application record;
begin
  if tg_op = 'UPDATE' then
    raise exception 'Answer %: what was said stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  select a.id, a.state into application from funding_application a join funding_partner p on p.application_id = a.id
    where p.id = case when tg_op = 'INSERT' then new.partner_id else old.partner_id end for share of a;
  if tg_op = 'INSERT' and application.state in ('submitted', 'decision_prepared', 'waitlisted') and new.kind = 'left' then
    return new;  -- leaving opens the file, in the same transaction
  end if;
  if application.state <> 'draft' and not (tg_op = 'INSERT' and application.state = 'to_complete') then
    raise exception 'Application %: it was submitted, answers cannot be changed.', application.id
      using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_partneranswer
  for each row execute function funding_answer_stays();
"""

# The share of a partner stands in the plan of its own application.
SHARE_FITS = """
create function funding_share_fits() returns trigger language plpgsql as $$
begin
  if not exists (select from funding_partner where id = new.partner_id and application_id = new.application_id) then
    raise exception 'Partner % does not belong to application %.', new.partner_id, new.application_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger fits before insert or update on funding_fundingitem
  for each row when (new.partner_id is not null) execute function funding_share_fits();
"""

# A link for signing counts its tries and is used once; nothing else of it changes, nor anything of a signature.
SIGNATURE_STAYS = """
create function funding_signature_stays() returns trigger language plpgsql as $$
declare state_now text;
begin
  if tg_op = 'UPDATE' and not (
    tg_table_name = 'funding_signatureinvitation'
    and to_jsonb(old) - 'tries' - 'used_at' - 'taken_back_at' = to_jsonb(new) - 'tries' - 'used_at' - 'taken_back_at'
    and (to_jsonb(new) ->> 'tries')::int >= (to_jsonb(old) ->> 'tries')::int
    and to_jsonb(old) ->> 'used_at' is null
    and to_jsonb(old) ->> 'taken_back_at' is null
  ) then
    raise exception '% %: what was signed stays.', tg_table_name, old.id using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' then return new; end if;
  select state into state_now from funding_application
    where id = case when tg_op = 'INSERT' then new.application_id else old.application_id end for share;
  if state_now <> 'draft' and not (tg_op = 'INSERT' and state_now = 'to_complete') then
    raise exception 'It was submitted: signatures cannot be changed.' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_signature
  for each row execute function funding_signature_stays();
create trigger stays before insert or update or delete on funding_signatureinvitation
  for each row execute function funding_signature_stays();
"""

# A draft is shown to the centre before it is handed in; what was shown and said goes only with the draft.
SHOWING_STAYS = """
create function funding_showing_stays() returns trigger language plpgsql as $$
declare state_now text;
begin
  select a.state into state_now from funding_application a
    where a.id = case
      when tg_table_name = 'funding_showing' then (to_jsonb(coalesce(new, old)) ->> 'application_id')::bigint
      else (select s.application_id from funding_showing s where s.id = (to_jsonb(coalesce(new, old)) ->> 'showing_id')::bigint)
    end for share;
  if tg_op = 'DELETE' and state_now = 'draft' then return old; end if;
  if tg_op = 'INSERT' and state_now = 'draft' then return new; end if;
  raise exception '% on % %: what a centre was shown and what it said stays.', tg_op, tg_table_name, coalesce(new.id, old.id)
    using errcode = 'insufficient_privilege';
end $$;

create trigger stays before insert or update or delete on funding_showing
  for each row execute function funding_showing_stays();
create trigger stays before update or delete on funding_centrestatement
  for each row execute function funding_showing_stays();
"""

GUARDS = (ANSWER_STAYS, SHARE_FITS, SIGNATURE_STAYS, SHOWING_STAYS)

# Triggers go with their functions.
BACK = """
drop function if exists
  funding_showing_stays,
  funding_signature_stays,
  funding_share_fits,
  funding_answer_stays
cascade;
"""
