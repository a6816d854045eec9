"""Asking to complete an application, answering in words, and giving more time."""

from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wir.funding.actions.requesting import Item
from wir.funding.forms.sheets import field_labels
from wir.funding.models import Application
from wir.funding.sections import to_ask_for
from wir.funding.sections.rows import is_row
from wir.ui.fields import DayField, LongTextField

MOST, MOST_ANSWER = 600, 2000


class RequestForm(forms.Form):
    """One field a section, and boxes for its own fields or rows: empty means that nothing is missing there."""

    mark_optional = False

    def __init__(self, *args: Any, application: Application, due_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = to_ask_for(application)
        for name, label in self.sections:
            self.fields[name] = LongTextField(
                label=label, max_length=MOST, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
            if labels := field_labels(application, name):
                self.fields[boxes(name)] = forms.MultipleChoiceField(
                    label=_which(labels) % {"section": label},
                    choices=list(labels.items()),
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                    help_text=_("Nichts angekreuzt heißt: der ganze Abschnitt."),
                )
        self.fields["due_on"] = DayField(label=_("Antwort bis"), initial=due_on)

    def pairs(self) -> list[tuple[BoundField, BoundField | None]]:
        """The words for each section with the boxes of its fields or rows, where it has any."""
        return [
            (self[name], self[boxes(name)] if boxes(name) in self.fields else None)
            for name, _label in self.sections
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, _label in self.sections:
            if cleaned.get(boxes(name)) and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _now("Bitte schreiben Sie, was bei dem Angekreuzten fehlt."))
        return cleaned

    def items(self) -> list[Item]:
        """What was written, section by section."""
        given = self.cleaned_data
        return [
            Item(name, text, tuple(given.get(boxes(name), ())))
            for name, _label in self.sections
            if (text := given.get(name))
        ]


def _which(labels: dict[str, str]) -> str:
    if any(is_row(name) for name in labels):
        return _now("%(section)s: Welche Zeilen sind gemeint?")
    return _now("%(section)s: Welche Felder sind gemeint?")


def boxes(section: str) -> str:
    """Name of the boxes that stand for a section's fields or rows."""
    return f"{section}_fields"


class AnswerForm(forms.Form):
    """What the applicant says to a request, beside the sections that were changed."""

    answer = LongTextField(
        label=_("Antwort"),
        max_length=MOST_ANSWER,
        required=False,
        help_text=_("Wenn Sie der Behörde etwas dazu sagen wollen. Die Antwort geht mit der Ergänzung ab."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ExtendForm(forms.Form):
    """A later day."""

    mark_optional = False

    due_on = DayField(label=_("Neue Frist"))
