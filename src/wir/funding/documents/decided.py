"""The other two outcomes of a decision: a rejection (Ablehnungsbescheid) and a place on the waiting list (Nachrückliste).

The rejection is an administrative act with reasons and remedy. The letter about the waiting list decides nothing, and says so.
"""

from dataclasses import dataclass
from datetime import date

from wir.core.days import short_day
from wir.core.money import euro
from wir.documents import kinds
from wir.funding.documents.parts import TEMPLATES, CheckedRule, OpenPoints, Sender


@dataclass(frozen=True, kw_only=True)
class DecisionLetter:
    """What both letters say. `asked` in cents; court and findings are only for the rejection."""

    number: str
    day: date
    demo: bool
    sender: Sender
    addressee: tuple[str, ...]
    project: str
    applied_on: date
    asked: int
    guideline: str
    reasons: str
    findings: tuple[CheckedRule, ...]
    open_points: OpenPoints
    court_name: str
    court_seat: str
    signed_by: str
    check_at: str


_NEEDS = (
    "project", "applied_on", "asked", "guideline", "reasons", "finding_rows", "open", "court", "signed_by", "check_at",
)  # fmt: skip
REJECTION_NOTICE = kinds.register(
    kinds.Kind("rejection_notice", "Ablehnungsbescheid", TEMPLATES / "rejection_notice.typ", _NEEDS)
)
WAITING_LIST_LETTER = kinds.register(
    kinds.Kind(
        "waiting_list_letter", "Mitteilung zur Nachrückliste", TEMPLATES / "waiting_list_letter.typ", _NEEDS
    )
)


def decision_letter_data(letter: DecisionLetter, kind: kinds.Kind) -> dict[str, object]:
    """The data of both templates: every day and amount in words people read."""
    return {
        "title": kind.label,
        "number": letter.number,
        "day": short_day(letter.day),
        "demo": letter.demo,
        "sender": letter.sender.as_data(),
        "addressee": list(letter.addressee),
        "project": letter.project,
        "applied_on": short_day(letter.applied_on),
        "asked": euro(letter.asked),
        "guideline": letter.guideline,
        "reasons": letter.reasons,
        "finding_rows": [[found.says, found.result, found.source] for found in letter.findings],
        "open": letter.open_points.as_data(),
        "court": {"name": letter.court_name, "seat": letter.court_seat},
        "signed_by": letter.signed_by,
        "check_at": letter.check_at,
    }
