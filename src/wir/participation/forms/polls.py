"""What the desk says about a vote on priorities, and about a ballot on paper."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import F, Sum
from django.utils.translation import gettext_lazy as _

from wir.core.money import euro_round
from wir.participation.actions.printing import MOST_COPIES
from wir.participation.forms.spreading import CodesForm
from wir.participation.models import BallotSheet, Poll
from wir.strategy.models import Process
from wir.ui.fields import LongTextField, MoneyField, NearDayField, TextField


class PollForm(forms.Form):
    """Heading, money, days, measures and the way of counting. Only proposed measures are offered, each with its cost."""

    title = TextField(label=_("Überschrift"), max_length=80)
    about = LongTextField(
        label=_("Worum geht es?"), required=False, max_length=400, help_text=_("Zwei Sätze genügen.")
    )
    measures = forms.ModelMultipleChoiceField(
        label=_("Welche Maßnahmen stehen zur Abstimmung?"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Jede braucht Kosten: Wer abstimmt, soll wissen, was sie kostet."),
    )
    budget_cents = MoneyField(
        label=_("Budget"), least=1, help_text=_("So viel Geld ist für alle zusammen da.")
    )
    opens_on = NearDayField(label=_("Offen ab"))
    closes_on = NearDayField(label=_("Offen bis"))
    most = forms.IntegerField(
        label=_("Höchstens so viele Kreuze"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_("Leer heißt: so viele, wie man möchte. Das ist für die gleichen Anteile am besten."),
    )
    rule = forms.ChoiceField(
        label=_("Wie wird gezählt?"),
        choices=Poll.Rule.choices,
        widget=forms.RadioSelect,
        initial=Poll.Rule.SHARES,
        help_text=_(
            "Wir schlagen die gleichen Anteile vor: Auch kleinere Gruppen bekommen dann etwas, das ihnen wichtig ist."
        ),
    )

    access = forms.ChoiceField(
        label=_("Wer kann abstimmen?"),
        choices=Poll.Access.choices,
        widget=forms.RadioSelect,
        initial=Poll.Access.OPEN,
        help_text=_(
            "Mit Codes zählt jeder Code einmal, im Netz oder auf Papier. Wer einen hat, kann den Stimmzettel nicht mehr ändern."
        ),
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = process.measures.filter(state="proposed").annotate(cents=Sum("costs__cents"))
        self.fields["measures"].queryset = offered.order_by(F("number"))
        self.fields["measures"].label_from_instance = _named

    def clean(self) -> dict[str, Any]:
        """It opens before it closes, and nobody may tick more than there is."""
        given: dict[str, Any] = super().clean()
        first, last = given.get("opens_on"), given.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("Der letzte Tag liegt vor dem ersten. Wählen Sie einen späteren."))
        most, measures = given.get("most"), given.get("measures")
        if most and measures and most > len(measures):
            self.add_error("most", _("Das sind mehr Kreuze, als Maßnahmen zur Wahl stehen."))
        return given


def _named(one: Any) -> str:
    cost = euro_round(one.cents) if one.cents else _("noch ohne Kosten")
    return f"{one.number}: {one.title} ({cost})"


def initial_of(poll: Poll) -> dict[str, Any]:
    """What stands in the form of a draft."""
    names = ("title", "about", "budget_cents", "opens_on", "closes_on", "most", "rule", "access")
    chosen = list(poll.candidates.values_list("measure", flat=True))
    return {**{name: getattr(poll, name) for name in names}, "measures": chosen}


class BallotCodesForm(CodesForm):
    """Codes as a spreadsheet for letters, or printed on ballots in one language."""

    SPREADSHEET, BALLOTS = "table", "ballots"

    kind = forms.ChoiceField(
        label=_("In welcher Form?"),
        choices=[
            (SPREADSHEET, _("Tabelle für Briefe")),
            (BALLOTS, _("Stimmzettel als PDF, jeder mit Code und Streifen")),
        ],
        widget=forms.RadioSelect,
        initial=SPREADSHEET,
    )
    language = forms.ChoiceField(label=_("Sprache der Stimmzettel"), choices=settings.LANGUAGES)

    def clean(self) -> dict[str, Any]:
        """A PDF has a bearable length."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") == self.BALLOTS and given.get("count", 0) > MOST_COPIES:
            self.add_error("count", _("Höchstens %(most)s auf einmal als PDF.") % {"most": MOST_COPIES})
        return given


class HeapForm(forms.Form):
    """Where a ballot on paper comes from. It stays filled in for the next one of the heap."""

    batch = TextField(
        label=_("Name des Stapels"), max_length=80, help_text=_("Zum Beispiel: Wochenmarkt am 12.11.")
    )
    channel = forms.ChoiceField(
        label=_("Wie kamen die Stimmzettel?"), choices=BallotSheet.CHANNELS, widget=forms.RadioSelect
    )
    received_on = NearDayField(label=_("Wann kamen sie?"))
