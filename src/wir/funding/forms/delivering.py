"""Days of delivery, as officials enter them. The limits of a day are known by the act, which says them in its refusal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.funding.models import DayCorrection, Delivery
from wir.ui.fields import DayField, LongTextField


class PostedForm(forms.Form):
    """When the letter went to the post."""

    posted_on = DayField(label=_("Zur Post gegeben am"))


class ServedForm(forms.Form):
    """When the notice was formally served or handed over."""

    served_on = DayField(label=_("Zugestellt oder übergeben am"))


class ReceiptForm(forms.Form):
    """Proof that a letter came later than the law presumes, or never."""

    received_on = DayField(label=_("Nachweislich angekommen am"), required=False)
    never_arrived = forms.BooleanField(label=_("Der Brief kam nie an"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned["received_on"]) == cleaned["never_arrived"]:
            self.add_error(
                None, _("Nennen Sie entweder den Tag, oder kreuzen Sie an, dass der Brief nie ankam.")
            )
        return cleaned


class AgainForm(forms.Form):
    """On which way the notice goes out once more."""

    way = forms.ChoiceField(
        label=_("Auf welchem Weg?"), widget=forms.RadioSelect, choices=Delivery.Way.choices
    )

    def __init__(self, *args: Any, delivery: Delivery, **kwargs: Any) -> None:
        """The portal is a way only for those who have agreed to it."""
        super().__init__(*args, **kwargs)
        agreed = delivery.application.consents_to_electronic_delivery is True
        if not agreed and delivery.way != Delivery.Way.RETRIEVAL:
            ways = [choice for choice in Delivery.Way.choices if choice[0] != Delivery.Way.RETRIEVAL]
            self.fields["way"].choices = ways


class DayCorrectionForm(forms.Form):
    """First official: which entered day of a final notice is wrong, and which one is right."""

    what = forms.ChoiceField(label=_("Welcher Tag ist falsch?"), widget=forms.RadioSelect)
    day = DayField(label=_("Richtiger Tag"), required=False)
    never_arrived = forms.BooleanField(label=_("Der Brief kam nie an"), required=False)
    reason = LongTextField(
        label=_("Woher kennen Sie den richtigen Tag?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Zum Beispiel: Postausgangsbuch vom 3. November. Das steht in der Akte."),
    )

    def __init__(self, *args: Any, delivery: Delivery, **kwargs: Any) -> None:
        """Only the days that people enter on its way."""
        super().__init__(*args, **kwargs)
        names = delivery.days_entered
        self.fields["what"].choices = [choice for choice in DayCorrection.What.choices if choice[0] in names]
        if "received" not in names:
            del self.fields["never_arrived"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        never = cleaned.pop("never_arrived", False)
        if "day" in self.errors or "what" in self.errors:
            return cleaned
        if never and cleaned.get("what") != "received":
            self.add_error("what", _("Kam der Brief nie an, wählen Sie „Nachweislich angekommen“."))
        if bool(cleaned.get("day")) == never:
            self.add_error(
                "day", _("Nennen Sie den richtigen Tag. Kam der Brief nie an, kreuzen Sie nur das an.")
            )
        return cleaned
