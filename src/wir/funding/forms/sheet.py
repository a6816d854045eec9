"""The form of a section: its input in the shape of `content.py`, so that it can be compared with what is stored."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BaseFormSet
from django.utils.html import format_html

from wir.funding.content import Content
from wir.funding.models import Application
from wir.funding.sections.rows import WORDS, is_row

Data = Mapping[str, Any] | None
Piece = forms.Form | BaseFormSet


class Sheet:
    """One or several forms that are valid and saved together. `stored` is what the section holds, by part."""

    template = "funding/sheets/words.html"
    lead: Any = ""
    wide = False
    grows = False

    def __init__(self, data: Data, stored: Content, application: Application) -> None:
        self.stored, self.application = stored, application
        self.pieces = self.build(data, stored)

    def build(self, data: Data, stored: Content) -> dict[str, Piece]:
        """The forms by name."""
        raise NotImplementedError

    def is_valid(self) -> bool:
        """All forms show their errors at once."""
        return {piece.is_valid() for piece in self.all} == {True}

    def values(self) -> Content:
        """What was entered, by part. Only after `is_valid`."""
        raise NotImplementedError

    def label(self, key: str) -> str:
        """What a field, or a piece that is chosen as a whole, is called."""
        raise NotImplementedError

    def field(self, key: str) -> forms.Field:
        """The field that stands for what `label` names."""
        raise NotImplementedError

    def mark(self, key: str, says: str) -> None:
        """Words of the authority above a row, or in front of the hint of a field, where they are read aloud with it.

        A row that has changed since they were said carries none: they stand above the section, too.
        """
        if is_row(key):
            self._mark_row(key, says)
            return
        field = self.field(key)
        field.help_text = format_html("<b>{}</b> {}", says, field.help_text)

    def _mark_row(self, key: str, says: str) -> None:
        part, number, words = key.split(".", 2)
        place, stored = int(number) - 1, self.stored[part]
        if place < len(stored) and WORDS[part](stored[place], {}) == words:
            self.pieces[part].forms[place].asked = says

    @property
    def all(self) -> list[Piece]:
        """For the summary of errors."""
        return list(self.pieces.values())

    @property
    def errors(self) -> bool:
        """Something has to be looked at again."""
        return any(not piece.is_valid() for piece in self.all if piece.is_bound)


class WordSheet(Sheet):
    """A section of single fields: one form, one part."""

    part: str
    form: type[forms.Form]

    def build(self, data: Data, stored: Content) -> dict[str, Piece]:
        return {"form": self.form(data, initial=stored[self.part])}

    def values(self) -> Content:
        return {self.part: plain(self.pieces["form"].cleaned_data)}

    def label(self, key: str) -> str:
        return str(self.field(key).label)

    def field(self, key: str) -> forms.Field:
        found: forms.Field = self.pieces["form"].fields[key]
        return found


def plain(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """Cleaned data as plain JSON: days as ISO texts, nothing as it was."""
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in cleaned.items()
    }
