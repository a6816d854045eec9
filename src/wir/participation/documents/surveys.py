"""What surveys put on paper: the questionnaire and the poster. Neither stored nor sealed."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from wir.core.days import short_day
from wir.documents import kinds

TEMPLATES = Path(__file__).resolve().parents[1] / "typst"
SURVEY_FORM = kinds.register(
    kinds.Kind(
        "survey_form",
        "Fragebogen",
        TEMPLATES / "survey.typ",
        ("language", "rtl", "words", "questions", "promise"),
    )
)
SURVEY_POSTER = kinds.register(
    kinds.Kind(
        "survey_poster",
        "Aushang zur Umfrage",
        TEMPLATES / "poster.typ",
        ("language", "rtl", "says", "code", "address"),
    )
)


def form_data(
    *,
    title: str,
    intro: str,
    town: str,
    language: str,
    rtl: bool,
    words: dict[str, str],
    questions: Iterable[dict[str, Any]],
    promise: str,
    receipts: Iterable[str],
    demo: bool,
    day: date,
) -> dict[str, object]:
    """The printed questionnaire; with receipts one copy each, the three words on a strip to keep."""
    return {
        **_around(title, town, day, demo),
        "intro": intro,
        "language": language,
        "rtl": rtl,
        "words": words,
        "questions": list(questions),
        "promise": promise,
        "receipts": list(receipts),
    }


def poster_data(
    *,
    title: str,
    town: str,
    language: str,
    rtl: bool,
    says: list[str],
    code: str,
    address: str,
    demo: bool,
    day: date,
) -> dict[str, object]:
    """A page to hang up: the question, a square code, the address in letters."""
    return {
        **_around(title, town, day, demo),
        "language": language,
        "rtl": rtl,
        "says": says,
        "code": code,
        "address": address,
    }


def _around(title: str, town: str, day: date, demo: bool) -> dict[str, object]:
    return {
        "title": title,
        "number": town,
        "day": short_day(day),
        "demo": demo,
        "sender": {"name": town, "lines": [], "contact": []},
        "addressee": [],
    }
