"""Measures: what, for whom, by whom, what it costs, how far it is."""

from datetime import date
from typing import Any

import rules
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wir import guidelines
from wir.accounts.models import Membership, Organisation, User
from wir.strategy.fixed import held, stays
from wir.strategy.models import Measure, Process, Recommendation
from wir.ui.fields import LongTextField, MoneyField, NearDayField, TextField

YEARS = 5


class MeasureForm(forms.Form):
    """A measure. The choices are those of its process; costs are asked by year."""

    title = TextField(label=_("Maßnahme"), max_length=160, help_text=_("Kurz: Was wird getan?"))
    text = LongTextField(label=_("Was genau?"), max_length=2000, required=False)
    recommendations = forms.ModelMultipleChoiceField(
        label=_("Folgt aus"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    without_basis_because = TextField(
        label=_("Warum ohne Empfehlung?"),
        max_length=600,
        required=False,
        help_text=_("Nur, wenn die Maßnahme aus keiner Empfehlung folgt. Alle können es lesen."),
    )
    field = forms.ModelChoiceField(
        label=_("Handlungsfeld"), queryset=None, required=False, empty_label=_("keines")
    )
    town = forms.ModelChoiceField(
        label=_("Für welchen Ort?"), queryset=None, required=False, empty_label=_("für alle gemeinsam")
    )
    owner = TextField(
        label=_("Wer kümmert sich?"),
        max_length=120,
        required=False,
        help_text=_("So steht es auf der öffentlichen Seite, am besten ein Amt oder ein Verein."),
    )
    owner_email = forms.EmailField(
        label=_("E-Mail-Adresse des Kontos, das den Stand meldet"),
        required=False,
        help_text=_(
            "Nicht öffentlich. Es geht, wenn die Person im Rathaus arbeitet oder Ihre Einladung angenommen hat. Alle drei Monate ohne Nachricht fragen wir einmal nach."
        ),
    )
    starts_on = NearDayField(label=_("Beginn"), required=False)
    ends_on = NearDayField(label=_("Fertig bis"), required=False)
    indicator = TextField(label=_("Woran merkt man, dass es geklappt hat?"), max_length=300, required=False)
    line = forms.ChoiceField(label=_("Förderlinie, die passen könnte"), required=False)

    def __init__(
        self,
        *args: Any,
        process: Process,
        today: date,
        by: User,
        measure: Measure | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        # One that was dropped stays the basis of what rests on it already, but nothing new rests on it.
        followed = Q(state__in=["draft", "published"]) | Q(pk__in=_basis_of(measure))
        self.fields["recommendations"].queryset = process.recommendations.filter(followed)
        self.fields["recommendations"].label_from_instance = _of_basis
        self.fields["field"].queryset = process.fields.all()
        self.fields["field"].label_from_instance = lambda one: one.name
        towns = [town.organisation_id for town in process.towns.all() if town.left_on is None]
        self.fields["town"].queryset = Organisation.objects.filter(pk__in=_towns_of(process, measure, by=by))
        if len(towns) < 2:
            del self.fields["town"]
        self.fields["line"].choices = [("", _("keine")), *lines_on(today)]
        self.may_report = _those_there(process, measure, today)
        if measure is not None and not held(measure) and stays(measure):
            self.fields["put_right"] = TextField(
                label=_("Nur wenn Sie Wortlaut, Kosten oder Grundlage berichtigen: Warum?"),
                max_length=400,
                required=False,
                help_text=_("Alle lesen diesen Satz, mit dem alten und dem neuen Stand."),
            )
        self.years = years_of(measure, today)
        for year in self.years:
            self.fields[f"cost_{year}"] = MoneyField(
                label=_("Kosten %(year)s") % {"year": year}, required=False
            )

    def clean_owner_email(self) -> str:
        """Somebody who is there already and has agreed to it. All others get one answer, so that nobody learns from it who
        has an account.
        """
        email: str = self.cleaned_data["owner_email"]
        self.owner_user = self.may_report.filter(email__iexact=email).first() if email else None
        if email and self.owner_user is None:
            raise forms.ValidationError(
                _(
                    "Unter dieser Adresse macht im Prozess noch niemand mit. Laden Sie die Person zuerst unter „Menschen“ ein. Sobald sie angenommen hat, kann sie hier stehen."
                )
            )
        return email

    def clean(self) -> dict[str, Any]:
        """A measure begins before it ends."""
        given: dict[str, Any] = super().clean()
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Das Ende liegt vor dem Beginn."))
        return given

    def fields_of_measure(self) -> dict[str, Any]:
        """What is stored with the measure itself."""
        names = (
            "title", "text", "without_basis_because", "field", "owner", "starts_on", "ends_on", "indicator", "line",
        )  # fmt: skip
        given = {name: self.cleaned_data[name] for name in names}
        if "town" in self.fields:
            given["town"] = self.cleaned_data["town"]
        return {**given, "owner_user": self.owner_user}

    def costs(self) -> dict[int, int]:
        """Cents by year; a year left empty is not known and not stored."""
        found = {year: self.cleaned_data[f"cost_{year}"] for year in self.years}
        return {year: cents for year, cents in found.items() if cents is not None}


def _towns_of(process: Process, measure: Measure | None, *, by: User) -> list[int]:
    """Towns for which the person may propose a measure, and the one that it is for already."""
    towns = [row.organisation for row in process.towns.filter(left_on=None).select_related("organisation")]
    mine = [
        one.pk
        for one in towns
        if rules.has_perm("strategy.propose_measure", by, Measure(process=process, town=one))
    ]
    return [*mine, measure.town_id] if measure and measure.town_id else mine


def _those_there(process: Process, measure: Measure | None, today: date) -> QuerySet[User]:
    """Who has a part in the process or works for one of its towns that has agreed, on that day, and who takes care of the measure already."""
    parts = process.members.in_force(today).values("user")
    towns = process.towns.exclude(agreed_on=None).values("organisation")
    offices = Membership.objects.in_force(today).filter(organisation__in=towns)
    there = Q(pk__in=parts) | Q(pk__in=offices.values("user"))
    if measure is not None and measure.owner_user_id:
        there |= Q(pk=measure.owner_user_id)
    return User.objects.filter(there, is_active=True)


def _of_basis(one: Recommendation) -> str:
    told = f"{one.number}: {one.text}"
    return f"{told} ({one.state_label})" if one.state == "dropped" else told


def _basis_of(measure: Measure | None) -> list[int]:
    return list(measure.recommendations.values_list("pk", flat=True)) if measure else []


def lines_on(today: date) -> list[tuple[str, str]]:
    """Funding lines whose guideline is in force today: code and name. Whether there is money left says the line's page."""
    return [(one.line, one.label) for one in guidelines.lines() if one.law(today) is not None]


def years_of(measure: Measure | None, today: date) -> list[int]:
    """This year and the next four, and every year that has a cost already."""
    known = {cost.year for cost in measure.costs.all()} if measure else set()
    return sorted(known | set(range(today.year, today.year + YEARS)))


class StatusForm(forms.Form):
    """How far a measure is, in two sentences that everybody may read."""

    text = LongTextField(
        label=_("Wie weit ist es?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Zwei Sätze genügen. Alle können sie lesen; ein Stand wird nicht mehr geändert, nur ergänzt."
        ),
    )


class FieldOfActionForm(forms.Form):
    """A field of action with its goals on three horizons."""

    name = TextField(label=_("Handlungsfeld"), max_length=120)
    long_term_goal = TextField(
        label=_("Leitziel"), max_length=400, required=False, help_text=_("In zehn Jahren")
    )
    interim_goal = TextField(
        label=_("Zwischenziel"), max_length=400, required=False, help_text=_("In drei Jahren")
    )
    annual_goal = TextField(
        label=_("Jahresziel"), max_length=400, required=False, help_text=_("Im nächsten Jahr")
    )


class NextForm(forms.Form):
    """The next edition: its name and its time."""

    name = TextField(label=_("Name"), max_length=120)
    starts_on = NearDayField(label=_("Beginn"))
    ends_on = NearDayField(label=_("Ende"))

    def clean(self) -> dict[str, Any]:
        """A process begins before it ends."""
        given: dict[str, Any] = super().clean()
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", _("Das Ende muss nach dem Beginn liegen."))
        return given
