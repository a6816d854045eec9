"""The same question for several things."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.core.conditions import Given
from wir.participation.questions.kind import Asked, Kind, Table, Value, count


class Question(Kind):
    """One group of radio buttons for each row, never a grid: it reads the same on a phone, aloud and by keyboard.
    Value: `{"rows": {ROW: CODE}}`."""

    name = "matrix"
    label = gettext_lazy("Mehrere Zeilen, gleiche Antworten")
    order = 7
    needs = ("row", "choice")
    template = "participation/questions/matrix.html"

    def fields(self, asked: Asked) -> dict[str, forms.Field]:
        choices = [(choice.code, choice.text) for choice in asked.choices]
        return {
            f"{asked.code}__{row.code}": forms.ChoiceField(
                label=row.text,
                required=False,
                widget=forms.RadioSelect,
                choices=[*choices, ("", _("Keine Angabe"))],
            )
            for row in asked.rows
        }

    def initial(self, asked: Asked, value: Value) -> dict[str, Any]:
        return {f"{asked.code}__{row}": code for row, code in value["rows"].items()}

    def clean(self, asked: Asked, data: Mapping[str, Any]) -> Value | None:
        found = {row.code: data.get(f"{asked.code}__{row.code}") for row in asked.rows}
        rows = {row: code for row, code in found.items() if code}
        return {"rows": rows} if rows else None

    def given(self, value: Value) -> Given:
        """Conditions see which answer was given for which row: "ROW:CODE"."""
        return Given(codes=frozenset(f"{row}:{code}" for row, code in value["rows"].items()))

    def words(self, asked: Asked, value: Value) -> list[str]:
        texts = {choice.code: choice.text for choice in asked.choices}
        return [
            f"{row.text}: {texts[value['rows'][row.code]]}" for row in asked.rows if row.code in value["rows"]
        ]

    def tables(self, asked: Asked) -> list[Table]:
        return [Table(row.code, row.text, asked.choices, parts=True) for row in asked.rows]

    def tally(self, asked: Asked, values: Iterable[Value]) -> dict[str, dict[str, int]]:
        listed = list(values)
        return {
            row.code: count(([value["rows"].get(row.code, "")] for value in listed), asked.choices)
            for row in asked.rows
        }

    def columns(self, asked: Asked) -> list[tuple[str, str]]:
        return [(f"{asked.code}.{row.code}", row.text) for row in asked.rows]

    def cells(self, asked: Asked, value: Value) -> list[str]:
        """The answer in words: unlike ticks, codes would say nothing without the questionnaire."""
        texts = {choice.code: choice.text for choice in asked.choices}
        return [texts.get(value["rows"].get(row.code, ""), "") for row in asked.rows]

    def paper(self, asked: Asked) -> dict[str, Any]:
        return {
            "shape": "matrix",
            "rows": [row.text for row in asked.rows],
            "choices": [choice.text for choice in asked.choices],
        }
