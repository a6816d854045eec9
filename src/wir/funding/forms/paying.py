"""What officials enter about money and proofs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.core.money import euro
from wir.funding.models import Proof
from wir.ui.fields import DayField, LongTextField


class QuestionForm(forms.Form):
    """Giving something back with a question."""

    question = LongTextField(label=_("Ihre Frage"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class VouchForm(forms.Form):
    """How an official found out that an account is right."""

    note = LongTextField(
        label=_("Wie haben Sie das Konto geprüft?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Zum Beispiel: Rückruf über die Telefonzentrale am 2. November. Das steht in der Akte."),
    )


class PaidForm(forms.Form):
    """The day on which the cash office paid."""

    paid_on = DayField(label=_("Ausgezahlt am"))


class RegimeForm(forms.Form):
    """Which kind of proof holds; a reason where the rule could not choose."""

    regime = forms.ChoiceField(
        label=_("Welche Art von Nachweis gilt?"), widget=forms.RadioSelect, choices=Proof.Regime.choices
    )
    reason = LongTextField(
        label=_("Warum?"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nötig, wenn Sie von der Regel abweichen oder die Regel nichts sagt."),
    )
    gap_reason = LongTextField(
        label=_("Warum nehmen Sie die Differenz hin?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, gap: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not gap:
            del self.fields["gap_reason"]
        else:
            self.fields["gap_reason"].help_text = _(
                "Für %(gap)s steht im Nachweis nicht, wo sie geblieben sind. Ihr Satz steht danach auf beiden Seiten."
            ) % {"gap": euro(gap)}
