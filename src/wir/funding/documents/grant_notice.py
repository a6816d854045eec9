"""The grant notice (Zuwendungsbescheid), as frozen data and as a registered kind.

The action fills a `GrantNotice` from what is frozen in the database; `grant_notice_data` turns it into the words and
figures that `typst/grant_notice.typ` lays out. Typst computes nothing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wir.core.days import long_day, short_day
from wir.core.money import euro, euro_in_words
from wir.documents import kinds
from wir.funding.documents.parts import (
    TEMPLATES,
    CheckedRule,
    CostLine,
    FundingLine,
    OpenPoints,
    Sender,
    YearSlice,
)
from wir.guidelines.names import FINANCING as LABELS

Financing = Literal["share", "deficit", "fixed", "full"]
_MEANINGS: dict[Financing, str] = {
    "share": (
        "Wir zahlen einen festen Anteil der anerkannten Kosten, höchstens den bewilligten Betrag. Werden die Kosten"
        " niedriger oder kommen andere Mittel hinzu, sinkt unser Betrag im gleichen Verhältnis."
    ),
    "deficit": (
        "Wir zahlen, was nach allen anderen Mitteln fehlt, höchstens den bewilligten Betrag. Werden die Kosten"
        " niedriger oder kommen andere Mittel hinzu, sinkt unser Betrag um die ganze Summe."
    ),
    "fixed": (
        "Wir zahlen einen festen Betrag. Er bleibt gleich, solange die anerkannten Kosten nicht darunter sinken."
    ),
    "full": (
        "Wir zahlen ausnahmsweise alle anerkannten Kosten, höchstens den bewilligten Betrag. Werden sie niedriger,"
        " sinkt unser Betrag um die ganze Summe."
    ),
}
FINANCING = {kind: (LABELS[kind], meaning) for kind, meaning in _MEANINGS.items()}
"""The kinds of financing: what each is called, and what it means for the recipient."""


@dataclass(frozen=True, kw_only=True)
class GrantNotice:
    """Everything a grant notice (Zuwendungsbescheid) says. Money in cents; ValueError when the figures disagree.

    `financing` None: no guideline fixes the kind, and `financing_reason` says why. `partners` are those of a joint
    application with their own money; `joint` is what holds for it.
    """

    number: str
    day: date
    demo: bool
    sender: Sender
    addressee: tuple[str, ...]
    project: str
    applied_on: date
    amount: int
    purpose: str
    guideline: str
    period_start: date
    period_end: date
    financing: Financing | None
    financing_reason: str
    share_percent: str
    costs: tuple[CostLine, ...]
    funding: tuple[FundingLine, ...]
    calculation: str
    payment_rules: tuple[str, ...]
    proof_due: date
    proof_parts: tuple[str, ...]
    provisions: tuple[str, ...]
    slices: tuple[YearSlice, ...]
    reasons: str
    findings: tuple[CheckedRule, ...]
    court_name: str
    court_seat: str
    partners: tuple[tuple[str, int], ...]
    joint: tuple[str, ...]
    open_points: OpenPoints
    found_at: tuple[str, ...]
    signed_by: str
    check_at: str

    def __post_init__(self) -> None:
        if self.period_end < self.period_start:
            raise ValueError("Der Bewilligungszeitraum endet, bevor er anfängt.")
        if sum(line.cents for line in self.funding) != self.eligible_cost:
            raise ValueError("Kosten und Finanzierung gehen nicht auf.")
        if sum(part.cents for part in self.slices) != self.amount:
            raise ValueError("Die Beträge der Haushaltsjahre ergeben nicht den bewilligten Betrag.")
        if not 0 < self.amount <= self.eligible_cost:
            raise ValueError("Der bewilligte Betrag liegt nicht zwischen null und den anerkannten Kosten.")

    @property
    def years(self) -> tuple[int, ...]:
        """All budget years with cost, in order."""
        return tuple(sorted({year for line in self.costs for year in line.by_year}))

    @property
    def eligible_cost(self) -> int:
        """The sum of all cost lines in cents."""
        return sum(sum(line.by_year.values()) for line in self.costs)


GRANT_NOTICE = kinds.register(
    kinds.Kind(
        name="grant_notice",
        label="Zuwendungsbescheid",
        template=TEMPLATES / "grant_notice.typ",
        needs=(
            "project", "applied_on", "amount", "amount_in_words", "purpose", "guideline", "period", "financing",
            "cost_head", "cost_rows", "funding_rows", "calculation", "payment_rules", "proof_due", "proof_parts",
            "provisions", "slice_rows", "reasons", "finding_rows", "court", "joint", "open", "found_at", "signed_by", "check_at",
        ),
    )
)  # fmt: skip


def grant_notice_data(notice: GrantNotice) -> dict[str, object]:
    """The data of the template: every day and amount in words people read, tables as rows of texts."""
    kind, meaning = FINANCING[notice.financing] if notice.financing else ("", _not_fixed(notice))
    return {
        "title": "Zuwendungsbescheid",
        "number": notice.number,
        "day": short_day(notice.day),
        "demo": notice.demo,
        "sender": notice.sender.as_data(),
        "addressee": list(notice.addressee),
        "project": notice.project,
        "applied_on": short_day(notice.applied_on),
        "amount": euro(notice.amount),
        "amount_in_words": euro_in_words(notice.amount),
        "purpose": notice.purpose,
        "guideline": notice.guideline,
        "period": [short_day(notice.period_start), short_day(notice.period_end)],
        "financing": {"kind": kind, "meaning": meaning, "share": notice.share_percent},
        **_tables(notice),
        "calculation": notice.calculation,
        "payment_rules": list(notice.payment_rules),
        "proof_due": long_day(notice.proof_due),
        "proof_parts": list(notice.proof_parts),
        "provisions": list(notice.provisions),
        "reasons": notice.reasons,
        "court": {"name": notice.court_name, "seat": notice.court_seat},
        "joint": {
            "rows": [
                [name, euro(cents) if cents else "kein eigenes Geld"] for name, cents in notice.partners
            ],
            "rules": list(notice.joint),
        },
        "open": notice.open_points.as_data(),
        "found_at": list(notice.found_at),
        "signed_by": notice.signed_by,
        "check_at": notice.check_at,
    }


def _not_fixed(notice: GrantNotice) -> str:
    return (
        f"Die Art der Finanzierung ist nicht festgelegt. {notice.financing_reason} "
        "Sicher ist: Wir zahlen höchstens den bewilligten Betrag."
    )


def _tables(notice: GrantNotice) -> dict[str, object]:
    years = notice.years
    by_year = [sum(line.by_year.get(year, 0) for line in notice.costs) for year in years]
    return {
        "cost_head": ["Kosten", *(str(year) for year in years), "Summe"],
        "cost_rows": [
            *(
                [line.label, *_amounts([line.by_year.get(year, 0) for year in years])]
                for line in notice.costs
            ),
            ["Summe", *_amounts(by_year)],
        ],
        "funding_rows": [
            *([line.label, euro(line.cents)] for line in notice.funding),
            ["Summe", euro(notice.eligible_cost)],
        ],
        "slice_rows": [
            [str(part.year), euro(part.cents), "unter Vorbehalt" if part.reserved else "fest"]
            for part in notice.slices
        ],
        "finding_rows": [[found.says, found.result, found.source] for found in notice.findings],
    }


def _amounts(cents: list[int]) -> list[str]:
    """The amounts and behind them their sum."""
    return [euro(amount) for amount in (*cents, sum(cents))]
