"""An answer in sentences."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy

from wir.core.conditions import Given
from wir.participation.questions.kind import Asked, Kind, Value
from wir.ui.fields import LongTextField


class Question(Kind):
    """A text area. Value: `{"text": TEXT, "language": CODE}`; as a voice only `{"given": true}` stays."""

    name = "long_text"
    label = gettext_lazy("Antwort in Sätzen")
    order = 2
    can_be_voice = True
    most = 2000
    lines = 6

    def fields(self, asked: Asked) -> dict[str, forms.Field]:
        return {
            asked.code: LongTextField(
                label=asked.text, help_text=asked.hint, required=False, max_length=self.most
            )
        }

    def initial(self, asked: Asked, value: Value) -> dict[str, Any]:
        return {asked.code: value.get("text", "")}

    def clean(self, asked: Asked, data: Mapping[str, Any]) -> Value | None:
        text = data.get(asked.code) or ""
        return {"text": text, "language": get_language() or "de"} if text else None

    def given(self, value: Value) -> Given:
        return Given()

    def words(self, asked: Asked, value: Value) -> list[str]:
        return [value["text"]] if value.get("text") else []

    def columns(self, asked: Asked) -> list[tuple[str, str]]:
        return [(asked.code, asked.text)]

    def cells(self, asked: Asked, value: Value) -> list[str]:
        return [value.get("text", "1")]

    def paper(self, asked: Asked) -> dict[str, Any]:
        return {"shape": "lines", "lines": self.lines}
