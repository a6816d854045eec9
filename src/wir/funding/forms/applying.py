"""Sections of words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.core.days import add_months
from wir.funding.content import Content
from wir.funding.forms.fields import PrintableField, ProjectDayField, YesNoField, iso_day
from wir.funding.forms.sheet import WordSheet
from wir.funding.models import Declaration
from wir.funding.models.application import Format

LONGEST_PROJECT = 120  # months: a longer one is a slip in the year


class ApplicantForm(forms.Form):
    """Section „Wer beantragt“."""

    mark_optional = False  # a draft may have gaps, but nothing here is voluntary in the end

    contact_name = PrintableField(
        label=_("Ansprechperson"), max_length=120, required=False, help_text=_("Wen dürfen wir anrufen?")
    )
    contact_phone = PrintableField(label=_("Telefon"), max_length=40, required=False)


class ProjectForm(forms.Form):
    """Section „Unser Vorhaben“. It is the concept that the guideline asks for."""

    mark_optional = False

    title = PrintableField(label=_("Titel des Vorhabens"), max_length=120, required=False)
    purpose = PrintableField(
        label=_("Was wollen Sie erreichen?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Zwei oder drei Absätze genügen. Was ist danach anders?"),
    )
    groups = PrintableField(
        label=_("Wie erreichen Sie Menschen, die sonst nicht kommen?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Zum Beispiel Orte, Sprachen, Vereine, Zeiten."),
    )
    formats = forms.MultipleChoiceField(
        label=_("Wie machen Menschen mit?"),
        choices=Format.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kreuzen Sie an, was Sie vorhaben."),
    )
    other_formats = PrintableField(label=_("Auf andere Weise, nämlich"), max_length=200, required=False)
    has_facilitation = YesNoField(label=_("Begleitet jemand von außen den Prozess?"), required=False)
    facilitation = PrintableField(
        label=_("Was erwarten Sie von der Begleitung?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nur wenn jemand von außen begleitet."),
    )
    starts_on = ProjectDayField(
        label=_("Erster Tag"),
        required=False,
        help_text=_("Fangen Sie erst an, wenn der Bescheid da ist. Sonst gibt es kein Geld."),
    )
    ends_on = ProjectDayField(label=_("Letzter Tag"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide."))
        elif start and end and end >= add_months(start, LONGEST_PROJECT):
            self.add_error("ends_on", _("Das sind mehr als zehn Jahre. Bitte prüfen Sie die Jahreszahl."))
        return cleaned


class DeclarationsForm(forms.Form):
    """Section „Erklärungen“: one box each, and how the notice may arrive."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boxes = {
            kind.value: forms.BooleanField(label=kind.label, required=False) for kind in Declaration.Kind
        }
        self.fields = {**boxes, **self.fields}

    other_grants = PrintableField(
        label=_("Anderes öffentliches Geld für dieses Vorhaben"),
        max_length=1000,
        required=False,
        help_text=_("Von wem, wie viel, wofür? Leer heißt: keines."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    consents_to_electronic_delivery = YesNoField(
        label=_("Wie soll der Bescheid zu Ihnen kommen?"),
        yes=_("Elektronisch: Wir holen ihn im Portal ab und willigen darin ein."),
        no=_("Auf Papier mit der Post."),
        required=False,
    )


class ApplicantSheet(WordSheet):
    template = "funding/sheets/applicant.html"
    part, form = "contact", ApplicantForm


class ProjectSheet(WordSheet):
    part, form = "project", ProjectForm

    def build(self, data: Any, stored: Content) -> Any:
        project = stored["project"]
        days = {name: iso_day(project[name]) for name in ("starts_on", "ends_on")}
        return {"form": self.form(data, initial={**project, **days})}

    def values(self) -> Content:
        found = super().values()
        found["project"]["formats"] = sorted(found["project"]["formats"])
        return found


class DeclarationsSheet(WordSheet):
    part, form = "declarations", DeclarationsForm
