"""The receipt (Eingangsbestätigung): what arrived, on which day, and what happens next."""

from dataclasses import dataclass
from datetime import date

from wir.core.days import long_day, short_day
from wir.documents import kinds
from wir.funding.documents.application import ChapterData
from wir.funding.documents.parts import TEMPLATES, Sender

RECEIPT = kinds.register(
    kinds.Kind(
        "receipt",
        "Eingangsbestätigung",
        TEMPLATES / "receipt.typ",
        ("says", "facts", "next", "chapters", "check_at"),
    )
)


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What it says. `chapters` as `notices.chapters` gives them; `usual_days` None when nobody named any."""

    number: str
    day: date
    demo: bool
    sender: Sender
    addressee: tuple[str, ...]
    application: str
    project: str
    version: int
    received_on: date
    content_hash: str
    guideline: str
    usual_days: int | None
    chapters: list[ChapterData]
    check_at: str


def receipt_data(receipt: Receipt) -> dict[str, object]:
    """The data of the template, in words people read."""
    return {
        "title": RECEIPT.label,
        "number": receipt.number,
        "day": short_day(receipt.day),
        "demo": receipt.demo,
        "sender": receipt.sender.as_data(),
        "addressee": list(receipt.addressee),
        "says": _arrived(receipt),
        "facts": [
            ["Ihr Antrag", receipt.application],
            ["Ihr Vorhaben", receipt.project],
            ["Eingegangen am", short_day(receipt.received_on)],
            ["Fassung", str(receipt.version)],
            ["Richtlinie", receipt.guideline],
            ["Es entscheidet", receipt.sender.name],
            ["Prüfwert (SHA-256)", _in_groups(receipt.content_hash)],
        ],
        "next": [
            "Wir prüfen Ihren Antrag. Fehlt etwas, fragen wir nach und nennen einen Tag, bis zu dem wir es brauchen.",
            _usual(receipt.usual_days),
            "Bis zur Entscheidung können Sie den Antrag jederzeit zurückziehen. Den Stand sehen Sie immer im WIR-Portal.",
        ],
        "chapters": receipt.chapters,
        "check_at": receipt.check_at,
    }


def _arrived(receipt: Receipt) -> str:
    what = "Ihr Antrag" if receipt.version == 1 else "Ihre Ergänzung"
    return f"{what} ist am {long_day(receipt.received_on)} bei uns angekommen. Was Sie geschickt haben, steht ab der nächsten Seite."


def _usual(days: int | None) -> str:
    if days is None:
        return "Wir entscheiden und schicken Ihnen einen Bescheid. Wie lange das dauert, können wir noch nicht sagen."
    return f"Wir entscheiden und schicken Ihnen einen Bescheid. Das dauert meist {days} Tage; versprechen können wir es nicht."


def _in_groups(sha256: str) -> str:
    """Eight characters at a time, so that the line can break."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))
