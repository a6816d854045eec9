"""No money passes what was granted and bound, and none moves after the proof of use or to an account that nobody confirmed, whoever sends
which statement.

Open on purpose: a grant turns from offered to accepted without a look at the acceptance, since only the account that a second
person confirmed lets money move; by which weekday or holiday a letter counts as arrived is reckoned (rules/delivery.py) and
not repeated here; and whether two accounts of the portal are one person (accounts/mailboxes.py) is asked by the acts alone.
"""

# A grant only moves along its table; a proof that was given back opens it again.
GRANT_STAYS = """
create function funding_grant_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'offered' then
      raise exception 'A grant begins as an offer.' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE'
     or (old.id, old.application_id, old.controller_id, old.cents, old.starts_on, old.ends_on, old.released_on, old.notice_id)
        is distinct from
        (new.id, new.application_id, new.controller_id, new.cents, new.starts_on, new.ends_on, new.released_on, new.notice_id)
     or (old.state <> new.state and (old.state, new.state) not in (('offered', 'accepted'), ('accepted', 'closed'), ('closed', 'accepted'))) then
    raise exception 'Grant %: what was granted stays; only its state moves on.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_grant
  for each row execute function funding_grant_stays();
"""

# One person names an account, another one confirms it; then it stays.
PAYOUT_ACCOUNT_STAYS = """
create function funding_payoutaccount_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.confirmed_by_id is not null
     or (old.id, old.grant_id, old.holder, old.iban, old.named_by_id, old.named_on) is distinct from
        (new.id, new.grant_id, new.holder, new.iban, new.named_by_id, new.named_on) then
    raise exception 'Account %: it stays as it was named and confirmed.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on funding_payoutaccount
  for each row execute function funding_payoutaccount_stays();
"""

# Somebody of the recipient names the account. The second person is of the recipient or an official, or both stand in the profile.
ACCOUNT_IS_CONFIRMED = """
create function funding_account_is_confirmed() returns trigger language plpgsql as $$
declare applicant bigint; authority bigint; of_profile boolean;
begin
  select a.applicant_id, g.controller_id into applicant, authority
    from funding_grant g join funding_application a on a.id = g.application_id where g.id = new.grant_id;
  of_profile := new.basis = 'profile' and exists (select from accounts_organisation o where o.id = applicant
    and (o.account_holder, o.iban, o.account_named_by_id, o.account_confirmed_by_id)
      = (new.holder, new.iban, new.named_by_id, new.confirmed_by_id));
  if tg_op = 'INSERT' then
    if exists (select from funding_grant where id = new.grant_id and state = 'closed') then
      raise exception 'Account: its grant is closed.' using errcode = 'insufficient_privilege';
    end if;
    if new.confirmed_by_id is not null and not of_profile then
      raise exception 'Account: it is named before it is confirmed.' using errcode = 'insufficient_privilege';
    end if;
    if not of_profile and not funding_had_role(new.named_by_id, applicant, array['editor', 'finance'], new.named_on) then
      raise exception 'Account: nobody of the recipient named it.' using errcode = 'insufficient_privilege';
    end if;
    return null;
  end if;
  if new.confirmed_by_id is not null and not (case new.basis
    when 'organisation' then funding_had_role(new.confirmed_by_id, applicant, array['signatory', 'finance'], new.confirmed_on)
    when 'authority' then funding_had_role(new.confirmed_by_id, authority, array['official'], new.confirmed_on) and not
      funding_had_role(new.confirmed_by_id, applicant, array['editor', 'signatory', 'finance'], new.confirmed_on)
    else false
  end) then
    raise exception 'Account %: that person does not confirm it.', new.id using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create constraint trigger is_confirmed after insert or update on funding_payoutaccount
  for each row execute function funding_account_is_confirmed();
"""

# The recipient accepts what has come; with it the grant is no longer an offer.
ACCEPTANCE_FOLLOWS = """
create function funding_acceptance_follows() returns trigger language plpgsql as $$
declare granted record;
begin
  select g.state, g.notice_id, a.applicant_id into granted
    from funding_grant g join funding_application a on a.id = g.application_id where g.id = new.grant_id;
  if granted.state = 'offered' then
    raise exception 'Acceptance: the grant is still an offer.' using errcode = 'insufficient_privilege';
  end if;
  if not funding_had_role(new.accepted_by_id, granted.applicant_id, array['editor'], new.accepted_on) then
    raise exception 'Acceptance: nobody of the recipient accepted it.' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from funding_delivery d where d.document_id = granted.notice_id
     and coalesce(d.retrieved_on, d.served_on, d.posted_on) <= new.accepted_on) then
    raise exception 'Acceptance: the notice had not come by then.' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create constraint trigger follows after insert on funding_acceptance deferrable initially deferred
  for each row execute function funding_acceptance_follows();
"""

# A grant closes with a proof that an official accepted, and with no money on its way; the two change together.
GRANT_CLOSES = """
create function funding_grant_closes() returns trigger language plpgsql as $$
declare held record; its_grant bigint;
begin
  its_grant := case when tg_table_name = 'funding_grant' then new.id else (to_jsonb(new) ->> 'grant_id')::bigint end;
  select g.id, g.state, g.controller_id, p.accepted_by_id into held
    from funding_grant g left join funding_proof p on p.grant_id = g.id and p.state = 'accepted' where g.id = its_grant;
  if (held.state = 'closed') <> (held.accepted_by_id is not null) then
    raise exception 'Grant %: it closes with its accepted proof.', its_grant using errcode = 'insufficient_privilege';
  end if;
  if held.state <> 'closed' then return null; end if;
  if not exists (select from accounts_membership
     where user_id = held.accepted_by_id and organisation_id = held.controller_id and role = 'official' and not waits) then
    raise exception 'Grant %: no official accepted its proof.', its_grant using errcode = 'insufficient_privilege';
  end if;
  if exists (select from funding_disbursement where grant_id = its_grant and state in ('requested', 'checked', 'approved')) then
    raise exception 'Grant %: money is on its way.', its_grant using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create constraint trigger closes after update on funding_grant deferrable initially deferred
  for each row when (old.state is distinct from new.state) execute function funding_grant_closes();
create constraint trigger closes after insert or update on funding_proof deferrable initially deferred
  for each row execute function funding_grant_closes();
"""

# The last word on sums: no request and no payment passes the commitment of its year, the grant, or what the year has
# committed. It waits for the second person who stands for the account, and ends with the proof of use.
DISBURSEMENT_STAYS_WITHIN = """
create function funding_disbursement_stays_within() returns trigger language plpgsql as $$
declare whole bigint; others bigint; year_id bigint; account bigint;
begin
  if tg_op = 'DELETE' then
    raise exception 'Disbursement %: it stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' and new.state <> 'requested' then
    raise exception 'A disbursement begins as a request.' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (
     (old.id, old.grant_id, old.commitment_id, old.cents, old.need_from, old.need_to, old.requested_by_id, old.requested_on)
     is distinct from
     (new.id, new.grant_id, new.commitment_id, new.cents, new.need_from, new.need_to, new.requested_by_id, new.requested_on)
     or (old.state <> new.state and (old.state, new.state) not in (('requested', 'checked'), ('checked', 'approved'),
         ('approved', 'paid'), ('requested', 'returned'), ('checked', 'returned'), ('approved', 'returned')))
     or (old.state in ('paid', 'returned') and new is distinct from old)) then
    raise exception 'Disbursement %: what was asked and paid stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  -- Everybody who asks for money of this grant queues here, so that the sums below are the last word.
  perform 1 from funding_grant where id = new.grant_id for no key update;
  if new.state in ('requested', 'checked', 'approved') and (tg_op = 'INSERT' or old.state <> new.state) and exists
     (select from funding_proof where grant_id = new.grant_id and state <> 'returned') then
    raise exception 'Disbursement: no money moves after the proof of use.' using errcode = 'check_violation';
  end if;
  if new.state = 'paid' and exists
     (select from funding_proof where grant_id = new.grant_id and state <> 'returned' and handed_in_on < new.paid_on) then
    raise exception 'Disbursement: paid after the proof of use.' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and old.account_id is distinct from new.account_id and (old.state, new.state) <> ('checked', 'approved') then
    raise exception 'Disbursement %: the account is that of its order.', old.id using errcode = 'insufficient_privilege';
  end if;
  if new.state in ('requested', 'checked', 'approved') and (tg_op = 'INSERT' or old.state <> new.state) then
    select id into account from funding_payoutaccount where grant_id = new.grant_id order by id desc limit 1;
    if not exists (select from funding_payoutaccount where id = account and confirmed_by_id is not null)
       or (new.state = 'approved' and new.account_id is distinct from account) then
      raise exception 'Disbursement: a second person has not confirmed the account.' using errcode = 'check_violation';
    end if;
  end if;
  select cents, appropriation_id into whole, year_id from funding_commitment
    where id = new.commitment_id and grant_id = new.grant_id;
  if whole is null then
    raise exception 'Disbursement: the commitment belongs to another grant.' using errcode = 'check_violation';
  end if;
  if new.state <> 'returned' then
    select coalesce(sum(cents), 0) into others from funding_disbursement
      where commitment_id = new.commitment_id and state <> 'returned' and id is distinct from new.id;
    if others + new.cents > whole then
      raise exception 'Disbursement: more than the year''s commitment.' using errcode = 'check_violation';
    end if;
    select coalesce(sum(cents), 0) into others from funding_disbursement
      where grant_id = new.grant_id and state <> 'returned' and id is distinct from new.id;
    select cents into whole from funding_grant where id = new.grant_id;
    if others + new.cents > whole then
      raise exception 'Disbursement: more than the grant.' using errcode = 'check_violation';
    end if;
  end if;
  if new.state = 'paid' then
    select committed_cents into whole from funding_appropriation where id = year_id for no key update;
    select coalesce(sum(d.cents), 0) into others from funding_disbursement d
      join funding_commitment c on c.id = d.commitment_id
      where c.appropriation_id = year_id and d.state = 'paid' and d.id <> new.id;
    if others + new.cents > whole then
      raise exception 'Disbursement: more than the year has committed.' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;

create trigger within before insert or update or delete on funding_disbursement
  for each row execute function funding_disbursement_stays_within();
"""

# A proof of use that was handed in stays; officials accept it, give it back, or reopen it as returned.
PROOF_STAYS = """
create function funding_proof_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'handed_in' or new.accepted_by_id is not null then
      raise exception 'A proof begins as handed in.' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or old.state = 'returned' or (old.state, new.state) = ('accepted', 'handed_in')
     or (old.state = 'accepted' and (old.regime, old.regime_reason, old.accepted_by_id, old.gap_reason)
          is distinct from (new.regime, new.regime_reason, new.accepted_by_id, new.gap_reason))
     or (old.id, old.grant_id, old.narrative, old.unused_cents, old.handed_in_by_id, old.handed_in_on) is distinct from
        (new.id, new.grant_id, new.narrative, new.unused_cents, new.handed_in_by_id, new.handed_in_on) then
    raise exception 'Proof %: what was handed in stays.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before insert or update or delete on funding_proof
  for each row execute function funding_proof_stays();
"""

GUARDS = (GRANT_STAYS, PAYOUT_ACCOUNT_STAYS, ACCOUNT_IS_CONFIRMED, ACCEPTANCE_FOLLOWS, GRANT_CLOSES, DISBURSEMENT_STAYS_WITHIN, PROOF_STAYS)

# Triggers go with their functions.
BACK = """
drop function if exists
  funding_proof_stays,
  funding_disbursement_stays_within,
  funding_grant_closes,
  funding_acceptance_follows,
  funding_account_is_confirmed,
  funding_payoutaccount_stays,
  funding_grant_stays
cascade;
"""
