"""What is entered about the facilitation."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.strategy.models import FacilitationDay
from wir.ui.fields import LongTextField, MoneyField, NearDayField, TextField


class NeedForm(forms.Form):
    """What a facilitator is needed for."""

    need = LongTextField(label=gettext_lazy("Wofür brauchen Sie eine Prozessmoderation?"), max_length=2000, help_text=gettext_lazy("Zum Beispiel: drei Werkstätten leiten, die Umfrage mit planen, den Entwurf schreiben."))  # fmt: skip


class OfferForm(forms.Form):
    """One provider that was asked."""

    provider = TextField(label=gettext_lazy("Wen haben Sie gefragt?"), max_length=160)
    asked_on = NearDayField(label=gettext_lazy("Gefragt am"))
    answered_on = NearDayField(label=gettext_lazy("Geantwortet am"), required=False)
    cents = MoneyField(label=gettext_lazy("Angebotener Preis in Euro"), required=False)
    chosen = forms.BooleanField(label=gettext_lazy("Dieses Angebot nehmen wir"), required=False)
    because = TextField(label=gettext_lazy("Warum, oder warum nicht?"), max_length=400, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("chosen") and not cleaned.get("because"):
            self.add_error("because", _("Schreiben Sie in einem Satz, warum Sie dieses Angebot nehmen."))
        if (
            cleaned.get("answered_on")
            and cleaned.get("asked_on")
            and cleaned["answered_on"] < cleaned["asked_on"]
        ):
            self.add_error("answered_on", _("Die Antwort liegt vor der Frage. Bitte prüfen Sie beide Tage."))
        return cleaned


class ContractForm(forms.Form):
    """What was agreed. Days count in halves."""

    provider = TextField(label=gettext_lazy("Vertrag mit"), max_length=160)
    contract_from = NearDayField(label=gettext_lazy("Erster Tag"))
    contract_until = NearDayField(label=gettext_lazy("Letzter Tag"), help_text=gettext_lazy("An diesem Tag endet auch der Zugang zum Portal."))  # fmt: skip
    cents = MoneyField(label=gettext_lazy("Vereinbarte Summe in Euro"))
    days = forms.DecimalField(label=gettext_lazy("Vereinbarte Tage"), min_value=Decimal("0.5"), max_value=400, max_digits=4, decimal_places=1, step_size=Decimal("0.5"), localize=True, help_text=gettext_lazy("In halben Tagen, zum Beispiel 12,5."))  # fmt: skip
    data_agreement_on = NearDayField(label=gettext_lazy("Vertrag über die Auftragsverarbeitung vom"), required=False, help_text=gettext_lazy("Ohne ihn darf die Moderation keine Namen und Antworten sehen."))  # fmt: skip


class DayForm(forms.Form):
    """Work that was done."""

    on = NearDayField(label=gettext_lazy("Tag"))
    half_days = forms.TypedChoiceField(label=gettext_lazy("Wie lange?"), coerce=int, widget=forms.RadioSelect, choices=FacilitationDay._meta.get_field("half_days").choices)  # fmt: skip
    what = TextField(label=gettext_lazy("Was?"), max_length=200)


class InvoiceForm(forms.Form):
    """An invoice that came in."""

    number = TextField(label=gettext_lazy("Nummer der Rechnung"), max_length=60)
    on = NearDayField(label=gettext_lazy("Rechnung vom"))
    cents = MoneyField(label=gettext_lazy("Betrag in Euro"), least=1)


class InvoiceCorrectionForm(InvoiceForm):
    """What was entered wrongly."""

    strike = forms.BooleanField(label=gettext_lazy("Diese Rechnung gibt es nicht: streichen"), required=False)
    because = TextField(label=gettext_lazy("Was war falsch?"), max_length=200, help_text=gettext_lazy("Der alte Stand bleibt mit diesem Satz lesbar."))  # fmt: skip
