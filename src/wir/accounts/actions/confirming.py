"""Is it true that this person acts for this organisation? An official looks into it, or a letter brings a code."""

from datetime import date, datetime, timedelta
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wir.accounts import codes, links
from wir.accounts.access import EDITOR
from wir.accounts.actions.claiming import give_role
from wir.accounts.mailboxes import bare, mailboxes_of
from wir.accounts.models import Claim, Invitation, JoinRequest, LetterCode, Organisation, User
from wir.core.refusal import Refused
from wir.journal.steps import Facts, record, taking

CODE_DAYS = 60
REGISTERED = (
    "registered_email",
    "registered_email_source",
    "registered_email_by",
    "registered_email_on",
)


def confirm_claim(claim: Claim, *, reason: str, by: User, at: datetime) -> None:
    """An official has found out that it is true, and says how."""
    with taking("confirm_claim", claim, by=by, payload={"reason": reason}) as facts:
        claim.reason = reason
        _confirm(claim, facts, at=at)


def refuse_claim(claim: Claim, *, reason: str, by: User, at: datetime) -> None:
    """It is not true. Everybody who came in through this claim goes, and so does what they entered about it.

    Somebody else may then claim the organisation. Its drafts are set apart in the same transaction (funding/reactions.py).
    """
    with taking("refuse_claim", claim, by=by, payload={"reason": reason}) as facts:
        claim.reason, claim.decided_at = reason, at
        organisation = Organisation.objects.select_for_update().get(pk=claim.organisation_id)
        facts["organisation"] = organisation.pk
        if not organisation.is_confirmed:
            facts["roles_ended"] = _send_away(organisation, by=by)


def make_code(claim: Claim, *, code: str, address: str, by: User, on: date) -> LetterCode:
    """Keep the hash of the code in a letter that is printed already. An earlier letter's code is void. Raises Refused."""
    with transaction.atomic():
        made = _new_code(claim, code, by=by, on=on)
        record(
            "accounts.make_code",
            claim,
            by=by,
            facts={"last_day": made.last_day.isoformat()},
            payload={"address": address},
        )
    return made


def name_registered_address(claim: Claim, *, email: str, source: str, by: User, on: date) -> Organisation:
    """First official: enter the e-mail address that the register names, and where it is from. Raises Refused.

    The address is the organisation's and stays with it. Another official mails the code to it.
    """
    email, source = email.strip().lower(), source.strip()
    if not rules.has_perm("accounts.name_registered_address", by, claim):
        raise PermissionDenied("accounts.name_registered_address")
    if not source:
        raise Refused(_("Bitte schreiben Sie, woher Sie die Adresse kennen."))
    _refuse_own_address(claim, email)
    with transaction.atomic():
        claim = Claim.objects.select_for_update().get(pk=claim.pk)
        _refuse_decided(claim)
        kept = Organisation.objects.select_for_update().get(pk=claim.organisation_id)
        kept.registered_email, kept.registered_email_source = email, source
        kept.registered_email_by, kept.registered_email_on = by, on
        kept.save(update_fields=REGISTERED)
        record(
            "accounts.name_registered_address",
            kept,
            by=by,
            facts={"claim": claim.pk},
            payload={"address": email, "source": source},
        )
    return kept


def mail_code(claim: Claim, *, seen: str, by: User, on: date) -> LetterCode:
    """Second official: the code goes to the registered address, by a job. An earlier code is void. Raises Refused.

    `seen` is the address that the official saw. One that the person reads proves nothing.
    """
    if not rules.has_perm("accounts.make_code", by, claim):
        raise PermissionDenied("accounts.make_code")
    seed = links.new_seed()
    with transaction.atomic():
        claim = Claim.objects.select_for_update().get(pk=claim.pk)
        named = Organisation.objects.select_for_update(of=("self",)).select_related("registered_email_by")
        claim.organisation = named.get(pk=claim.organisation_id)
        email = claim.organisation.registered_email
        if not email or seen != email:
            raise Refused(
                _("Die Adresse ist nicht mehr die, die auf der Seite stand. Bitte laden Sie die Seite neu.")
            )
        _refuse_own_address(claim, email)
        if not rules.has_perm("accounts.mail_code", by, claim):
            raise Refused(
                _(
                    "Sie haben diese Adresse selbst eingetragen. Den Code schickt eine andere Person, oder Sie schreiben einen Brief."
                )
            )
        made = _new_code(
            claim,
            codes.code_from(seed),
            by=by,
            on=on,
            email=email,
            email_named_by=claim.organisation.registered_email_by,
            seed=seed,
        )
        facts = {"last_day": made.last_day.isoformat(), "named_by": made.email_named_by_id}
        record("accounts.mail_code", made.claim, by=by, facts=facts, payload={"address": email})
    return made


def _refuse_own_address(claim: Claim, email: str) -> None:
    if bare(email) in mailboxes_of(claim.user) | {bare(claim.email)}:
        raise Refused(
            _(
                "Das ist die Adresse der Person selbst. Bitte nehmen Sie die Adresse aus dem Register oder schreiben Sie einen Brief."
            )
        )


def _refuse_decided(claim: Claim) -> None:
    if claim.state != "open":
        raise Refused(_("Darüber ist schon entschieden. Ein Brief ist nicht mehr nötig."))


def _new_code(claim: Claim, code: str, *, by: User, on: date, **mailed: Any) -> LetterCode:
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if not rules.has_perm("accounts.make_code", by, claim):
        raise PermissionDenied("accounts.make_code")
    _refuse_decided(claim)
    LetterCode.objects.filter(claim=claim).delete()
    return LetterCode.objects.create(
        claim=claim,
        code_hash=codes.hash_of(code),
        made_by=by,
        made_on=on,
        last_day=on + timedelta(days=CODE_DAYS),
        **mailed,
    )


def redeem_code(claim: Claim, *, typed: str, by: User, at: datetime) -> None:
    """The clerk types the code of the letter. Right: the organisation is confirmed. Raises Refused.

    Each guess is counted in a transaction of its own before it is compared: nothing that fails later gives it back.
    """
    on = timezone.localdate(at)
    code = _count_the_try(claim, by=by, on=on)
    if not codes.fits(typed, code.code_hash):
        raise Refused(_wrong(code))
    with taking("redeem_code", claim, by=by) as facts:
        if not LetterCode.objects.filter(pk=code.pk, used_on=None).update(used_on=on):
            raise Refused(_("Dieser Code gilt nicht mehr. Es gibt inzwischen einen neueren."))
        _confirm(claim, facts, at=at)


def _count_the_try(claim: Claim, *, by: User, on: date) -> LetterCode:
    with transaction.atomic(durable=True):
        if not rules.has_perm("accounts.redeem_code", by, claim):
            raise PermissionDenied("accounts.redeem_code")
        code = LetterCode.objects.select_for_update().filter(claim=claim, claim__state="open").first()
        if code is None or not code.is_alive(on):
            raise Refused(
                _(
                    "Es gibt keinen gültigen Code. Bitte lassen Sie sich von der Behörde einen neuen Code schicken."
                )
            )
        code.tries += 1
        code.save(update_fields=["tries"])
        record("accounts.try_code", claim, by=by, facts={"tries": code.tries})
    return code


def _wrong(code: LetterCode) -> str:
    if code.tries_left:
        return ngettext(
            "Dieser Code passt nicht. Sie haben noch einen Versuch.",
            "Dieser Code passt nicht. Sie haben noch %(number)s Versuche.",
            code.tries_left,
        ) % {"number": code.tries_left}
    return _(
        "Dieser Code passt nicht, und das war der letzte Versuch. Bitte lassen Sie sich einen neuen Code schicken."
    )


def _confirm(claim: Claim, facts: Facts, *, at: datetime) -> None:
    claim.decided_at = at
    organisation = Organisation.objects.select_for_update().get(pk=claim.organisation_id)
    Organisation.objects.filter(pk=organisation.pk).update(confirmed_at=at)
    give_role(EDITOR, organisation, to=claim.user)
    facts["organisation"] = organisation.pk


def _send_away(organisation: Organisation, *, by: User) -> int:
    """Roles, open invitations and requests, and the profile: all of it came from somebody who may not act here."""
    held = list(organisation.memberships.order_by("pk"))
    for role in held:  # the journal keeps who once acted here
        record("accounts.end_role", organisation, by=by, facts={"person": role.user_id, "role": role.role})
    organisation.memberships.all().delete()
    Invitation.objects.filter(organisation=organisation, state="open").update(state="taken_back")
    JoinRequest.objects.filter(organisation=organisation, state="open").delete()
    Organisation.objects.filter(pk=organisation.pk).update(
        street="", postal_code="", town="", account_holder="", iban="", signatures_needed=1, account_named_by=None,
        account_named_on=None, account_confirmed_by=None, account_confirmed_on=None,
    )  # fmt: skip
    return len(held)
