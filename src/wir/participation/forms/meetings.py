"""Planning a meeting, taking a place, writing down what came out, saying who one is."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wir.gatherings.models import Gathering
from wir.participation import dimensions
from wir.participation.models import Meeting
from wir.ui.fields import LongTextField, NearDayField, TextField
from wir.ui.once import SentOnce
from wir.ui.trap import TrapForm

HOURS = _("Zum Beispiel 18:30")


class MeetingForm(forms.Form):
    """When, where, for whom."""

    title = TextField(label=_("Titel"), max_length=120)
    format = forms.ChoiceField(label=_("Format"), choices=Meeting.Format.choices)
    says = LongTextField(label=_("Worum geht es?"), max_length=2000, required=False)
    day = NearDayField(label=_("Tag"))
    begins = forms.TimeField(label=_("Beginn"), help_text=HOURS, input_formats=["%H:%M", "%H.%M"])
    ends = forms.TimeField(label=_("Ende"), help_text=HOURS, input_formats=["%H:%M", "%H.%M"])
    place = TextField(label=_("Ort, Haus"), max_length=120)
    street = TextField(label=_("Straße und Hausnummer"), max_length=120, required=False)
    town = TextField(label=_("Postleitzahl und Ort"), max_length=90, required=False)
    access = forms.MultipleChoiceField(
        label=_("Zugang"),
        choices=Gathering.Access.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    childcare = forms.BooleanField(label=_("Kinderbetreuung auf Wunsch"), required=False)
    interpreting = forms.BooleanField(label=_("Dolmetschen auf Wunsch"), required=False)
    women_only = forms.BooleanField(label=_("Nur für Frauen"), required=False)
    registration = forms.BooleanField(label=_("Mit Anmeldung"), required=False)
    places = forms.IntegerField(
        label=_("Plätze"),
        min_value=1,
        max_value=9999,
        required=False,
        help_text=_("Leer heißt: alle finden Platz."),
    )
    registers_until = NearDayField(label=_("Anmeldung bis"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begins, ends, day = given.get("begins"), given.get("ends"), given.get("day")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("Das Ende muss nach dem Beginn liegen."))
        if day and given.get("registers_until") and given["registers_until"] > day:
            self.add_error("registers_until", _("Wählen Sie einen Tag bis zum Treffen."))
        return given

    def fields_of_gathering(self) -> dict[str, Any]:
        """As the action wants them."""
        given = dict(self.cleaned_data)
        day, begins, ends = (given.pop(name) for name in ("day", "begins", "ends"))
        given.pop("format", None)
        zone = timezone.get_default_timezone()
        return {
            **given,
            "starts_at": datetime.combine(day, begins, tzinfo=zone),
            "ends_at": datetime.combine(day, ends, tzinfo=zone),
        }


class RegisterForm(TrapForm, SentOnce):
    """Take a place: a first name is enough."""

    first_name = TextField(label=_("Ihr Vorname"), max_length=60, help_text=_("Er muss nicht stimmen."))
    reach = TextField(
        label=_("E-Mail oder Telefon"),
        max_length=120,
        required=False,
        help_text=_("Nur, damit wir Ihnen Bescheid geben können, wenn sich etwas ändert."),
    )
    interpreting = TextField(
        label=_("Brauchen Sie Dolmetschen? In welche Sprache?"), max_length=60, required=False
    )
    children = forms.IntegerField(
        label=_("Wie viele Kinder sollen wir betreuen?"), min_value=0, max_value=9, required=False
    )
    needs = TextField(
        label=_("Was brauchen Sie sonst, damit Sie gut teilnehmen können?"), max_length=300, required=False
    )

    def __init__(self, *args: Any, gathering: Gathering, **options: Any) -> None:
        super().__init__(*args, **options)
        if not gathering.interpreting:
            del self.fields["interpreting"]
        if not gathering.childcare:
            del self.fields["children"]


class HeldForm(forms.Form):
    """After the meeting: one result a line; a table or theme before a colon is kept apart."""

    attended = forms.IntegerField(label=_("Wie viele waren da?"), min_value=0, max_value=9999)
    minutes = LongTextField(label=_("Kurz: Wie war es?"), max_length=8000, required=False)
    lines = LongTextField(
        label=_("Was kam heraus?"),
        max_length=8000,
        required=False,
        help_text=_(
            "Eine Zeile für jedes Ergebnis. Vor einem Doppelpunkt kann der Tisch stehen: „Wege: Abends fährt kein Bus.“"
        ),
    )

    def results(self) -> list[tuple[str, str]]:
        """(table, text) of each line; a colon later than forty characters belongs to the sentence."""
        found = []
        for line in filter(str.strip, self.cleaned_data["lines"].splitlines()):
            table, colon, rest = line.partition(":")
            named = colon and len(table) <= 40 and rest.strip()
            found.append((table.strip(), rest.strip()) if named else ("", line.strip()))
        return found


class ReachForm(forms.Form):
    """Who are you? Every question is free."""

    def __init__(self, *args: Any, neighbourhoods: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        silent = ("", _("sage ich nicht"))
        for one in dimensions.ALL:
            self.fields[one.name] = forms.ChoiceField(
                label=one.asks,
                choices=[*one.values.items(), silent],
                widget=forms.RadioSelect,
                required=False,
            )
        if neighbourhoods:
            self.fields[dimensions.NEIGHBOURHOOD] = forms.ChoiceField(
                label=_("Wo wohnen Sie?"),
                choices=[*((name, name) for name in neighbourhoods), silent],
                widget=forms.RadioSelect,
                required=False,
            )


class ShowOfHandsForm(forms.Form):
    """The organiser counts: how many of each group were there. Empty is nobody counted."""

    def __init__(self, *args: Any, neighbourhoods: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        groups = [(one.name, one.values) for one in dimensions.ALL]
        groups.append((dimensions.NEIGHBOURHOOD, {name: name for name in neighbourhoods}))
        self.keys: dict[str, tuple[str, str]] = {}
        for dimension, values in groups:
            for place, (value, words) in enumerate(values.items()):
                name = f"{dimension}_{place}"
                self.keys[name] = (dimension, value)
                self.fields[name] = forms.IntegerField(
                    label=words, min_value=0, max_value=9999, required=False, widget=forms.NumberInput
                )

    def counts(self) -> dict[tuple[str, str], int]:
        """(dimension, value) -> how many."""
        return {self.keys[name]: many for name, many in self.cleaned_data.items() if many}
