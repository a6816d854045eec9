"""Settling what the guideline leaves open."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wir.core.days import short_day
from wir.funding.forms.fields import PrintableField
from wir.ui.fields import DayField


class SettleForm(forms.Form):
    """An official settles an open rule."""

    met = forms.TypedChoiceField(
        label=_("Wie ist es?"),
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        choices=[("yes", _("Erfüllt")), ("no", _("Nicht erfüllt"))],
    )
    reason = PrintableField(label=_("Grund"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    source = PrintableField(
        label=_("Quelle"),
        max_length=300,
        help_text=_("Zum Beispiel Erlass, Datum, Nummer. Das steht öffentlich dabei."),
    )
    whole_line = forms.BooleanField(
        label=_("Gilt für die ganze Förderlinie, nicht nur für diesen Antrag"), required=False
    )
    from_day = DayField(label=_("Gilt ab"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"from_day": today, **kwargs.pop("initial", {})}, **kwargs)
        self.today = today

    def clean_from_day(self) -> date:
        """An answer that begins after the application came in would not help it."""
        day: date = self.cleaned_data["from_day"]
        if day > self.today:
            raise ValidationError(
                _("Der Antrag kam am %(day)s an. Die Klärung muss spätestens an diesem Tag gelten."),
                params={"day": short_day(self.today)},
            )
        return day


class OverrideForm(forms.Form):
    """Deciding against what was computed."""

    reason = PrintableField(
        label=_("Grund"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Das steht in der Akte und im Bescheid. Schreiben Sie keine Namen hinein."),
    )
    source = PrintableField(
        label=_("Quelle"), max_length=300, help_text=_("Zum Beispiel Erlass oder Vermerk, mit Datum.")
    )
