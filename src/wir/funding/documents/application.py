"""An application on paper before it is handed in: the draft, and the empty form of a line. Neither stored nor sealed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wir.core.days import short_day
from wir.documents import kinds
from wir.funding.documents.parts import TEMPLATES, Sender

_NEEDS = ("says", "chapters", "empty")
DRAFT = kinds.register(kinds.Kind("draft", "Antrag (Entwurf)", TEMPLATES / "application.typ", _NEEDS))
EMPTY_FORM = kinds.register(
    kinds.Kind("empty_form", "Antrag zum Ausfüllen", TEMPLATES / "application.typ", _NEEDS)
)
DRAFT_SAYS = "Das ist ein Entwurf. Er ist nicht abgeschickt, und die Behörde kennt ihn nicht."
FORM_SAYS = (
    "Das wird im Antrag gefragt. Sie können sich hier alles zurechtlegen und im Ort besprechen; "
    "stellen können Sie den Antrag im WIR-Portal. Dort steht zu jedem Abschnitt, was gemeint ist."
)
ROWS = 4  # empty rows of a table in the form
ChapterData = dict[str, Any]
"""One chapter as `typst/chapters.typ` reads it."""


def draft_data(
    chapters: list[ChapterData], *, number: str, day: date, sender: Sender, addressee: Iterable[str]
) -> dict[str, object]:
    """The data of a draft as it stands on `day`: from the applicant to the authority."""
    return {
        "title": DRAFT.label,
        "number": number,
        "day": short_day(day),
        "demo": False,
        "mark": "ENTWURF",
        "sender": sender.as_data(),
        "addressee": list(addressee),
        "says": DRAFT_SAYS,
        "chapters": chapters,
        "empty": False,
    }


def empty_form_data(chapters: list[ChapterData], *, line: str, number: str, day: date) -> dict[str, object]:
    """The data of a line's form. `line` is its label, `number` the version of the form."""
    return {
        "title": f"{EMPTY_FORM.label}: {line}",
        "number": number,
        "day": short_day(day),
        "demo": False,
        "mark": "NUR ZUM VORBEREITEN",
        "sender": Sender(name="WIR-Portal", lines=(), contact=()).as_data(),
        "addressee": [],
        "says": FORM_SAYS,
        "chapters": [
            {**chapter, "tables": [_blank(table) for table in chapter["tables"]]} for chapter in chapters
        ],
        "empty": True,
    }


def _blank(table: dict[str, Any]) -> dict[str, Any]:
    return {**table, "rows": [[" "] * len(table["head"])] * ROWS, "total": False}
