"""What was done with the money: handed in by the recipient, accepted by an official, and the grant is closed."""

from collections.abc import Mapping
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.money import euro
from wir.core.refusal import Refused
from wir.funding.models import Grant, Proof, ProofLine
from wir.funding.purse import open_requests, purse_of
from wir.funding.rules.balance import most_spent
from wir.funding.rules.proving import choose
from wir.funding.shown import of_proof, refuse_changed
from wir.journal.steps import record, taking


def planned(grant: Grant) -> dict[str, int]:
    """The cost lines of the plan with their cents over all years."""
    lines: dict[str, int] = {}
    for item in grant.application.cost_items.order_by("year", "pk"):
        lines[item.label] = lines.get(item.label, 0) + item.cents
    return lines


def hand_in_proof(
    grant: Grant, *, narrative: str, actual: Mapping[str, int], unused_cents: int, by: User, on: date
) -> Proof:
    """The recipient hands in narrative, sums by cost line and what was not needed, in cents. Raises Refused.

    The same sent twice is handed in once.
    """
    with transaction.atomic():
        found = (
            Grant.objects.select_for_update(of=("self",))
            .select_related("application__applicant")
            .get(pk=grant.pk)
        )
        if not rules.has_perm("funding.hand_in_proof", by, found):
            raise PermissionDenied
        paid, lines = purse_of(found).paid, planned(found)
        told = {label: actual.get(label, 0) for label in lines}
        if before := _the_same(found, narrative=narrative, unused_cents=unused_cents, told=told):
            return before
        _refuse_untimely(found)
        if not 0 <= unused_cents <= paid:
            raise Refused(
                _("Nicht gebraucht haben können Sie höchstens, was ausgezahlt wurde: %(paid)s.")
                % {"paid": euro(paid)}
            )
        recipient = found.application.applicant.kind
        _refuse_absurd(told, planned=sum(lines.values()))
        rule = choose(notice_on=found.released_on, recipient=recipient, cents=found.cents)
        proof = Proof.objects.create(
            grant=found,
            narrative=narrative,
            unused_cents=unused_cents,
            regime=rule.regime or "",
            handed_in_by=by,
            handed_in_on=on,
        )
        ProofLine.objects.bulk_create(
            ProofLine(proof=proof, label=label, planned_cents=cents, actual_cents=told[label])
            for label, cents in lines.items()
        )
        facts = {"proof": proof.pk, "unused": unused_cents, "on": on.isoformat()}
        record("funding.hand_in_proof", found.application, by=by, facts=facts)
    return proof


def accept_proof(
    proof: Proof, *, regime: str, reason: str, by: User, gap_reason: str = "", shown: str | None = None
) -> None:
    """An official accepts the proof, and the grant is closed. Where the rule cannot choose the regime, a reason is needed.

    What was paid out and neither spent nor left over needs a sentence, which the recipient reads as well.

    Unused money is only recorded; asking for it back is an act of its own that comes later. Raises Refused.
    """
    with taking("accept_proof", proof, by=by, payload={"reason": reason}) as facts:
        refuse_changed(shown, of_proof(proof))
        if regime not in Proof.Regime.values:
            raise Refused(_("Bitte wählen Sie, welche Art von Nachweis gilt."))
        if regime != proof.regime and not reason.strip():
            raise Refused(_("Bitte begründen Sie, warum diese Art von Nachweis gilt."))
        if open_requests(proof.grant):
            raise Refused(_("Es ist noch Geld unterwegs. Schließen Sie zuerst alle Auszahlungen ab."))
        proof.gap_reason = _explained(proof, gap_reason)
        proof.regime, proof.regime_reason, proof.accepted_by = regime, reason.strip(), by
        close(proof.grant, by=by)
        facts |= {"regime": regime, "unused": proof.unused_cents}


def return_proof(proof: Proof, *, question: str, by: User, shown: str | None = None) -> None:
    """An official asks; the recipient hands in another proof, and until then money may be asked for again."""
    with taking("return_proof", proof, by=by, payload={"question": question}):
        refuse_changed(shown, of_proof(proof))
        proof.question = question


def reopen_proof(proof: Proof, *, question: str, by: User, shown: str | None = None) -> None:
    """Another official than the one who accepted it asks after all, and the grant that it closed runs again."""
    with taking("reopen_proof", proof, by=by, payload={"question": question}):
        refuse_changed(shown, of_proof(proof))
        proof.question = question
        reopen(proof.grant, by=by)


def close(grant: Grant, *, by: User) -> None:
    """Nothing is left to do with this grant; called when its proof is accepted."""
    with taking("close", grant, by=by):
        pass


def reopen(grant: Grant, *, by: User) -> None:
    """The grant runs again; called when its accepted proof is given back."""
    with taking("reopen", grant, by=by):
        pass


def _explained(proof: Proof, reason: str) -> str:
    """The sentence about the difference; nothing where there is none. Raises Refused when it is missing."""
    gap = proof.balance(purse_of(proof.grant).paid).gap
    if gap and not reason.strip():
        raise Refused(
            _(
                "Für %(gap)s steht im Nachweis nicht, wo sie geblieben sind. Bitte sagen Sie in einem Satz, warum Sie ihn annehmen, oder fragen Sie nach."
            )
            % {"gap": euro(gap)}
        )
    return reason.strip() if gap else ""


def _refuse_absurd(told: Mapping[str, int], *, planned: int) -> None:
    if max(told.values(), default=0) > most_spent(planned):
        raise Refused(too_much(planned))


def too_much(planned: int) -> str:
    """Why a sum is not taken, for the form and the act."""
    return _(
        "Tragen Sie höchstens %(most)s ein, das Zehnfache aller geplanten Kosten. Stimmt eine höhere Summe, rufen Sie die Behörde an."
    ) % {"most": euro(most_spent(planned))}


def _the_same(grant: Grant, *, narrative: str, unused_cents: int, told: dict[str, int]) -> Proof | None:
    """The proof that waits, if it says exactly this."""
    waiting = grant.proofs.filter(state="handed_in", narrative=narrative, unused_cents=unused_cents).first()
    if waiting and {line.label: line.actual_cents for line in waiting.lines.all()} == told:
        return waiting
    return None


def _refuse_untimely(grant: Grant) -> None:
    if grant.state != "accepted":
        raise Refused(_("Einen Nachweis geben Sie ab, solange die Förderung läuft."))
    if grant.proofs.exclude(state="returned").exists():
        raise Refused(_("Ihr Nachweis ist schon da. Sie müssen nichts weiter tun."))
