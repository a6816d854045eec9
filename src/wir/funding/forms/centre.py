"""Showing a draft to a diversity centre, its statement, its address."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.ui.fields import LongTextField, TextField


class ShowForm(forms.Form):
    """Where the draft goes. Which centre is asked only of those whose place tells nothing about it."""

    mark_optional = False

    centre = forms.TypedChoiceField(label=_("Vielfaltszentrum"), coerce=int)
    email = forms.EmailField(
        label=_("E-Mail-Adresse des Vielfaltszentrums"),
        max_length=254,
        help_text=_(
            "An diese Adresse geht der Link zum Lesen. Wir merken sie uns für Ihre nächsten Anträge."
        ),
    )

    def __init__(self, *args: Any, centres: Iterable[Organisation], known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["centre"]
        else:
            self.fields["centre"].choices = [("", "–"), *((one.pk, one.name) for one in centres)]


class StatementForm(forms.Form):
    """What a centre says. With the other button it says that it has nothing to say."""

    mark_optional = False

    text = LongTextField(
        label=_("Ihre Stellungnahme"),
        max_length=4000,
        required=False,
        help_text=_("Was passt, was fehlt, wen sollte man noch fragen?"),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    name = TextField(
        label=_("Ihr Name"),
        max_length=120,
        required=False,
        help_text=_("Er steht unter der Stellungnahme."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, nothing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nothing = nothing

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.nothing and cleaned.get("text"):
            raise ValidationError(
                _("Sie haben etwas geschrieben. Schicken Sie es ab, oder leeren Sie das Feld vorher.")
            )
        for field, lacks in (
            ("text", _("Bitte schreiben Sie Ihre Stellungnahme, oder wählen Sie „Keine Stellungnahme“.")),
            ("name", _("Bitte schreiben Sie Ihren Namen dazu.")),
        ):
            if not self.nothing and field not in self.errors and not cleaned.get(field):
                self.add_error(field, lacks)
        return cleaned


class CentreAddressForm(forms.Form):
    """Where drafts for a centre go."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        max_length=254,
        required=False,
        help_text=_("Am besten eine Adresse des Amts, die auch in der Vertretung gelesen wird."),
    )
