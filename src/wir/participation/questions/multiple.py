"""Several of several answers."""

from django import forms
from django.utils.translation import gettext_lazy

from wir.participation.questions import single
from wir.participation.questions.kind import Asked


class Question(single.Question):
    """Boxes to tick, perhaps with something else in one's own words. Value as for one answer, with several codes."""

    name = "multiple"
    label = gettext_lazy("Mehrere Antworten")
    order = 4
    several = True

    def _chooser(self, asked: Asked, choices: list[tuple[str, str]]) -> forms.Field:
        return forms.MultipleChoiceField(
            label=asked.text,
            help_text=asked.hint or gettext_lazy("Mehreres ist möglich."),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=choices,
        )
