"""A guideline's values in words, for the public pages: who, how much, how long, from which source, how sure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from wir.core.days import short_day
from wir.core.money import euro_round
from wir.guidelines import Law, Line, Version
from wir.guidelines.names import ATTACHMENTS, CENTRE, EUR, FINANCING, KINDS

NBSP = "\u00a0"
UNKNOWN = "nicht bekannt, wird geprüft"
# What was read in a source needs no word more.
UNSURE = {"derived": "aus Quellen abgeleitet", "general": "allgemein bekannt, ohne eigene Quelle"}
WORDS = {
    **KINDS,
    **ATTACHMENTS,
    **FINANCING,
    CENTRE: "die 33 Landkreise, kreisfreien Städte und Sonderstatusstädte",
}
# How a ceiling is computed is code for the rules; readers find it in the note beside the rate.
FOR_RULES_ONLY = "formula"
# Who may apply -> under which of the three headings a line stands; a line may stand under several.
GROUPS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("kommunen", "Für Städte, Gemeinden und Landkreise", frozenset({"municipality", "county"})),
    (
        "vereine",
        "Für Vereine und andere Organisationen",
        frozenset({"association", "migrant_organisation", "church", "public_body"}),
    ),
    ("zentren", "Für die 33 Kreise und Städte mit Vielfaltszentrum", frozenset({CENTRE})),
)


@dataclass(frozen=True)
class Row:
    """One value for a reader. `reason` is set when it is not known, `others` when sources differ."""

    name: str
    label: str
    text: str
    known: bool
    reason: str
    sources: tuple[int, ...]
    confidence: str
    note: str
    others: tuple[tuple[str, tuple[int, ...]], ...]


class Footnotes:
    """Sources numbered in the order in which a page names them, so that each stands on it once."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def numbers(self, source: str) -> tuple[int, ...]:
        """The numbers of the sources in a text that joins several with a semicolon."""
        parts = [part for part in source.split("; ") if part]
        self.texts += [part for part in parts if part not in self.texts]
        return tuple(self.texts.index(part) + 1 for part in parts)


def rows(law: Law, notes: Footnotes) -> list[Row]:
    """Every value of the version, in the order of its file; their sources go to the footnotes."""
    return [
        Row(
            name=value.name,
            label=_(value.label),
            text=words(value.unit, value.value, value.name),
            known=value.known,
            reason=value.reason,
            sources=notes.numbers(value.source),
            confidence=_(UNSURE[value.confidence]) if value.confidence in UNSURE else "",
            note=value.note,
            others=tuple((str(other.value), notes.numbers(other.source)) for other in value.conflicts),
        )
        for value in law.values()
        if not (value.name == FOR_RULES_ONLY and value.known)
    ]


def words(unit: str, value: Any, name: str = "") -> str:
    """A value as running text; one that is not known says so."""
    if value is None:
        return _(UNKNOWN)
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, dict):
        return _bounds(value)
    if isinstance(value, tuple):
        return listed(_(WORDS.get(word, word)) for word in value)
    if unit == EUR:
        return euro_round(value)
    return _counted(unit, value) if isinstance(value, int) else str(value)


def listed(parts: Iterable[str]) -> str:
    """ "a, b und c" """
    *first, last = list(parts) or ["–"]
    return f"{', '.join(first)} {_('und')} {last}" if first else last


def _counted(unit: str, value: int) -> str:
    number = f"{value:,}".replace(",", ".")
    if unit == "Einwohner":
        return number + NBSP + _("Einwohnerinnen und Einwohner")
    return number if unit == "Anzahl" else number + NBSP + _(unit)


def _bounds(value: dict[str, str]) -> str:
    lower = (
        _("Die untere Grenze gehört dazu")
        if value["lower"] == "within"
        else _("Die untere Grenze gehört nicht dazu")
    )
    upper = _("die obere auch.") if value["upper"] == "within" else _("die obere nicht.")
    return f"{lower}, {upper}" if value["lower"] == "within" else f"{lower}."


def applicants(law: Law) -> tuple[str, ...]:
    """Codes of who may apply; empty when that is not known."""
    value = law.get("applicants")
    return tuple(value.value) if value and isinstance(value.value, tuple) else ()


def who(law: Law) -> str:
    """Who may apply, in words."""
    return listed(_(WORDS.get(code, code)) for code in applicants(law)) if applicants(law) else _(UNKNOWN)


def how_much(law: Law) -> str:
    """The ceiling in words, or the rate with what it is counted by."""
    most, rate = law.get("max_amount"), law.get("rate")
    if most and most.known:
        return _("bis zu %s") % words(most.unit, most.value)
    if rate and rate.known:
        return f"{words(rate.unit, rate.value)}. {rate.note}".strip()
    return _(UNKNOWN)


def period(version: Version) -> str:
    """From when to when a version counts, as far as known."""
    begin = short_day(version.valid_from)
    if version.valid_to:
        return _("%(begin)s bis %(end)s") % {"begin": begin, "end": short_day(version.valid_to)}
    if version.known_until:
        return _("seit %(begin)s, belegt bis %(end)s") % {
            "begin": begin,
            "end": short_day(version.known_until),
        }
    return _("seit %(begin)s, kein Ende bekannt") % {"begin": begin}


def law_to_show(line: Line, on: date) -> Law:
    """The guideline of the day; else that of the last version before it; else the first to come."""
    found = line.law(on)
    if found:
        return found
    past = [version for version in line.versions if version.valid_to and version.valid_to < on]
    version = past[-1] if past else line.versions[0]
    return law_of(line, version, on)


def law_of(line: Line, version: Version, on: date) -> Law:
    """One version, read on that day or on the nearest day of its own."""
    day = max(on, version.valid_from)
    return Law(line, version, min(day, version.valid_to) if version.valid_to else day)
