"""Where the letter goes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from wir.documents.fonts import missing_glyphs
from wir.ui.fields import TextField


def printable(text: str) -> None:
    """Refuses what no shipped font can print, where it can still be changed."""
    if missing := sorted(missing_glyphs(text)):
        raise ValidationError(
            _("Diese Zeichen können wir nicht drucken: %(characters)s. Bitte ersetzen Sie sie."),
            params={"characters": " ".join(missing)},
        )


class MailForm(forms.Form):
    """The registered e-mail address and its source, as the official knows it; what the person entered does not count."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse aus dem Register"),
        max_length=254,
    )
    source = TextField(
        label=_("Woher ist die Adresse bekannt?"),
        max_length=300,
        help_text=_(
            "Zum Beispiel: Seite der Gemeinde, gelesen am 2. November; Auszug aus dem Vereinsregister."
        ),
    )


class LetterForm(forms.Form):
    """The registered postal address, as the official knows it; what the person entered does not count."""

    addressee = TextField(
        label=_("Empfänger"),
        max_length=120,
        validators=[printable],
        help_text=_("Zum Beispiel Magistrat der Stadt Lollar oder der Vorstand des Vereins."),
    )
    street = TextField(label=_("Straße und Hausnummer"), max_length=120, validators=[printable])
    postal_code = TextField(
        label=_("Postleitzahl"),
        max_length=5,
        validators=[RegexValidator(r"^[0-9]{5}\Z", _("Eine Postleitzahl hat fünf Ziffern."))],
    )
    town = TextField(label=_("Ort"), max_length=80, validators=[printable])

    def lines(self) -> list[str]:
        """The address as it stands in the window of the letter."""
        given: dict[str, Any] = self.cleaned_data
        return [given["addressee"], given["street"], f"{given['postal_code']} {given['town']}"]
