"""The form in which people answer: made of the questions' own fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from wir.participation.queries.questionnaires import Answers, Item


@dataclass(frozen=True)
class Group:
    """One question on the page with its fields."""

    item: Item
    place: int
    fields: list[BoundField]
    value: Mapping[str, Any] | None

    @property
    def field(self) -> BoundField:
        return self.fields[0]

    @property
    def ranked(self) -> list[Any]:
        """What is in order so far."""
        texts = {choice.code: choice for choice in self.item.asked.choices}
        return [texts[code] for code in (self.value or {}).get("order", ()) if code in texts]

    @property
    def unranked(self) -> list[Any]:
        """What is not in order yet."""
        return [choice for choice in self.item.asked.choices if choice not in self.ranked]


class AnswerForm(forms.Form):
    """One or all questions. No question must be answered, so no label says so again and again."""

    mark_optional = False

    def __init__(
        self, items: Iterable[tuple[int, Item]], answers: Answers, data: Mapping[str, Any] | None = None
    ) -> None:
        """`items` are places and questions, `answers` what is there already."""
        self.items = list(items)
        self.answers = answers
        initial: dict[str, Any] = {}
        for _place, item in self.items:
            if value := answers.get(item.code):
                initial |= item.kind.initial(item.asked, dict(value))
        super().__init__(data, initial=initial)
        self._names: dict[str, list[str]] = {}
        for _place, item in self.items:
            fields = item.kind.fields(item.asked)
            self._names[item.code] = list(fields)
            self.fields.update(fields)

    @property
    def groups(self) -> list[Group]:
        """Question by question, for the template."""
        return [
            Group(item, place, [self[name] for name in self._names[item.code]], self.answers.get(item.code))
            for place, item in self.items
        ]

    def values(self) -> dict[str, Any]:
        """Code -> value or None, of the questions on this page."""
        found = {item.code: item.kind.clean(item.asked, self.cleaned_data) for _place, item in self.items}
        press = str(self.data.get("press", "")).split()
        if len(press) == 3 and press[0] in found:
            item = next(item for _place, item in self.items if item.code == press[0])
            found[item.code] = item.kind.press(item.asked, found[item.code], press[1], press[2])
        return found
