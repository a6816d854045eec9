"""A day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wir.core.days import short_day
from wir.participation.questions.kind import Asked, Kind, Value
from wir.ui.fields import DayField


class Question(Kind):
    """A date. Value: `{"day": "2026-11-02"}`. Nothing of it is published: single days could tell who answered."""

    name = "day"
    label = gettext_lazy("Datum")
    order = 9

    def fields(self, asked: Asked) -> dict[str, forms.Field]:
        hint = {"help_text": asked.hint} if asked.hint else {}
        return {asked.code: DayField(label=asked.text, required=False, **hint)}

    def initial(self, asked: Asked, value: Value) -> dict[str, Any]:
        return {asked.code: date.fromisoformat(value["day"])}

    def clean(self, asked: Asked, data: Mapping[str, Any]) -> Value | None:
        day = data.get(asked.code)
        return {"day": day.isoformat()} if day else None

    def words(self, asked: Asked, value: Value) -> list[str]:
        return [short_day(date.fromisoformat(value["day"]))]

    def columns(self, asked: Asked) -> list[tuple[str, str]]:
        return [(asked.code, asked.text)]

    def cells(self, asked: Asked, value: Value) -> list[str]:
        return [value["day"]]

    def paper(self, asked: Asked) -> dict[str, Any]:
        return {"shape": "short", "lines": 1}
