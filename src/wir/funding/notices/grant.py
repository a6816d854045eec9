"""The grant notice: what it says, from frozen data."""

from datetime import date

from django.conf import settings

from wir import guidelines
from wir.accounts.models import User
from wir.funding import catalogue, documents
from wir.funding.models import Application, Decision, FundingItem
from wir.funding.notices.parts import (
    addressee,
    at_address,
    check_at,
    checked,
    court_of,
    number_of_next,
    sender,
    signed_by,
)
from wir.funding.rules.proving import due
from wir.funding.text_blocks import TextBlocks, blocks
from wir.guidelines import Law

CALCULATION = "Bewilligt ist der Betrag in der ersten Zeile. Alles andere kommt aus Ihren eigenen und den anderen genannten Mitteln."
CALCULATIONS = {
    "deficit": "Bewilligt ist, was nach Ihren eigenen und allen anderen Mitteln fehlt, höchstens der genannte Betrag."
}
NOT_NAMED = "Die Fassung, die für Ihren Antrag gilt, sagt dazu nichts."


def compose(
    application: Application,
    decision: Decision,
    *,
    released_by: User,
    on: date,
    left_open: documents.OpenPoints,
) -> documents.GrantNotice:
    """What the notice says, from frozen data."""
    court = court_of(application.applicant)
    texts = blocks(application.applicant.kind, on=on)
    starts_on, ends_on = decision.starts_on, decision.ends_on
    if starts_on is None or ends_on is None:
        raise ValueError("An approval has its period; the database holds it.")
    line = catalogue.line(application.line, on=application.submitted_on)
    financing, why_none = financing_of(guidelines.law(application.line, application.submitted_on))
    return documents.GrantNotice(
        number=number_of_next(application),
        day=on,
        demo=settings.WIR_DEMO,
        sender=sender(application.controller),
        addressee=addressee(application),
        project=application.title,
        applied_on=application.submitted_on,
        amount=decision.total,
        purpose=application.purpose,
        guideline=f"{line.label}, Fassung {application.guideline}",
        period_start=starts_on,
        period_end=ends_on,
        financing=financing,
        financing_reason=why_none,
        share_percent=_share(application, decision) if financing == "share" else "",
        costs=_costs(application),
        funding=_funding(application, decision.total),
        calculation=CALCULATIONS.get(financing, CALCULATION),
        payment_rules=texts.payment_rules,
        proof_due=due(ends_on, notice_on=on),
        proof_parts=texts.proof_parts,
        provisions=(*texts.provisions, *_own(decision)),
        slices=tuple(
            documents.YearSlice(year=s.year, cents=s.cents, reserved=s.year > on.year)
            for s in decision.slices.order_by("year")
        ),
        reasons=decision.explanation,
        findings=checked(application),
        open_points=left_open,
        court_name=court.name,
        court_seat=court.seat,
        partners=_partners(application),
        joint=texts.joint,
        found_at=_found_at(texts),
        signed_by=signed_by(decision, released_by),
        check_at=check_at(),
    )


def financing_of(law: Law | None) -> tuple[documents.Financing | None, str]:
    """The kind that the guideline fixes, or None and why; a guideline that allows several fixes none."""
    found = law.get("financing") if law else None
    if found is None or not found.known:
        return None, found.reason if found else NOT_NAMED
    kinds: tuple[documents.Financing, ...] = found.value
    return (kinds[0], "") if len(kinds) == 1 else (None, "Sie erlaubt mehrere.")


def _share(application: Application, decision: Decision) -> str:
    costs = sum(item.cents for item in application.cost_items.all())
    return f"{decision.total * 100 / costs:.2f} %".replace(".", ",")


def _partners(application: Application) -> tuple[tuple[str, int], ...]:
    """Who takes part in a joint application, by name, each with the money of its own."""
    together = application.partners.select_related("organisation").prefetch_related("answers", "shares")
    return tuple(
        (partner.organisation.name, sum(row.cents for row in partner.shares.all()))
        for partner in together
        if partner.takes_part
    )


def _found_at(texts: TextBlocks) -> tuple[str, ...]:
    projects, privacy = at_address("funding:projects"), at_address("privacy")
    return tuple(text.format(projects=projects, privacy=privacy) for text in texts.found_at)


def _own(decision: Decision) -> list[str]:
    """The provisions that this case has of its own, one a line."""
    return [text for text in decision.provisions.splitlines() if text.strip()]


def _costs(application: Application) -> tuple[documents.CostLine, ...]:
    by_label: dict[str, dict[int, int]] = {}
    for item in application.cost_items.order_by("year", "pk"):
        years = by_label.setdefault(item.label, {})
        years[item.year] = years.get(item.year, 0) + item.cents
    return tuple(documents.CostLine(label=label, by_year=years) for label, years in by_label.items())


def _funding(application: Application, granted: int) -> tuple[documents.FundingLine, ...]:
    items = list(application.funding_items.order_by("year", "pk"))
    lines = [documents.FundingLine(label="Zuwendung", cents=granted)]
    lines += [
        documents.FundingLine(label=f"{item.source}: {item.label} ({item.year})", cents=item.cents)
        for item in items
        if item.kind != FundingItem.Kind.GRANT
    ]
    if gap := sum(item.cents for item in items) - sum(line.cents for line in lines):
        lines.append(documents.FundingLine(label="Von Ihnen zusätzlich zu tragen", cents=gap))
    return tuple(lines)
