"""What recipients enter after the notice: acceptance, need of money, proof."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wir.core.money import euro
from wir.funding.actions.proving import too_much
from wir.funding.forms.fields import PrintableField
from wir.funding.rules.balance import Balance, most_spent
from wir.strategy.narrative import MARK
from wir.ui.fields import DayField, IbanField, LongTextField, MoneyField


class AccountForm(forms.Form):
    """Where the money goes."""

    account_holder = PrintableField(label=_("Wem gehört das Konto?"), max_length=140)
    iban = IbanField(label=_("IBAN"))


class AcceptForm(AccountForm):
    """Taking the grant on its terms. The waiver is never preselected."""

    agrees = forms.BooleanField(
        label=_("Wir nehmen die Bewilligung an und halten uns an die Nebenbestimmungen des Bescheids.")
    )
    waives = forms.BooleanField(
        label=_("Wir verzichten darauf, gegen den Bescheid zu klagen."),
        required=False,
        help_text=_(
            "Freiwillig. Dann ist der Bescheid sofort bestandskräftig, und Sie können früher Geld abrufen. Zurücknehmen lässt sich das nicht."
        ),
    )

    def __init__(self, *args: Any, may_waive: bool, **kwargs: Any) -> None:
        """Giving up the way to court binds the organisation, so only who signs for it is asked."""
        super().__init__(*args, **kwargs)
        if not may_waive:
            del self.fields["waives"]


class NeedForm(forms.Form):
    """Money for payments of the next two months. `once` tells a page that was sent twice from a second request."""

    once = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    cents = MoneyField(label=_("Wie viel brauchen Sie?"), least=1)
    need_from = DayField(label=_("Erste Zahlung fällig am"))
    need_to = DayField(label=_("Letzte Zahlung fällig am"))
    declares = forms.BooleanField(
        label=_(
            "Wir brauchen das Geld für Zahlungen, die in dieser Zeit fällig sind. Anderes Geld ist dafür nicht da."
        )
    )


class ProofForm(forms.Form):
    """Narrative and sums: one amount for each line of the plan."""

    narrative = LongTextField(
        label=_("Was haben Sie mit dem Geld gemacht?"),
        max_length=8000,
        help_text=_(
            "Was wollten Sie, was haben Sie erreicht, was kam anders? Zwei oder drei Absätze genügen."
        ),
    )

    def __init__(
        self, *args: Any, planned: dict[str, int], paid: int, drafted: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if drafted:
            self.fields["narrative"].help_text = _(
                "Entwurf aus dem Prozess, bitte prüfen: Er nennt nur, was im Portal steht. Ergänzen Sie, was Sie wollten, was Sie "
                "erreicht haben und was anders kam. Abgegeben wird, was hier steht."
            )
        self.planned, self.paid = planned, paid
        for place, (label, cents) in enumerate(planned.items()):
            self.fields[f"line_{place}"] = MoneyField(
                label=_("%(label)s: wirklich ausgegeben") % {"label": label},
                help_text=_("Geplant waren %(cents)s.") % {"cents": euro(cents)},
                validators=[self._refuse_absurd],
            )
        self.fields["unused_cents"] = MoneyField(
            label=_("Vom ausgezahlten Geld nicht gebraucht"),
            initial=0,
            help_text=_(
                "Ausgezahlt wurden %(paid)s. Ist Geld übrig, schreibt Ihnen die Behörde, wohin und bis wann Sie es zahlen. Bis dahin zahlen Sie nichts."
            )
            % {"paid": euro(paid)},
        )
        self.fields["gap_words"] = LongTextField(
            label=_("Wenn die Summen nicht aufgehen: Wo ist der Rest?"),
            max_length=600,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_(
                "Ein Satz. Nur nötig, wenn Sie weniger ausgegeben haben, als ausgezahlt wurde und nicht übrig ist."
            ),
        )
        self.fields["true"] = forms.BooleanField(
            label=_(
                "Das Geld wurde nur für den bewilligten Zweck verwendet. Die Angaben stimmen mit unseren Büchern überein."
            )
        )

    def _refuse_absurd(self, cents: int) -> None:
        """A slip of the keys is caught before it stands in the books."""
        planned = sum(self.planned.values())
        if cents > most_spent(planned):
            raise ValidationError(too_much(planned))

    def clean_narrative(self) -> str:
        """A draft that nobody has read is no report."""
        text: str = self.cleaned_data["narrative"]
        if MARK in text:
            raise ValidationError(
                _("Bitte lesen Sie den Entwurf, ergänzen Sie ihn, und löschen Sie dann die erste Zeile.")
            )
        return text

    def clean(self) -> dict[str, Any]:
        """What was paid out and is neither spent nor left over needs a sentence, which then stands in the report."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        gap = Balance(self.paid, sum(self.actual().values()), cleaned["unused_cents"]).gap
        told = gettext("Zur Differenz von %(gap)s:") % {"gap": euro(gap)}
        if not gap or told in cleaned["narrative"]:
            return cleaned
        if words := cleaned.get("gap_words"):
            cleaned["narrative"] = f"{cleaned['narrative']}\n\n{told} {words}"
        else:
            self.add_error(
                "gap_words",
                _(
                    "Von %(paid)s sind %(gap)s weder ausgegeben noch übrig. Bitte prüfen Sie die Zahlen. Stimmen sie, schreiben Sie in einem Satz, wo das Geld ist."
                )
                % {"paid": euro(self.paid), "gap": euro(gap)},
            )
        return cleaned

    def clean_unused_cents(self) -> int:
        """Nobody gives back more than came."""
        cents: int = self.cleaned_data["unused_cents"]
        if cents > self.paid:
            raise ValidationError(
                _("Tragen Sie höchstens %(paid)s ein, so viel wurde ausgezahlt.") % {"paid": euro(self.paid)}
            )
        return cents

    def actual(self) -> dict[str, int]:
        """Cents by line of the plan."""
        return {label: self.cleaned_data[f"line_{place}"] for place, label in enumerate(self.planned)}
