"""Where the money goes: one person names the account, a second one confirms it, and only then money moves."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.refusal import Refused
from wir.funding.models import Grant, PayoutAccount
from wir.funding.purse import account_of, proof_that_counts
from wir.funding.queries.accounts import can_be_confirmed_there
from wir.journal.steps import record

Basis = PayoutAccount.Basis


def name_first_account(grant: Grant, *, holder: str, iban: str, by: User, on: date) -> PayoutAccount:
    """Part of accepting, inside its transaction. Raises Refused."""
    return _name(grant, holder=holder, iban=iban, by=by, on=on)


def name_account(grant: Grant, *, holder: str, iban: str, by: User, on: date) -> PayoutAccount:
    """Name another account for the money that is still to come. Until it is confirmed no money moves. Raises Refused."""
    with transaction.atomic():
        found = _held(grant)
        if not rules.has_perm("funding.name_account", by, found):
            raise PermissionDenied("funding.name_account")
        if found.state != "accepted" or proof_that_counts(found):
            raise Refused(_("Für diese Förderung kommt kein Geld mehr. Ein anderes Konto ist nicht nötig."))
        last = account_of(found)
        if last and (last.holder, last.iban) == (holder, iban):
            raise Refused(_("Dieses Konto ist schon genannt."))
        account = _name(found, holder=holder, iban=iban, by=by, on=on)
        facts = {"account": account.pk, "basis": account.basis, "on": on.isoformat()}
        record("funding.name_account", found, by=by, facts=facts)
    return account


def confirm_account(account: PayoutAccount, *, by: User, on: date) -> None:
    """A second person of the organisation has compared it with what the bank says. Raises Refused."""
    with transaction.atomic():
        found = _waiting(account)
        if not rules.has_perm("funding.confirm_account", by, found):
            raise PermissionDenied("funding.confirm_account")
        _confirm(found, Basis.ORGANISATION, by=by, on=on)
        facts = {"account": found.pk, "on": on.isoformat()}
        record("funding.confirm_account", found.grant, by=by, facts=facts)


def vouch_for_account(account: PayoutAccount, *, note: str, by: User, on: date) -> None:
    """An official has asked there, because nobody else in the organisation could confirm it. Raises Refused."""
    with transaction.atomic():
        found = _waiting(account)
        if not rules.has_perm("funding.vouch_for_account", by, found):
            raise PermissionDenied("funding.vouch_for_account")
        if can_be_confirmed_there(found, on=on):
            raise Refused(
                _("In dieser Organisation kann eine zweite Person das Konto selbst bestätigen. Das geht vor.")
            )
        if not note.strip():
            raise Refused(_("Bitte schreiben Sie, wie Sie das Konto geprüft haben."))
        found.note = note.strip()
        _confirm(found, Basis.AUTHORITY, by=by, on=on)
        facts = {"account": found.pk, "on": on.isoformat()}
        record("funding.vouch_for_account", found.grant, by=by, facts=facts, payload={"note": found.note})


def _name(grant: Grant, *, holder: str, iban: str, by: User, on: date) -> PayoutAccount:
    """An account for which two people stand in the profile needs no third. Raises Refused."""
    if not holder or not iban:
        raise Refused(_("Bitte nennen Sie das Konto, auf das wir zahlen."))
    account = PayoutAccount(grant=grant, holder=holder, iban=iban, named_by=by, named_on=on)
    ours = Organisation.objects.select_for_update().get(pk=grant.application.applicant_id)
    if ours.account_is_confirmed and (ours.account_holder, ours.iban) == (holder, iban):
        account.named_by, account.named_on = ours.account_named_by, ours.account_named_on
        account.basis = Basis.PROFILE
        account.confirmed_by, account.confirmed_on = ours.account_confirmed_by, ours.account_confirmed_on
    account.save()
    return account


def _held(grant: Grant) -> Grant:
    """The grant, locked: money and accounts of one grant queue."""
    rows = Grant.objects.select_for_update(of=("self",)).select_related("application__applicant")
    return rows.get(pk=grant.pk)


def _waiting(account: PayoutAccount) -> PayoutAccount:
    """The account, if it is still the one that counts and waits. Raises Refused."""
    last = account_of(_held(account.grant))
    if last is None or last.pk != account.pk or last.is_confirmed:
        raise Refused(
            _("Dieses Konto wartet nicht mehr auf eine Bestätigung. Bitte laden Sie die Seite neu.")
        )
    return last


def _confirm(account: PayoutAccount, basis: Basis, *, by: User, on: date) -> None:
    account.basis, account.confirmed_by, account.confirmed_on = basis, by, on
    account.save()
