"""What people wrote, told in the reader's language: the source, or its translation with a mark. Fallback is never silent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from wir.strategy.models import Translation

CHECKED, UNCHECKED, MISSING = "checked", "unchecked", "missing"


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
        by_machine = row.made == Translation.Made.MACHINE and not row.is_checked
        return Told(
            row.text, language, CHECKED if row.is_checked else UNCHECKED, by_machine, source_text, written
        )
    return Told(source_text, written, MISSING)
