"""Preparing a decision and releasing it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.core.money import euro
from wir.funding.forms.fields import PrintableField
from wir.funding.models import Application, Decision
from wir.funding.open_points import Despite, OpenPoint
from wir.funding.text_blocks import blocks
from wir.ui.fields import DayField, MoneyField

Outcome = Decision.Outcome


def _long(label: Any, rows: int, **options: Any) -> PrintableField:
    return PrintableField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


class PrepareForm(forms.Form):
    """First person: what is decided, how much a year, from when to when, and every reason the notice needs.

    The years come from the application, the text blocks from the day. `jury` is what the jury says, None for a line
    that has none.
    """

    outcome = forms.ChoiceField(
        label=_("Was schlagen Sie vor?"),
        widget=forms.RadioSelect,
        choices=Outcome.choices,
        initial=Outcome.APPROVE,
    )
    starts_on = DayField(label=_("Bewilligt ab"), required=False)
    ends_on = DayField(label=_("Bewilligt bis"), required=False)
    smaller = _long(
        _("Warum weniger als beantragt?"),
        3,
        max_length=2000,
        required=False,
        help_text=_("Nur wenn Sie weniger bewilligen, als beantragt ist."),
    )
    on_findings = _long(
        _("Was hat die Prüfung ergeben?"),
        4,
        max_length=4000,
        help_text=_("Aus den Befunden vorausgefüllt. Sie können den Text ändern."),
    )
    on_jury = _long(
        _("Was empfiehlt die Jury?"), 3, max_length=4000, help_text=_("Die Jury berät, Sie entscheiden.")
    )
    discretion = forms.ChoiceField(
        label=_("Ermessen: welcher Textbaustein?"),
        widget=forms.RadioSelect,
        help_text=_(
            "Er muss zu dem passen, was Sie vorschlagen. Darunter schreiben Sie mit eigenen Worten weiter."
        ),
    )
    reasons = _long(
        _("Ermessen: mit eigenen Worten"),
        6,
        max_length=4000,
        help_text=_("Was haben Sie in diesem Fall abgewogen? Das steht im Bescheid."),
    )
    provisions = _long(
        _("Besondere Auflagen"),
        4,
        max_length=4000,
        required=False,
        help_text=_(
            "Eine je Zeile. Die allgemeinen Nebenbestimmungen für diese Art von Empfänger gelten immer."
        ),
    )

    def __init__(
        self,
        *args: Any,
        application: Application,
        asked: dict[int, int],
        on: date,
        jury: str | None = None,
        **kwargs: Any,
    ) -> None:
        given = {
            "starts_on": application.starts_on,
            "ends_on": application.ends_on,
            "discretion": "approve.interest",
            "on_jury": jury,
        }
        super().__init__(*args, initial={**given, **kwargs.pop("initial", {})}, **kwargs)
        self.asked = asked
        self.texts = blocks(application.applicant.kind, on=on).discretion
        if jury is None:
            del self.fields["on_jury"]
        self.fields["discretion"].choices = [
            (f"{outcome}.{name}", f"{label}: {text}")
            for outcome, label in Outcome.choices
            for name, text in self.texts[outcome].items()
        ]
        years = {
            f"year_{year}": MoneyField(
                label=_("Zuschuss für %(year)s") % {"year": year}, initial=cents, required=False
            )
            for year, cents in asked.items()
        }
        for field in (*years.values(), self.fields["starts_on"], self.fields["ends_on"]):
            field.mark_optional = False  # whoever approves needs them
        self.fields = {"outcome": self.fields.pop("outcome"), **years, **self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        outcome, block = cleaned.get("outcome"), cleaned.get("discretion")
        if outcome and block and not block.startswith(f"{outcome}."):
            self.add_error(
                "discretion",
                _(
                    "Dieser Textbaustein passt nicht zum Vorschlag. Bitte wählen Sie einen, der mit Ihrem Vorschlag beginnt."
                ),
            )
        if outcome == Outcome.APPROVE:
            self._clean_approval(cleaned)
        return cleaned

    def _clean_approval(self, cleaned: dict[str, Any]) -> None:
        for year, asked in self.asked.items():
            if (cleaned.get(f"year_{year}") or 0) > asked:
                self.add_error(
                    f"year_{year}",
                    _("Für %(year)s sind %(asked)s beantragt. Mehr können Sie nicht bewilligen.")
                    % {"year": year, "asked": euro(asked)},
                )
        for name in ("starts_on", "ends_on"):
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, _("Bitte tragen Sie einen Tag ein."))
        if self.errors:
            return
        total = sum(self.slices().values())
        if not total:
            self.add_error(None, _("Bitte tragen Sie mindestens einen Betrag über 0 Euro ein."))
        elif total < sum(self.asked.values()) and not cleaned.get("smaller"):
            self.add_error(
                "smaller", _("Sie schlagen weniger vor, als beantragt ist. Bitte schreiben Sie, warum.")
            )

    @staticmethod
    def name_of_block(application: Application, outcome: str, text: str) -> str:
        """The choice behind the sentence of a stored proposal; empty when the blocks have changed since."""
        known = blocks(application.applicant.kind, on=application.submitted_on).discretion[outcome]
        return next((f"{outcome}.{name}" for name, said in known.items() if said == text), "")

    def slices(self) -> dict[int, int]:
        """Cents by year, as entered; 0 for a year that gets nothing. Empty unless it is an approval."""
        if self.cleaned_data.get("outcome") != Outcome.APPROVE:
            return {}
        return {year: self.cleaned_data[f"year_{year}"] or 0 for year in self.asked}

    def proposal(self) -> dict[str, Any]:
        """What was entered, as the action takes it: the text block as its sentence."""
        given = self.cleaned_data
        outcome, _dot, name = given["discretion"].partition(".")
        words = ("outcome", "starts_on", "ends_on", "reasons", "provisions", "on_findings", "smaller")
        return {
            **{word: given[word] for word in words},
            "on_jury": given.get("on_jury", ""),
            "discretion": self.texts[outcome][name],
            "slices": self.slices(),
        }


class DespiteForm(forms.Form):
    """One line for going on although something is open; without open points there is nothing to fill in."""

    mark_optional = False  # a field is needed or not by the choice, and its help says so
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = PrintableField(
        label=_("Warum geben Sie trotzdem frei?"),
        max_length=300,
        required=False,
        help_text=_(
            "Eine Zeile, ohne sie geht keine Freigabe. Sie steht mit den offenen Punkten in der Akte."
        ),
    )

    def __init__(self, *args: Any, points: Sequence[OpenPoint], **kwargs: Any) -> None:
        names = ",".join(point.name for point in points)
        super().__init__(*args, initial={"seen": names, **kwargs.pop("initial", {})}, **kwargs)
        if not points:
            del self.fields["seen"], self.fields["reason"]

    def shown_again(self) -> None:
        """Before the page comes back: what was typed stays, but what counts as seen is what the page says now."""
        if "seen" in self.fields and self.is_bound:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.initial["seen"]

    def despite(self) -> Despite:
        """What was entered, as the act takes it."""
        given = self.cleaned_data
        return Despite(frozenset(given.get("seen", "").split(",")), given.get("reason", ""))

    def needs_reason(self, cleaned: dict[str, Any]) -> None:
        """An error at the field if there is something to give a reason for."""
        if "reason" in self.fields and "reason" not in self.errors and not cleaned.get("reason"):
            self.add_error("reason", _("Bitte schreiben Sie in einer Zeile, warum Sie trotzdem freigeben."))


class ApproveForm(DespiteForm):
    """Second person: approve a disbursement."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.needs_reason(cleaned)
        return cleaned


class ReleaseForm(DespiteForm):
    """Second person: release or give back."""

    reason = PrintableField(
        label=_("Warum geben Sie trotzdem frei?"),
        max_length=300,
        required=False,
        help_text=_(
            "Eine Zeile, ohne sie geht keine Freigabe. Sie steht mit den offenen Punkten als Begründung in dem "
            "Schreiben, das die Antragstellerin bekommt. Beim Zurückgeben bleibt sie leer."
        ),
    )
    choice = forms.ChoiceField(
        label=_("Was tun Sie?"),
        widget=forms.RadioSelect,
        choices=[
            (
                "release",
                _("Freigeben: Das Schreiben wird versiegelt und liegt für die Antragstellerin bereit."),
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
        if cleaned.get("choice") == "release":
            self.needs_reason(cleaned)
        return cleaned
