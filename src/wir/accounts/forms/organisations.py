"""Organisations: registering one, its profile, its code."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.ui.fields import IbanField, TextField

Kind = Organisation.Kind
REGISTERED_BY_THEMSELVES = (Kind.ASSOCIATION, Kind.MIGRANT_ORGANISATION, Kind.CHURCH)


class RegisterForm(forms.ModelForm):
    """An association, migrant organisation or church enters itself."""

    kind = forms.ChoiceField(
        label=_("Was ist es?"),
        widget=forms.RadioSelect,
        choices=[(kind.value, kind.label) for kind in REGISTERED_BY_THEMSELVES],
    )
    name = TextField(label=_("Name"), max_length=160, help_text=_("So, wie er in der Satzung steht."))
    seat = TextField(label=_("Sitz"), max_length=80, help_text=_("Der Ort, zum Beispiel Kassel."))
    entered = forms.TypedChoiceField(
        label=_("Steht sie im Vereinsregister?"),
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        choices=[("yes", _("ja")), ("no", _("noch nicht eingetragen"))],
    )
    register_court = TextField(
        label=_("Registergericht"),
        max_length=80,
        required=False,
        help_text=_("Zum Beispiel Amtsgericht Kassel."),
    )
    register_number = TextField(
        label=_("Registernummer"), max_length=40, required=False, help_text=_("Zum Beispiel VR 1234.")
    )
    charitable = forms.ChoiceField(
        label=_("Ist sie gemeinnützig?"),
        widget=forms.RadioSelect,
        choices=Organisation.Charitable.choices,
    )

    class Meta:
        model = Organisation
        fields = ["kind", "name", "seat", "entered", "register_court", "register_number", "charitable"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        named = [name for name in ("register_court", "register_number") if cleaned.get(name)]
        if cleaned.get("entered") is True:
            for name, sentence in (
                ("register_court", _("Bitte nennen Sie das Gericht, das das Register führt.")),
                ("register_number", _("Bitte nennen Sie die Nummer im Register.")),
            ):
                if name not in named and name not in self.errors:
                    self.add_error(name, sentence)
        elif cleaned.get("entered") is False and named:
            self.add_error("entered", _("Sie nennen einen Registereintrag. Bitte wählen Sie dann „ja“."))
        return cleaned

    def values(self) -> dict[str, str]:
        """What the act of registering takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "entered"}


class ProfileForm(forms.ModelForm):
    """What every application of the organisation uses, entered once."""

    mark_optional = False  # gaps are allowed until something is handed in

    street = TextField(label=_("Straße und Hausnummer"), max_length=120, required=False)
    postal_code = TextField(
        label=_("Postleitzahl"),
        max_length=5,
        required=False,
        validators=[RegexValidator(r"^[0-9]{5}\Z", _("Eine Postleitzahl hat fünf Ziffern."))],
    )
    town = TextField(label=_("Ort"), max_length=80, required=False)
    account_holder = TextField(
        label=_("Wem gehört das Konto?"),
        max_length=140,
        required=False,
        help_text=_("So, wie der Name bei der Bank steht, zum Beispiel Stadtkasse."),
    )
    iban = IbanField(label=_("IBAN"), required=False)
    signatures_needed = forms.TypedChoiceField(
        label=_("Wie viele Personen unterschreiben einen Antrag?"),
        coerce=int,
        widget=forms.RadioSelect,
        choices=Organisation._meta.get_field("signatures_needed").choices,
    )

    class Meta:
        model = Organisation
        fields = ["street", "postal_code", "town", "account_holder", "iban", "signatures_needed"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("iban") and not cleaned.get("account_holder"):
            self.add_error("account_holder", _("Bitte schreiben Sie dazu, wem das Konto gehört."))
        if cleaned.get("account_holder") and not cleaned.get("iban") and "iban" not in self.errors:
            self.add_error("iban", _("Bitte tragen Sie die IBAN des Kontos ein."))
        return cleaned


class CodeForm(forms.Form):
    """The code of the letter or mail."""

    code = TextField(
        label=_("Code der Behörde"),
        max_length=40,
        help_text=_("Drei Gruppen mit je vier Zeichen. Groß oder klein ist gleich."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )


class DecideForm(forms.Form):
    """An official confirms or refuses, with a reason."""

    choice = forms.ChoiceField(
        label=_("Was tun Sie?"),
        widget=forms.RadioSelect,
        choices=[
            ("confirm", _("Bestätigen: Die Organisation kann ab jetzt Anträge absenden.")),
            ("refuse", _("Ablehnen: Die Person verliert den Zugang, die Organisation wird wieder frei.")),
        ],
    )
    reason = TextField(
        label=_("Woran haben Sie das erkannt?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Zum Beispiel: Rückruf über die Telefonzentrale am 2. November; Auszug aus dem Vereinsregister. Die Person liest das."
        ),
    )
