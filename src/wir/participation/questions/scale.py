"""A step on a scale."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.core.conditions import Given
from wir.participation.questions.kind import Asked, Choice, Kind, Table, Value, count

STEPS = 5


class Question(Kind):
    """Steps as radio buttons one below the other, so that the direction of writing does not matter. Value: `{"step": 4}`."""

    name = "scale"
    label = gettext_lazy("Skala")
    order = 5
    needs = ("end",)

    def steps(self, asked: Asked) -> tuple[Choice, ...]:
        """Each step with its number; the first and the last with their words."""
        last = int(asked.settings.get("steps", STEPS))
        ends = {1: asked.ends[0].text, last: asked.ends[-1].text} if asked.ends else {}
        return tuple(
            Choice(str(step), f"{step} – {ends[step]}" if step in ends else str(step))
            for step in range(1, last + 1)
        )

    def fields(self, asked: Asked) -> dict[str, forms.Field]:
        choices = [(step.code, step.text) for step in self.steps(asked)]
        return {
            asked.code: forms.ChoiceField(
                label=asked.text,
                help_text=asked.hint,
                required=False,
                widget=forms.RadioSelect,
                choices=[*choices, ("", _("Keine Angabe"))],
            )
        }

    def initial(self, asked: Asked, value: Value) -> dict[str, Any]:
        return {asked.code: str(value["step"])}

    def clean(self, asked: Asked, data: Mapping[str, Any]) -> Value | None:
        step = data.get(asked.code)
        return {"step": int(step)} if step else None

    def given(self, value: Value) -> Given:
        return Given(codes=frozenset({str(value["step"])}), number=float(value["step"]))

    def words(self, asked: Asked, value: Value) -> list[str]:
        """The step, of how many, and what the ends mean: a number alone says nothing."""
        steps = self.steps(asked)
        of = _("%(step)s von %(last)s") % {"step": value["step"], "last": len(steps)}
        ends = [step.text for step in steps if step.text != step.code]
        return [f"{of} ({', '.join(ends)})" if ends else of]

    def tables(self, asked: Asked) -> list[Table]:
        return [Table("steps", asked.text, self.steps(asked), parts=True)]

    def tally(self, asked: Asked, values: Iterable[Value]) -> dict[str, dict[str, int]]:
        return {"steps": count(([str(value["step"])] for value in values), self.steps(asked))}

    def columns(self, asked: Asked) -> list[tuple[str, str]]:
        return [(asked.code, asked.text)]

    def cells(self, asked: Asked, value: Value) -> list[str]:
        return [str(value["step"])]

    def paper(self, asked: Asked) -> dict[str, Any]:
        return {"shape": "circles", "choices": [step.text for step in self.steps(asked)], "other": ""}
