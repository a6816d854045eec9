"""A whole number."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.core.conditions import Given
from wir.participation.questions.kind import Asked, Choice, Kind, Table, Value, count

LEAST, MOST = 0, 1_000_000


class Question(Kind):
    """One field for digits. Value: `{"number": 12}`. `settings["classes"]` are the first numbers of each class of the
    published table; without them nothing is published, because single numbers could tell who answered."""

    name = "number"
    label = gettext_lazy("Zahl")
    order = 8

    def fields(self, asked: Asked) -> dict[str, forms.Field]:
        least, most = int(asked.settings.get("least", LEAST)), int(asked.settings.get("most", MOST))
        return {
            asked.code: forms.IntegerField(
                label=asked.text,
                help_text=asked.hint,
                required=False,
                min_value=least,
                max_value=most,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                error_messages={
                    "invalid": _("Schreiben Sie eine ganze Zahl, zum Beispiel 12."),
                    "min_value": _("Schreiben Sie eine Zahl ab %(least)s.") % {"least": least},
                    "max_value": _("Schreiben Sie eine Zahl bis %(most)s.") % {"most": most},
                },
            )
        }

    def initial(self, asked: Asked, value: Value) -> dict[str, Any]:
        return {asked.code: value["number"]}

    def clean(self, asked: Asked, data: Mapping[str, Any]) -> Value | None:
        number = data.get(asked.code)
        return None if number is None else {"number": number}

    def given(self, value: Value) -> Given:
        return Given(number=float(value["number"]))

    def words(self, asked: Asked, value: Value) -> list[str]:
        return [str(value["number"])]

    def classes(self, asked: Asked) -> tuple[Choice, ...]:
        """From each first number to the one before the next; the last class has no end."""
        starts = sorted({int(start) for start in asked.settings.get("classes", ())})
        least = int(asked.settings.get("least", LEAST))
        if starts and starts[0] > least:
            starts.insert(0, least)
        spans = zip(starts, [*starts[1:], None], strict=False)
        return tuple(
            Choice(
                str(first),
                _("%(first)s und mehr") % {"first": first}
                if after is None
                else _("%(first)s bis %(last)s") % {"first": first, "last": after - 1},
            )
            for first, after in spans
        )

    def tables(self, asked: Asked) -> list[Table]:
        found = self.classes(asked)
        return [Table("classes", asked.text, found, parts=True)] if found else []

    def tally(self, asked: Asked, values: Iterable[Value]) -> dict[str, dict[str, int]]:
        found = self.classes(asked)
        if not found:
            return {}
        starts = [int(one.code) for one in found]
        placed = (
            [str(max((start for start in starts if start <= value["number"]), default=starts[0]))]
            for value in values
        )
        return {"classes": count(placed, found)}

    def columns(self, asked: Asked) -> list[tuple[str, str]]:
        return [(asked.code, asked.text)]

    def cells(self, asked: Asked, value: Value) -> list[str]:
        return [str(value["number"])]

    def paper(self, asked: Asked) -> dict[str, Any]:
        return {"shape": "short", "lines": 1}
