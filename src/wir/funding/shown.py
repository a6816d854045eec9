"""What was shown is what is acted on: a page carries the fingerprint of what stood on it, and the act compares it under lock.

Whoever prepares can take back and prepare anew while the second person still has the old page open. So pages of a second
look send `shown` along, and the act refuses when the thing says something else by then. `None` is a caller without a page.
"""

from django.utils.translation import gettext as _

from wir.core.findings import Finding
from wir.core.refusal import Refused
from wir.funding import verdicts
from wir.funding.content import digest
from wir.funding.models import (
    Application,
    Appropriation,
    Correction,
    DayCorrection,
    Disbursement,
    PayoutAccount,
    Proof,
)


def refuse_changed(shown: str | None, now: str) -> None:
    """Raises Refused when the page showed something else than what is stored now."""
    if shown is not None and shown != now:
        raise Refused(
            _(
                "Seit Sie die Seite geöffnet haben, hat sich etwas geändert. Nichts wurde gespeichert. "
                "Bitte lesen Sie, was jetzt da steht, und entscheiden Sie neu."
            )
        )


def of_case(application: Application, findings: list[Finding]) -> str:
    """What was handed in last and what the check of it has found, in the words that begin a reason."""
    return digest([application.content_hash, verdicts.in_words(findings)])


def of_disbursement(disbursement: Disbursement) -> str:
    """Sum, days, state and every account on the page: the order's, the one that counts now and the profile's."""
    one, applicant = disbursement, disbursement.grant.application.applicant
    applicant.refresh_from_db(fields=["account_holder", "iban"])
    last = PayoutAccount.objects.filter(grant=one.grant_id).order_by("pk").last()
    days = [one.need_from.isoformat(), one.need_to.isoformat()]
    account = last and [last.pk, last.holder, last.iban, last.basis, last.confirmed_by_id, last.note]
    profile = [applicant.account_holder, applicant.iban]
    who = [one.checked_by_id, one.approved_by_id]
    return digest([one.pk, one.state, one.cents, days, who, one.account_id, account, profile])


def of_correction(correction: Correction) -> str:
    """Which letter, what stands there, what must stand there and why."""
    one = correction
    return digest([one.pk, one.state, one.letter_id, one.wrong, one.right, one.reason, one.prepared_by_id])


def of_day_correction(correction: DayCorrection) -> str:
    """Which day, the one that counts now and the one that should, and why."""
    one, delivery = correction, correction.delivery
    days = [delivery.posted_on, delivery.served_on, delivery.received_on, one.day]
    said = [day.isoformat() if day else None for day in days]
    return digest([one.pk, one.state, one.what, said, delivery.never_arrived, one.reason, one.proposed_by_id])


def of_proof(proof: Proof) -> str:
    """Everything told, and whether it waits, counts or was given back."""
    lines = [[line.label, line.planned_cents, line.actual_cents] for line in proof.lines.order_by("pk")]
    return digest([proof.pk, proof.state, proof.narrative, proof.unused_cents, proof.regime, lines])


def of_appropriation(row: Appropriation | None) -> str:
    """The amount that stands there for line, year and kind; another one where nothing stands yet."""
    return digest([row.line, row.year, row.kind, row.cents] if row and row.pk else None)
