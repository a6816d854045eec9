"""What became of the money: bound, accepted, asked for, checked and approved by whom, paid, and what was done with it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from wir.documents.files import Damaged
from wir.documents.models import read
from wir.funding.dossier.piece import Gap, Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Acceptance, Application, Disbursement, Grant, PayoutAccount, Proof


def pieces(application: Application) -> Iterator[Piece | Gap]:
    """Nothing without a grant; the payment orders byte for byte."""
    grant = Grant.objects.filter(application=application).first()
    if grant is None:
        return
    payments = grant.disbursements.select_related(
        "commitment__appropriation", "requested_by", "checked_by", "approved_by", "order"
    )
    yield Piece("geld/geld.json", "Geld und Nachweise", as_json(_money(grant, payments)))
    for payment in payments:
        if payment.order is None:
            continue
        try:
            yield Piece(f"geld/{payment.order.number}.pdf", payment.order.title, read(payment.order))
        except Damaged as damaged:
            yield Gap(payment.order.title, str(damaged))


def _money(grant: Grant, payments: QuerySet[Disbursement]) -> dict[str, Any]:
    bound = grant.commitments.select_related("appropriation").order_by("appropriation__year")
    accepted = Acceptance.objects.filter(grant=grant).select_related("accepted_by").first()
    accounts = grant.accounts.select_related("named_by", "confirmed_by")
    proofs = grant.proofs.select_related("handed_in_by").prefetch_related("lines")
    return {
        "cents": grant.cents,
        "state": grant.state,
        "released_on": grant.released_on,
        "bound_cents_by_year": {row.appropriation.year: row.cents for row in bound},
        "acceptance": _acceptance(accepted) if accepted else None,
        "accounts": [_account(account) for account in accounts],
        "payments": [_payment(payment) for payment in payments],
        "proofs": [_proof(proof) for proof in proofs],
    }


def _acceptance(accepted: Acceptance) -> dict[str, Any]:
    return {
        "accepted_by": str(accepted.accepted_by),
        "accepted_on": accepted.accepted_on,
    }


def _account(account: PayoutAccount) -> dict[str, Any]:
    return {
        "account": account.pk,
        "holder": account.holder,
        "iban": account.iban,
        "named_by": str(account.named_by),
        "named_on": account.named_on,
        "basis": account.basis,
        "confirmed_by": str(account.confirmed_by or "") or None,
        "confirmed_on": account.confirmed_on,
        "note": account.note,
    }


def _payment(payment: Disbursement) -> dict[str, Any]:
    return {
        "number": payment.number,
        "state": payment.state,
        "cents": payment.cents,
        "year": payment.commitment.appropriation.year,
        "account": payment.account_id,
        "need_from": payment.need_from,
        "need_to": payment.need_to,
        "requested_by": str(payment.requested_by),
        "requested_on": payment.requested_on,
        "checked_by": str(payment.checked_by or "") or None,
        "approved_by": str(payment.approved_by or "") or None,
        "approved_on": payment.approved_on,
        "paid_on": payment.paid_on,
        "question": payment.question,
    }


def _proof(proof: Proof) -> dict[str, Any]:
    lines = [
        {"label": line.label, "planned_cents": line.planned_cents, "actual_cents": line.actual_cents}
        for line in proof.lines.all()
    ]
    return {
        "state": proof.state,
        "narrative": proof.narrative,
        "unused_cents": proof.unused_cents,
        "regime": proof.regime,
        "regime_reason": proof.regime_reason,
        "gap_reason": proof.gap_reason,
        "question": proof.question,
        "handed_in_by": str(proof.handed_in_by),
        "handed_in_on": proof.handed_in_on,
        "lines": lines,
    }
