"""What comes in from people in Fördern."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext_lazy as _

from wir.core.days import short_day
from wir.core.money import euro
from wir.documents.fonts import missing_glyphs
from wir.funding.models import Application, CostItem, FundingItem
from wir.ui.fields import DayField, MoneyField, TextField


class PrintableField(TextField):
    """Text that will stand in a notice: a character without a glyph is refused here, where it can still be changed."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if missing := sorted(missing_glyphs(value or "")):
            raise ValidationError(
                _(
                    "Diese Zeichen können wir nicht drucken: %(characters)s. Bitte ersetzen Sie sie durch Wörter."
                ),
                params={"characters": " ".join(missing)},
            )


class ApplicantForm(forms.ModelForm):
    """Section „Wer beantragt“."""

    mark_optional = False  # a draft may have gaps, but nothing here is voluntary in the end

    contact_name = PrintableField(
        label=_("Ansprechperson"), max_length=120, required=False, help_text=_("Wen dürfen wir anrufen?")
    )
    contact_phone = PrintableField(label=_("Telefon"), max_length=40, required=False)

    class Meta:
        model = Application
        fields = ["contact_name", "contact_phone"]


class ProjectForm(forms.ModelForm):
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
    starts_on = DayField(
        label=_("Erster Tag"),
        required=False,
        help_text=_("Fangen Sie erst an, wenn der Bescheid da ist. Sonst gibt es kein Geld."),
    )
    ends_on = DayField(label=_("Letzter Tag"), required=False)

    class Meta:
        model = Application
        fields = ["title", "purpose", "groups", "starts_on", "ends_on"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide."))
        return cleaned


class _PlanRowForm(forms.ModelForm):
    """One row of the plan. A row left entirely empty is ignored, an emptied row is removed."""

    mark_optional = False

    year = forms.IntegerField(label=_("Jahr"), required=False, min_value=2000, max_value=2100)
    label = PrintableField(label=_("Wofür?"), max_length=120, required=False)
    cents = MoneyField(label=_("Betrag in Euro"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = [name for name in ("year", "label", "cents") if cleaned.get(name)]
        if given and not self.errors:
            for name, sentence in (
                ("year", _("Bitte nennen Sie das Jahr, zum Beispiel 2027.")),
                ("label", _("Bitte schreiben Sie, wofür das ist.")),
                ("cents", _("Bitte nennen Sie den Betrag.")),
            ):
                if not cleaned.get(name):
                    self.add_error(name, sentence)
        if not given and self.instance.pk:
            cleaned["DELETE"] = True
        return cleaned

    def has_changed(self) -> bool:
        """An untouched extra row, even with its preset kind, is no row."""
        return any(
            self.data.get(self.add_prefix(name), "").strip() for name in ("year", "label", "cents")
        ) or bool(self.instance.pk)


class CostForm(_PlanRowForm):
    """One expense."""

    class Meta:
        model = CostItem
        fields = ["year", "label", "cents"]


class FundingForm(_PlanRowForm):
    """One source of money."""

    label = PrintableField(label=_("Von wem?"), max_length=120, required=False)

    class Meta:
        model = FundingItem
        fields = ["year", "kind", "label", "cents"]


class _PlanFormSet(BaseInlineFormSet):
    """Rows that people emptied are deleted without asking for a tick."""

    def _should_delete_form(self, form: forms.ModelForm) -> bool:
        return bool(form.cleaned_data.get("DELETE"))


def _rows(model: type, form: type) -> type:
    return inlineformset_factory(
        Application,
        model,
        form=form,
        formset=_PlanFormSet,
        extra=3,
        max_num=60,
        validate_max=True,
        can_delete=True,
    )


CostRows = _rows(CostItem, CostForm)
FundingRows = _rows(FundingItem, FundingForm)


class PrepareForm(forms.Form):
    """First person: a sum for each budget year, reasons, special provisions. The years come from the application."""

    reasons = PrintableField(
        label=_("Warum so?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Diese Begründung steht im Bescheid. Schreiben Sie, was Sie abgewogen haben."),
    )
    provisions = PrintableField(
        label=_("Besondere Auflagen"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Eine je Zeile. Die allgemeinen Nebenbestimmungen gelten immer."),
    )

    def __init__(self, *args: Any, asked: dict[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = {
            f"year_{year}": MoneyField(label=_("Zuschuss für %(year)s") % {"year": year}, initial=cents)
            for year, cents in asked.items()
        }
        self.asked = asked
        self.fields = {**years, **self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for year, asked in self.asked.items():
            if (cleaned.get(f"year_{year}") or 0) > asked:
                self.add_error(
                    f"year_{year}",
                    _("Für %(year)s sind %(asked)s beantragt. Mehr können Sie nicht bewilligen.")
                    % {"year": year, "asked": euro(asked)},
                )
        if not self.errors and not any(cleaned[f"year_{year}"] for year in self.asked):
            self.add_error(None, _("Bitte tragen Sie mindestens einen Betrag über 0 Euro ein."))
        return cleaned

    def slices(self) -> dict[int, int]:
        """Cents by year, as entered; 0 for a year that gets nothing."""
        return {year: self.cleaned_data[f"year_{year}"] for year in self.asked}


class ReleaseForm(forms.Form):
    """Second person: release or give back."""

    choice = forms.ChoiceField(
        label=_("Was tun Sie?"),
        widget=forms.RadioSelect,
        choices=[
            (
                "release",
                _("Freigeben: Der Bescheid wird versiegelt und liegt für die Antragstellerin bereit."),
            ),
            ("give_back", _("Zurückgeben: mit einer Frage an die erste Person.")),
        ],
    )
    question = PrintableField(
        label=_("Ihre Frage"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nur wenn Sie zurückgeben."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("choice") == "give_back" and not cleaned.get("question"):
            self.add_error("question", _("Bitte schreiben Sie, was die erste Person klären soll."))
        return cleaned


class SettleForm(forms.Form):
    """An official settles an open rule."""

    met = forms.TypedChoiceField(
        label=_("Wie ist es?"),
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        choices=[("yes", _("Erfüllt")), ("no", _("Nicht erfüllt"))],
    )
    reason = PrintableField(label=_("Grund"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    source = PrintableField(
        label=_("Quelle"),
        max_length=300,
        help_text=_("Zum Beispiel Erlass, Datum, Nummer. Das steht öffentlich dabei."),
    )
    whole_line = forms.BooleanField(
        label=_("Gilt für die ganze Förderlinie, nicht nur für diesen Antrag"), required=False
    )
    from_day = DayField(label=_("Gilt ab"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"from_day": today, **kwargs.pop("initial", {})}, **kwargs)
        self.today = today

    def clean_from_day(self) -> date:
        """An answer that begins after the application came in would not help it."""
        day: date = self.cleaned_data["from_day"]
        if day > self.today:
            raise ValidationError(
                _("Der Antrag kam am %(day)s an. Die Klärung muss spätestens an diesem Tag gelten."),
                params={"day": short_day(self.today)},
            )
        return day
