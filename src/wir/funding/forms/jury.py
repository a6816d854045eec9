"""What the office of a jury enters: a round, its members, its cases."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wir import guidelines
from wir.accounts.models import Organisation, User
from wir.funding import score_sheets
from wir.funding.forms.fields import PrintableField
from wir.funding.models import Application, JuryInvitation, JuryMember
from wir.funding.places import look_up
from wir.ui.fields import DayField, TextField


class RoundForm(forms.Form):
    """A new round."""

    line = forms.ChoiceField(label=_("Förderlinie"))
    name = PrintableField(
        label=_("Name der Runde"), max_length=80, help_text=_("Zum Beispiel: Fachjury Frühjahr 2027")
    )
    sits_on = DayField(label=_("Tag der Sitzung"))
    quorum_percent = forms.IntegerField(
        label=_("Wie viel Prozent anwesend sein müssen"),
        min_value=1,
        max_value=100,
        initial=50,
        help_text=_(
            "Gezählt wird bei jedem Antrag nur, wer dort mitwirken darf. Die Richtlinie nennt keine Zahl."
        ),
    )
    sheet = forms.ChoiceField(label=_("Bewertungsbogen"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [(known.line, known.label) for known in guidelines.lines()]
        self.fields["sheet"].choices = [
            (name, score_sheets.table(name)["label"]) for name in score_sheets.names()
        ]
        self.fields["sits_on"].earliest = today


class PlacesForm(forms.Form):
    """What a member belongs to. Places are entered by name and kept by their official key."""

    municipality = TextField(
        label=_("Gehört zu dieser Gemeinde"),
        max_length=120,
        required=False,
        help_text=_("Wohnort oder Mandat. Über deren Anträge entscheidet das Mitglied nicht mit."),
    )
    county = TextField(
        label=_("Gehört zu diesem Landkreis"),
        max_length=120,
        required=False,
        help_text=_("Bei Anträgen aus diesem Kreis entscheiden die anderen, ob das Mitglied mitwirkt."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_municipality(self) -> str:
        return self._key("municipality")

    def clean_county(self) -> str:
        return self._key("county")

    def _key(self, kind: str) -> str:
        text = self.cleaned_data[kind]
        if not text:
            return ""
        place, near = look_up(text, kind, self.today)
        if place is None:
            names = ", ".join(other.label for other in near)
            raise ValidationError(
                _now("Welcher Ort ist gemeint? Vielleicht: %(names)s") % {"names": names}
                if names
                else _now("Diesen Ort kennen wir in Hessen nicht. Bitte prüfen Sie die Schreibweise.")
            )
        return place.key


class SeatForm(PlacesForm):
    """A seat: for somebody who is invited by e-mail, or at once (`at_once`) for a person who has an account."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        max_length=254,
        help_text=_("Mit dieser Adresse meldet sich das Mitglied im Portal an."),
    )
    constituency = forms.ChoiceField(label=_("Entsandt von"), choices=JuryMember.Constituency.choices)
    organisation = forms.ModelChoiceField(
        label=_("Gehört zu dieser Organisation"), queryset=Organisation.objects.all(), required=False
    )
    field_order = ("email", "constituency", "organisation", "municipality", "county")

    def __init__(self, *args: Any, at_once: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at_once = at_once

    def clean_email(self) -> str:
        """The account behind the address is in `self.user` afterwards, if the seat is given at once."""
        email: str = self.cleaned_data["email"]
        if not self.at_once:
            return email
        found = User.objects.filter(email__iexact=email, is_active=True).first()
        if found is None:
            raise ValidationError(
                _("Zu dieser Adresse gibt es noch kein Konto. Laden Sie die Person stattdessen ein.")
            )
        self.user = found
        return found.email


class AcceptSeatForm(PlacesForm):
    """What the person says about themselves; what the office knows already is not asked again."""

    mark_optional = False

    def __init__(self, *args: Any, invitation: JuryInvitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].label = _("Ihr Wohnort oder die Gemeinde Ihres Mandats")
        self.fields["municipality"].help_text = _(
            "Nur in Hessen; sonst lassen Sie das Feld leer. Anträge von dort lesen Sie nicht."
        )
        self.fields["county"].label = _("Der Landkreis, für den Sie arbeiten")
        self.fields["county"].help_text = _(
            "Wenn es einen gibt. Bei Anträgen aus diesem Kreis entscheiden die anderen, ob Sie mitwirken."
        )
        for name in ("municipality", "county"):
            if getattr(invitation, name):
                del self.fields[name]


class CasesForm(forms.Form):
    """Which submitted applications come before the jury."""

    applications = forms.TypedMultipleChoiceField(
        label=_("Anträge für diese Runde"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, possible: list[Application], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["applications"].choices = [
            (found.pk, f"{found.applicant.name}: {found.title} ({found.number})") for found in possible
        ]
