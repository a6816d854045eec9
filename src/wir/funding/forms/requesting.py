"""Asking to complete an application, and giving more time."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.funding.models import Application
from wir.funding.sections import to_ask_for
from wir.ui.fields import DayField, LongTextField

MOST = 600


class RequestForm(forms.Form):
    """One field a section: empty means that nothing is missing there."""

    mark_optional = False

    def __init__(self, *args: Any, application: Application, due_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = to_ask_for(application)
        for name, label in self.sections:
            self.fields[name] = LongTextField(
                label=label, max_length=MOST, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
        self.fields["due_on"] = DayField(label=_("Antwort bis"), initial=due_on)

    def items(self) -> list[tuple[str, str]]:
        """What was written, section by section."""
        return [(name, text) for name, _label in self.sections if (text := self.cleaned_data.get(name))]


class ExtendForm(forms.Form):
    """A later day."""

    mark_optional = False

    due_on = DayField(label=_("Neue Frist"))
