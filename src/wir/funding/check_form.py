"""The form of "Dürfen wir?": what people know so far becomes a case in the one JSON form. Nothing is stored."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wir import guidelines
from wir.core.days import months_between
from wir.funding import eligibility
from wir.funding.guideline_words import law_to_show
from wir.funding.places import Place, look_up
from wir.funding.rules.reading import HUNDREDTHS, INPUTS
from wir.guidelines.names import ATTACHMENTS, KINDS
from wir.ui.fields import DayField, MoneyField, TextField

# Shown as long as no line is chosen, or when its papers are not known.
USUAL_PAPERS = ("form", "project_description", "concept", "finance_plan")
PLACES = ("lead", "partner1", "partner2")
# Links may fill these in; only more than these is a question that wants an answer.
BEFOREHAND = {"line", "kind", "lead"}
FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)


def asks(data: Mapping[str, str]) -> bool:
    """Whether an address carries a question, or only opens the form with something filled in."""
    return any(name in data for name in (*CheckForm.base_fields, *INPUTS) if name not in BEFOREHAND)


def _population(label: str) -> forms.IntegerField:
    """A figure that people know better than our tables, for example for an earlier day."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=10**8,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "wir-input--day"}
        ),
        error_messages={"invalid": _("Schreiben Sie eine ganze Zahl, zum Beispiel 8181.")},
    )


class CheckForm(forms.Form):
    """One page, one question. Every field but line, day and kind may stay empty: its rule is then open.

    After `is_valid()`, `case()` gives the case and `places` what was found under each name; `proposals` holds, for a
    name that is not clear, what may have been meant.
    """

    mark_optional = False

    line = forms.ChoiceField(
        label=_("Welche Förderung?"),
        error_messages={
            "invalid_choice": _("Diese Förderung kennen wir nicht. Wählen Sie eine aus der Liste.")
        },
    )
    kind = forms.ChoiceField(
        label=_("Wer stellt den Antrag?"),
        choices=[(kind, label[0].upper() + label[1:]) for kind, label in KINDS.items()],
        initial="municipality",
    )
    lead = TextField(
        label=_("Welche Stadt, welche Gemeinde oder welcher Landkreis?"),
        max_length=80,
        required=False,
        help_text=_("Name, Postleitzahl oder Gemeindeschlüssel. Bei Vereinen bleibt das leer."),
    )
    partner1 = TextField(
        label=_("Erste Partnergemeinde"),
        max_length=80,
        required=False,
        help_text=_("Nur, wenn Sie gemeinsam beantragen"),
    )
    partner2 = TextField(label=_("Zweite Partnergemeinde"), max_length=80, required=False)
    lead_population = _population(_("Einwohnerzahl der Antragstellerin"))
    partner1_population = _population(_("Einwohnerzahl der ersten Partnergemeinde"))
    partner2_population = _population(_("Einwohnerzahl der zweiten Partnergemeinde"))
    amount = MoneyField(
        label=_("Wie viel Geld in Euro?"), required=False, help_text=_("Zum Beispiel 28.500,00")
    )
    start = DayField(label=_("Erster Tag des Vorhabens"), required=False, earliest=FIRST, latest=LAST)
    end = DayField(
        label=_("Letzter Tag des Vorhabens"), required=False, earliest=FIRST, latest=LAST, help_text=""
    )
    months = forms.IntegerField(
        label=_("Oder: wie viele Monate?"),
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "wir-input--day"}
        ),
        help_text=_("Zählt nur, wenn Sie keinen letzten Tag eintragen"),
        error_messages={"invalid": _("Schreiben Sie eine ganze Zahl, zum Beispiel 18.")},
    )
    attachments = forms.MultipleChoiceField(
        label=_("Welche Unterlagen haben Sie schon?"),
        required=False,
        choices=ATTACHMENTS.items(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Wenn Sie nichts ankreuzen, bleibt das offen."),
        error_messages={
            "invalid_choice": _("Diese Unterlage kennen wir nicht. Kreuzen Sie nur an, was hier steht.")
        },
    )
    on = DayField(
        label=_("Für welchen Tag prüfen wir?"),
        required=False,
        earliest=FIRST,
        latest=LAST,
        help_text=_("Meist heute. Mit einem früheren Tag sehen Sie, was damals galt."),
    )

    def __init__(self, data: QueryDict | None = None, *, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.today = today
        self.places: dict[str, Place] = {}
        self.proposals: dict[str, list[tuple[str, str]]] = {}
        self.fields["line"].choices = [(line.line, line.label) for line in guidelines.lines()]
        self.fields["on"].initial = today
        self.fields["attachments"].choices = self._papers()
        self.inputs = self._inputs()
        for name in self.inputs:
            self.fields[name] = _input_field(name)

    def _papers(self) -> list[tuple[str, str]]:
        """What the chosen line asks for, and what is already ticked."""
        chosen = guidelines.line(self.data.get("line") or self.initial.get("line") or "")
        asked = law_to_show(chosen, self.today).get("attachments") if chosen else None
        wanted = [*(asked.value if asked and asked.known else USUAL_PAPERS), *self._given("attachments")]
        return [(paper, gettext(label)) for paper, label in ATTACHMENTS.items() if paper in wanted]

    def _inputs(self) -> list[str]:
        """What the chosen line's formula asks for beside the usual: the rules themselves say what they miss."""
        line = self.data.get("line") or self.initial.get("line")
        bare = {"line": line or None, "on": self.today.isoformat(), "lead": {"kind": "municipality"}}
        missing = {
            name
            for finding in eligibility.findings_of(bare)[1]
            for name in cast(list[str], finding.facts.get("missing", []))
        }
        return [name for name in INPUTS if name in missing or self.data.get(name)]

    def input_fields(self) -> list[forms.BoundField]:
        """The fields of `inputs`, for the page."""
        return [self[name] for name in self.inputs]

    def _given(self, name: str) -> list[str]:
        return self.data.getlist(name) if self.is_bound else []

    def clean_on(self) -> date:
        """An empty day means today."""
        return self.cleaned_data["on"] or self.today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        start, end = given.get("start"), given.get("end")
        if start and end and end < start:
            self.add_error("end", gettext("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide."))
        for name in PLACES:
            kind = given.get("kind", "") if name == "lead" else "municipality"
            if given.get(name) and kind in ("municipality", "county"):
                self._find(name, kind, given.get("on") or self.today)
        return given

    def _find(self, name: str, kind: str, on: date) -> None:
        place, proposals = look_up(self.cleaned_data[name], kind, on)
        if place:
            self.places[name] = place
            return
        self.proposals[name] = [(found.label, self.address(**{name: found.key})) for found in proposals]
        what = (
            gettext("Diese Gemeinde kennen wir nicht.")
            if kind == "municipality"
            else gettext("Diesen Landkreis kennen wir nicht.")
        )
        more = (
            gettext("Meinten Sie …?")
            if proposals
            else gettext("Bitte prüfen Sie die Schreibweise oder nehmen Sie den Namen des Rathausorts.")
        )
        self.add_error(name, f"{what} {more}")

    def address(self, **changes: str | list[str] | None) -> str:
        """This very question as a query string, with some answers changed; None takes an answer out."""
        query = QueryDict(mutable=True)
        for name in self.fields:
            values = changes[name] if name in changes else self._given(name)
            kept = [value for value in ([values] if isinstance(values, str) else values or []) if value]
            if kept:
                query.setlist(name, kept)
        if not asks(query):
            query["on"] = self.today.isoformat()
        return "?" + query.urlencode()

    def case(self) -> dict[str, Any]:
        """The question as a case. Raises KeyError before `is_valid()` has said yes."""
        given = self.cleaned_data
        kind = given["kind"]
        case: dict[str, Any] = {"line": given["line"], "on": given["on"].isoformat(), "lead": {"kind": kind}}
        case["lead"] |= self._party("lead")
        partners = [self._party(name) for name in PLACES[1:] if name in self.places]
        if partners:
            case["partners"] = [{"kind": "municipality", **partner} for partner in partners]
        if given["amount"] is not None:
            case["amount"] = f"{given['amount'] // 100}.{given['amount'] % 100:02d}"
        if self.full_months is not None:
            case["months"] = self.full_months
        if given["start"]:
            case["start"] = given["start"].isoformat()
        if given["attachments"]:
            case["attachments"] = given["attachments"]
        return case | {name: given[name] for name in self.inputs if given.get(name) is not None}

    def _party(self, name: str) -> dict[str, Any]:
        """Key and given figure of one place, as far as they are known."""
        party: dict[str, Any] = {"ags": self.places[name].key} if name in self.places else {}
        if self.cleaned_data[f"{name}_population"] is not None:
            party["population"] = self.cleaned_data[f"{name}_population"]
        return party

    def population_fields(self) -> list[forms.BoundField]:
        """The fields for figures, and whether one is filled in, for the page."""
        return [self[f"{name}_population"] for name in PLACES]

    @property
    def full_months(self) -> int | None:
        """Full months from the days, else as written; None when neither is known."""
        given = self.cleaned_data
        if given["start"] and given["end"]:
            return months_between(given["start"], given["end"])
        return given["months"]


def _input_field(name: str) -> forms.Field:
    """A field for one number of a formula; shares of a post are written with a comma, all else is whole."""
    label = INPUTS[name][0].upper() + INPUTS[name][1:]
    if name in HUNDREDTHS:
        return _ShareField(label=gettext(label), required=False, max_digits=8, decimal_places=2, min_value=0)
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "wir-input--day"})
    return forms.IntegerField(
        label=gettext(label),
        required=False,
        min_value=0,
        max_value=10**9,
        widget=widget,
        error_messages={"invalid": gettext("Schreiben Sie eine ganze Zahl, zum Beispiel 18.")},
    )


class _ShareField(forms.DecimalField):
    """Shares as "0,5" or "0.5"."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "wir-input--day"})
    default_error_messages = {"invalid": _("Schreiben Sie die Zahl so: 0,5")}

    def to_python(self, value: object) -> Decimal | None:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)
