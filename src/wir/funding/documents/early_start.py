"""The answer to a request to begin early: it decides nothing about the grant, and says so."""

from dataclasses import dataclass
from datetime import date

from wir.core.days import long_day, short_day
from wir.documents import kinds
from wir.funding.documents.parts import TEMPLATES, Sender

LABEL = "Schreiben zum vorzeitigen Maßnahmenbeginn"
TEMPLATE = TEMPLATES / "early_start_letter.typ"
NEEDS = (
    "project", "requested_on", "planned_start", "valid_from", "answer", "court", "signed_by", "check_at",
)  # fmt: skip
EARLY_START_LETTER = kinds.register(kinds.Kind("early_start_letter", LABEL, TEMPLATE, NEEDS))


@dataclass(frozen=True, kw_only=True)
class EarlyStartLetter:
    """What it says. Without `valid_from` it is a refusal, and names the court of the remedy."""

    number: str
    day: date
    demo: bool
    sender: Sender
    addressee: tuple[str, ...]
    project: str
    requested_on: date
    planned_start: date
    valid_from: date | None
    answer: str
    court_name: str
    court_seat: str
    signed_by: str
    check_at: str


def early_start_data(letter: EarlyStartLetter) -> dict[str, object]:
    """The data of the template, in words people read."""
    agreed = letter.valid_from is not None
    return {
        "title": "Zustimmung zum vorzeitigen Beginn" if agreed else "Kein vorzeitiger Beginn",
        "number": letter.number,
        "day": short_day(letter.day),
        "demo": letter.demo,
        "sender": letter.sender.as_data(),
        "addressee": list(letter.addressee),
        "project": letter.project,
        "requested_on": short_day(letter.requested_on),
        "planned_start": short_day(letter.planned_start),
        "valid_from": long_day(letter.valid_from) if letter.valid_from else "",
        "answer": letter.answer,
        "court": {"name": letter.court_name, "seat": letter.court_seat},
        "signed_by": letter.signed_by,
        "check_at": letter.check_at,
    }
