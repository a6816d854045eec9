"""One of several answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.core.conditions import Given
from wir.participation.questions.kind import (
    MOST_OF_OTHER,
    OTHER,
    Asked,
    Kind,
    Table,
    Value,
    count,
    with_other,
)
from wir.ui.fields import TextField


class Question(Kind):
    """Radio buttons, perhaps with something else in one's own words. Value: `{"chosen": [CODE], "other": TEXT}`.

    The text becomes a voice when it is handed in; it is never kept or exported beside the ticks.
    """

    name = "single"
    label = gettext_lazy("Eine Antwort aus mehreren")
    order = 3
    needs = ("choice",)
    several = False

    def fields(self, asked: Asked) -> dict[str, forms.Field]:
        choices = [(choice.code, choice.text) for choice in with_other(asked)]
        found: dict[str, forms.Field] = {asked.code: self._chooser(asked, choices)}
        if asked.has_other:
            found[f"{asked.code}__{OTHER}"] = TextField(
                label=_("Etwas anderes, nämlich"), required=False, max_length=MOST_OF_OTHER
            )
        return found

    def _chooser(self, asked: Asked, choices: list[tuple[str, str]]) -> forms.Field:
        """A radio button cannot be switched off without a script, so there is one for no answer."""
        return forms.ChoiceField(
            label=asked.text,
            help_text=asked.hint,
            required=False,
            widget=forms.RadioSelect,
            choices=[*choices, ("", _("Keine Angabe"))],
        )

    def initial(self, asked: Asked, value: Value) -> dict[str, Any]:
        chosen = value["chosen"] if self.several else (value["chosen"] or [""])[0]
        return {asked.code: chosen, f"{asked.code}__{OTHER}": value.get("other", "")}

    def clean(self, asked: Asked, data: Mapping[str, Any]) -> Value | None:
        """Who writes something else has chosen it, whether or not its button was pressed: nothing written is dropped."""
        picked = data.get(asked.code) or []
        chosen = list(picked) if self.several else [picked] if picked else []
        other = data.get(f"{asked.code}__{OTHER}", "") if asked.has_other else ""
        if other and OTHER not in chosen:
            chosen = [*chosen, OTHER] if self.several or not chosen else chosen
        return {"chosen": chosen, "other": other} if chosen else None

    def given(self, value: Value) -> Given:
        return Given(codes=frozenset(value["chosen"]))

    def words(self, asked: Asked, value: Value) -> list[str]:
        texts = {choice.code: choice.text for choice in with_other(asked)}
        lines = [texts[code] for code in texts if code in value["chosen"]]
        return [*lines, value["other"]] if value.get("other") else lines

    def tables(self, asked: Asked) -> list[Table]:
        return [Table("chosen", asked.text, with_other(asked), parts=not self.several)]

    def tally(self, asked: Asked, values: Iterable[Value]) -> dict[str, dict[str, int]]:
        return {"chosen": count((value["chosen"] for value in values), with_other(asked))}

    def columns(self, asked: Asked) -> list[tuple[str, str]]:
        return [(f"{asked.code}.{choice.code}", choice.text) for choice in with_other(asked)]

    def cells(self, asked: Asked, value: Value) -> list[str]:
        return ["1" if choice.code in value["chosen"] else "0" for choice in with_other(asked)]

    def paper(self, asked: Asked) -> dict[str, Any]:
        return {
            "shape": "boxes" if self.several else "circles",
            "choices": [choice.text for choice in asked.choices],
            "other": _("Etwas anderes, nämlich") if asked.has_other else "",
        }
