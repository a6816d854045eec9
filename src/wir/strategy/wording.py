"""What people wrote, told in the reader's language: the source, or its translation with a mark. Fallback is never silent."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext, gettext_noop, override

from wir.strategy.models import Translation, Version

CHECKED, UNCHECKED, MISSING = "checked", "unchecked", "missing"
PUBLISHED = "strategy.version"
"""The thing that translations of the strategy's headings and paragraphs belong to."""
PRESET = gettext_noop("Wie wollen wir hier künftig zusammenleben?")
"""The leading question that every process begins with (`starter.QUESTION`); the product itself knows it in all languages."""


@dataclass(frozen=True)
class Told:
    """One text as the reader gets it: in which language, and how sure (`mark` empty for the source itself).

    `by_machine`: a machine translated it and nobody has checked that; then `original` is the source, in `written_in`.
    """

    text: str
    language: str
    mark: str = ""
    by_machine: bool = field(default=False, compare=False)
    original: str = field(default="", compare=False)
    written_in: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.text


def tell(
    things: Iterable[models.Model], language: str, *, field: str = "text", source: str = "language"
) -> dict[Any, Told]:
    """Primary key -> the text of `field` in this language. Costs one statement, however many things there are.

    `source` names the attribute with the language it was written in; things without one were written in German.
    """
    listed = list(things)
    rows = _translations(listed, language, field)
    return {thing.pk: _told(thing, language, field, source, rows) for thing in listed}


def tell_fields(
    thing: models.Model, language: str, fields: Iterable[str], *, source: str = "language"
) -> dict[str, Told]:
    """Several texts of one thing by the name of their field. Costs one statement."""
    named = list(fields)
    found = Translation.objects.filter(
        thing=thing._meta.label_lower, thing_id=str(thing.pk), field__in=named, language=language
    )
    rows = {row.field: row for row in found}
    return {
        field: _told(thing, language, field, source, {str(thing.pk): rows[field]} if field in rows else {})
        for field in named
    }


def tell_all(pairs: Iterable[tuple[models.Model, str]], language: str) -> dict[tuple[str, Any, str], Told]:
    """(label, primary key, field) -> text, for German fields of things of several kinds. Costs one statement."""
    listed = list(pairs)
    labels = {thing._meta.label_lower for thing, _field in listed}
    keys = {str(thing.pk) for thing, _field in listed}
    found = Translation.objects.filter(thing__in=labels, thing_id__in=keys, language=language)
    rows = {(row.thing, row.thing_id, row.field): row for row in found} if listed else {}
    told = {}
    for thing, name in listed:
        label, key = thing._meta.label_lower, str(thing.pk)
        own = {key: rows[label, key, name]} if (label, key, name) in rows else {}
        told[label, thing.pk, name] = _told(thing, language, name, "language", own)
    return told


def key_of(process: int, text: str) -> str:
    """What a heading or paragraph is translated by: its process and its words, so that other words have no translation yet."""
    return f"{process}-{hashlib.sha256(text.encode()).hexdigest()[:24]}"


def texts_of_version(version: Version) -> list[tuple[str, str]]:
    """(where, text) of every heading and paragraph that is read, each text once, in its order."""
    found: dict[str, str] = {}
    for section in version.content:
        if section["paragraphs"]:
            found.setdefault(section["heading"], "Text, Überschrift")
        for number, one in enumerate(section["paragraphs"], 1):
            found.setdefault(one["text"], f"Text, {section['heading']}, Absatz {number}")
    return [(where, text) for text, where in found.items()]


def tell_version(version: Version, language: str) -> dict[str, Told]:
    """German heading or paragraph -> what the reader gets. Costs one statement, none for readers of German."""
    return _tell_german(version.process_id, [text for _where, text in texts_of_version(version)], language)


def tell_paragraph(version: Version, text: str, language: str) -> Told:
    """The same for one of its paragraphs."""
    return _tell_german(version.process_id, [text], language)[text]


def _tell_german(process: int, texts: list[str], language: str) -> dict[str, Told]:
    if language == "de":
        return {text: Told(text, "de") for text in texts}
    keys = {key_of(process, text): text for text in texts}
    found = Translation.objects.filter(thing=PUBLISHED, thing_id__in=list(keys), language=language)
    rows = {keys[row.thing_id]: row for row in found}
    return {
        text: _translated(rows[text], text, "de") if text in rows else Told(text, "de", MISSING)
        for text in texts
    }


def _translations(things: list[models.Model], language: str, field: str) -> Mapping[str, Translation]:
    if not things:
        return {}
    found = Translation.objects.filter(
        thing=things[0]._meta.label_lower, thing_id__in=[str(thing.pk) for thing in things], field=field,
        language=language,
    )  # fmt: skip
    return {row.thing_id: row for row in found}


def _told(
    thing: models.Model, language: str, field: str, source: str, rows: Mapping[str, Translation]
) -> Told:
    written, source_text = getattr(thing, source, "de"), getattr(thing, field)
    if written == language:
        return Told(source_text, written)
    if row := rows.get(str(thing.pk)):
        return _translated(row, source_text, written)
    if source_text == PRESET:
        with override(language):
            return Told(gettext(PRESET), language)
    return Told(source_text, written, MISSING)


def _translated(row: Translation, source: str, written: str) -> Told:
    by_machine = row.made == Translation.Made.MACHINE and not row.is_checked
    mark = CHECKED if row.is_checked else UNCHECKED
    return Told(row.text, row.language, mark, by_machine, source, written)


def forget(thing: models.Model, fields: Iterable[str]) -> None:
    """Translations of words that were changed: they say something else now."""
    rows = Translation.objects.filter(thing=thing._meta.label_lower, thing_id=str(thing.pk))
    rows.filter(field__in=list(fields)).delete()
