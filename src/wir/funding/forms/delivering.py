"""Days of delivery, as officials enter them. The limits of a day are known by the act, which says them in its refusal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.funding.models import Delivery
from wir.ui.fields import DayField


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
