"""Entering the years' money."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir import guidelines
from wir.funding.models import Appropriation
from wir.ui.fields import MoneyField, TextField


class AppropriationForm(forms.Form):
    """One year's money of a line, with the reason for entering or changing it."""

    line = forms.ChoiceField(label=_("Förderlinie"))
    year = forms.IntegerField(label=_("Haushaltsjahr"), min_value=2000, max_value=2100)
    kind = forms.ChoiceField(
        label=_("Art"),
        choices=Appropriation.Kind.choices,
        help_text=_(
            "Kassenmittel für das Jahr, in dem freigegeben wird; eine Verpflichtungsermächtigung für spätere Jahre. Was sie bindet, zählt in ihrem Jahr gegen die Kassenmittel."
        ),
    )
    cents = MoneyField(label=_("Ansatz"))
    reason = TextField(
        label=_("Grund"),
        max_length=300,
        help_text=_("Zum Beispiel Haushaltsplan oder Erlass, mit Datum. Das steht im Protokoll."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [(known.line, known.label) for known in guidelines.lines()]
