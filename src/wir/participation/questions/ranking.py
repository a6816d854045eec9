"""Putting things into an order."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.core.conditions import Given
from wir.participation.questions.kind import Asked, Kind, Table, Value, count


class Question(Kind):
    """Buttons: first what matters most, then the next. One may stop anywhere. Value: `{"order": [CODE, ...]}`.

    The order so far travels in a hidden field; a button press changes it (`press`), so nothing is needed but a form.
    """

    name = "ranking"
    label = gettext_lazy("Reihenfolge")
    order = 6
    needs = ("choice",)
    template = "participation/questions/ranking.html"

    def fields(self, asked: Asked) -> dict[str, forms.Field]:
        return {
            asked.code: forms.CharField(
                label=asked.text, required=False, max_length=400, widget=forms.HiddenInput
            )
        }

    def initial(self, asked: Asked, value: Value) -> dict[str, Any]:
        return {asked.code: " ".join(value["order"])}

    def clean(self, asked: Asked, data: Mapping[str, Any]) -> Value | None:
        known = {choice.code for choice in asked.choices}
        order = list(dict.fromkeys(code for code in (data.get(asked.code) or "").split() if code in known))
        return {"order": order} if order else None

    def press(self, asked: Asked, value: Value | None, verb: str, code: str) -> Value | None:
        """add: put it next; up, down: one place; drop: take it out again. Anything else changes nothing."""
        order = list(value["order"]) if value else []
        if verb == "add" and code not in order and code in {choice.code for choice in asked.choices}:
            order.append(code)
        elif verb in ("up", "down", "drop") and code in order:
            place = order.index(code)
            order.pop(place)
            if verb != "drop":
                order.insert(max(0, place + (1 if verb == "down" else -1)), code)
        return {"order": order} if order else None

    def given(self, value: Value) -> Given:
        return Given(codes=frozenset(value["order"][:1]))

    def words(self, asked: Asked, value: Value) -> list[str]:
        texts = {choice.code: choice.text for choice in asked.choices}
        return [f"{place}. {texts[code]}" for place, code in enumerate(value["order"], 1)]

    def tables(self, asked: Asked) -> list[Table]:
        return [Table("first", _("An erster Stelle"), asked.choices, parts=True)]

    def tally(self, asked: Asked, values: Iterable[Value]) -> dict[str, dict[str, int]]:
        return {"first": count((value["order"][:1] for value in values), asked.choices)}

    def columns(self, asked: Asked) -> list[tuple[str, str]]:
        return [(f"{asked.code}.{choice.code}", choice.text) for choice in asked.choices]

    def cells(self, asked: Asked, value: Value) -> list[str]:
        """The place of each choice, empty where it was not ranked."""
        places = {code: str(place) for place, code in enumerate(value["order"], 1)}
        return [places.get(choice.code, "") for choice in asked.choices]

    def paper(self, asked: Asked) -> dict[str, Any]:
        return {"shape": "places", "choices": [choice.text for choice in asked.choices]}
