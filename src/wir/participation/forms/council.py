"""Bodies that hear and decide, and what they did."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.strategy.fixed import goes_to_council
from wir.strategy.models import Measure, MeasureDecision, Process, Station, Version
from wir.ui.fields import LongTextField, NearDayField, TextField


class StationForm(forms.Form):
    """A body that will be asked."""

    town = forms.ModelChoiceField(label=_("Gemeinde"), queryset=Organisation.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label=_("Gremium"), choices=Station.Kind.choices)
    name = TextField(label=_("Name des Gremiums"), max_length=120, required=False)
    planned_on = NearDayField(label=_("Geplant für"), required=False)

    def __init__(self, *args: Any, process: Process, towns: Collection[int], **options: Any) -> None:
        """`towns` are those whose bodies the reader may enter."""
        super().__init__(*args, **options)
        own = [row.organisation_id for row in process.towns.all() if row.organisation_id in towns]
        self.fields["town"].queryset = Organisation.objects.filter(pk__in=own)


class MoveForm(forms.Form):
    """Another day for a body that has not said anything."""

    planned_on = NearDayField(label=_("Geplant für"))
    because = TextField(label=_("Warum? Alle lesen diesen Satz."), max_length=200)


class SessionForm(forms.Form):
    """What has a day; a body with a planned one may have sat before it."""

    early_because = TextField(
        label=_("Nur wenn die Sitzung früher war als geplant: Warum?"),
        max_length=300,
        required=False,
        help_text=_("Alle lesen diesen Satz."),
    )

    def __init__(self, *args: Any, station: Station, **options: Any) -> None:
        super().__init__(*args, **options)
        if station.planned_on is None:
            del self.fields["early_because"]
        else:
            self.order_fields(["held_on", "early_because"])


class HearForm(SessionForm):
    """The opinion of a body that is heard, or why it is not needed."""

    held_on = NearDayField(label=_("Tag der Sitzung"), required=False)
    opinion = LongTextField(label=_("Stellungnahme"), max_length=4000, required=False)
    not_needed_because = TextField(label=_("Oder: Warum ist es nicht nötig?"), max_length=400, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("not_needed_because"):
            return given
        for name in ("held_on", "opinion"):
            if name not in self.errors and not given.get(name):
                self.add_error(
                    name, _("Bitte ausfüllen, oder schreiben Sie unten, warum es nicht nötig ist.")
                )
        return given


class OpinionForm(HearForm):
    """The same for the body itself: whether it is needed is not its question."""

    field_order = ("held_on", "early_because", "opinion")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["not_needed_because"]
        for name in ("held_on", "opinion"):
            self.fields[name].required = True


class VersionChoice(forms.ModelChoiceField):
    """Versions by number and reason; those for the council say so."""

    def label_from_instance(self, obj: Version) -> str:
        if obj.for_council and not hasattr(obj, "withdrawal"):
            return _("Fassung %(number)s (fürs Parlament): %(reason)s") % {
                "number": obj.number,
                "reason": obj.reason,
            }
        return _("Fassung %(number)s: %(reason)s") % {"number": obj.number, "reason": obj.reason}


class DecisionForm(SessionForm):
    """What a committee, executive or council decided. Empty figures mean: not counted."""

    held_on = NearDayField(label=_("Tag der Sitzung"))
    outcome = forms.ChoiceField(
        label=_("Ergebnis"), choices=Station.Outcome.choices, widget=forms.RadioSelect
    )
    version = VersionChoice(label=_("Über welche Fassung?"), queryset=Version.objects.none(), required=False)
    version_because = TextField(
        label=_("Nur wenn diese Fassung nicht ins Parlament ging: Warum stimmte es über sie ab?"),
        max_length=300,
        required=False,
        help_text=_("Alle lesen diesen Satz."),
    )
    votes_for = forms.IntegerField(label=_("Ja"), min_value=0, max_value=Station.MOST_SEATS, required=False)
    votes_against = forms.IntegerField(
        label=_("Nein"), min_value=0, max_value=Station.MOST_SEATS, required=False
    )
    abstentions = forms.IntegerField(
        label=_("Enthaltungen"), min_value=0, max_value=Station.MOST_SEATS, required=False
    )
    paper_number = TextField(label=_("Nummer der Vorlage"), max_length=40, required=False)
    paper_url = forms.URLField(
        label=_("Adresse der Vorlage im Ratsinformationssystem"),
        max_length=400,
        required=False,
        assume_scheme="https",
        help_text=_("Zum Beispiel die OParl-Adresse."),
    )

    def __init__(self, *args: Any, station: Station, **options: Any) -> None:
        super().__init__(*args, station=station, **options)
        in_council = station.kind == Station.Kind.COUNCIL
        versions = station.process.versions.defer("content").select_related("withdrawal").order_by("-number")
        self.fields["version"].queryset = versions
        self.fields["version"].required = in_council
        if in_council:
            self.fields["version"].initial = goes_to_council(station.process)
        else:
            del self.fields["version_because"]
        proposed = station.process.measures.filter(state="proposed")
        own = Q(town=None) | Q(town=station.town_id)
        self.measures = list(proposed.filter(own)) if in_council else []
        for measure in self.measures:
            label = f"{_('Maßnahme')} {measure.number}: {measure.title}"
            self.fields[f"m{measure.pk}"] = forms.ChoiceField(
                label=label,
                choices=[("", _("wie das Ganze")), *MeasureDecision.Outcome.choices],
                required=False,
            )
            self.fields[f"c{measure.pk}"] = TextField(
                label=_("Was wurde an Maßnahme %(number)s geändert?") % {"number": measure.number},
                max_length=600,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for measure in self.measures:
            if given.get(f"m{measure.pk}") == "changed" and not given.get(f"c{measure.pk}"):
                self.add_error(f"c{measure.pk}", _("Bitte schreiben Sie, was geändert wurde."))
        return given

    @property
    def single(self) -> dict[Measure, tuple[str, str]]:
        """Measures that went another way than the whole."""
        given = self.cleaned_data
        return {
            measure: (given[f"m{measure.pk}"], given[f"c{measure.pk}"])
            for measure in self.measures
            if given.get(f"m{measure.pk}")
        }
