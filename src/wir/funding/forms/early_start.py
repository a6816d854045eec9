"""Asking to begin early, and answering."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.core.days import short_day
from wir.funding.forms.fields import PrintableField
from wir.ui.fields import DayField


class EarlyStartForm(forms.Form):
    """The applicant asks."""

    reason = PrintableField(
        label=_("Warum kann das Vorhaben nicht warten?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    planned_start = DayField(label=_("Wann wollen Sie beginnen?"))


class AnswerEarlyStartForm(forms.Form):
    """The official answers. For a day after `latest` the form asks once more."""

    choice = forms.ChoiceField(
        label=_("Was antworten Sie?"),
        widget=forms.RadioSelect,
        choices=[("approve", _("Zustimmen")), ("deny", _("Nicht zustimmen"))],
    )
    valid_from = DayField(
        label=_("Zustimmung gilt ab"),
        required=False,
        help_text=_("Nur wenn Sie zustimmen. Frühestens heute."),
    )
    later = forms.BooleanField(
        label=_("Ja, die Zustimmung soll erst ab diesem späteren Tag gelten."), required=False
    )
    answer = PrintableField(
        label=_("Begründung"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Steht im Schreiben."),
    )

    def __init__(self, *args: Any, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"valid_from": latest}, **kwargs)
        self.latest = latest
        if not self.is_bound:
            del self.fields["later"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (
            cleaned.get("choice") == "approve"
            and "valid_from" not in self.errors
            and not cleaned.get("valid_from")
        ):
            self.add_error("valid_from", _("Bitte tragen Sie ein, ab wann die Zustimmung gilt."))
        day = cleaned.get("valid_from")
        if cleaned.get("choice") != "approve" or not day or day <= self.latest:
            del self.fields["later"]
        elif not cleaned.get("later"):
            words = _(
                "Gebeten wurde um den %(day)s. Bitte bestätigen Sie, dass die Zustimmung erst später gelten soll."
            )
            self.add_error("later", words % {"day": short_day(self.latest)})
        return cleaned
