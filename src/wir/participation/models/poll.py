"""A vote on priorities (Abstimmung über Prioritäten): which measures stand in it, what they cost, how it is counted."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.participation import workflow
from wir.strategy.models import Measure, Process


class Poll(models.Model):
    """Residents tick measures; a budget says how much can be done (Abstimmung über Prioritäten).

    `number` counts within the process and stands in its address. From `frozen_on` on nothing changes: measures, costs,
    budget, days, `most` (how many one may tick, empty for no limit), `access` (whether it takes a code) and the rule with its
    way out of ties are what people vote under. Ballots are taken from `opens_on` to `closes_on`, both included. `counted_on` is the day of the count,
    `ballots_gone_on` the day on which the list of anonymous ballots was deleted.
    """

    class Access(models.TextChoices):
        OPEN = "open", _("Offen für alle: Link, QR-Code, Aushang")
        CODES = "codes", _("Nur mit Code: Brief oder Streifen")

    class Rule(models.TextChoices):
        SHARES = "shares", _("Gleiche Anteile: Jede Stimme hat den gleichen Anteil am Geld")
        VOTES = "votes", _("Einfache Summe: Die meisten Stimmen kommen zuerst")

    workflow = workflow.POLL

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="polls")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("Überschrift"), max_length=80)
    about = models.CharField(_("Worum geht es?"), max_length=400, blank=True)
    state = models.CharField(max_length=8, default="draft")
    budget_cents = models.BigIntegerField(_("Budget"))
    opens_on = models.DateField(_("Offen ab"))
    closes_on = models.DateField(_("Offen bis"))
    most = models.PositiveSmallIntegerField(_("Höchstens so viele Kreuze"), null=True, blank=True)
    rule = models.CharField(_("Wie wird gezählt?"), max_length=8, choices=Rule.choices, default=Rule.SHARES)
    access = models.CharField(
        _("Wer kann abstimmen?"), max_length=8, choices=Access.choices, default=Access.OPEN, db_default="open"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    frozen_on = models.DateField(null=True)
    counted_on = models.DateField(null=True)
    ballots_gone_on = models.DateField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="one_poll_per_number"),
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.POLL.states)), name="poll_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("closes_on")), name="a_poll_opens_before_it_closes"
            ),
            models.CheckConstraint(condition=Q(budget_cents__gte=1), name="a_poll_has_a_budget"),
            models.CheckConstraint(condition=Q(most=None) | Q(most__gte=1), name="a_poll_lets_one_tick"),
            models.CheckConstraint(
                condition=Q(state="draft") | ~Q(frozen_on=None), name="a_frozen_poll_says_since_when"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> str:
        return str(self.workflow.states[self.state])

    def takes_ballots(self, on: date) -> bool:
        """Residents can vote; the first and the last day belong to it."""
        return self.state == "frozen" and self.process.is_open and self.opens_on <= on <= self.closes_on

    def is_announced(self, on: date) -> bool:
        """It stands, but its first day is still to come."""
        return self.state == "frozen" and on < self.opens_on


class Candidate(models.Model):
    """A measure that stands in a poll, as it was on the day of freezing: its number, words and cost."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="candidates")
    measure = models.ForeignKey(Measure, on_delete=models.RESTRICT, related_name="candidacies")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    text = models.TextField(max_length=2000, blank=True)
    cents = models.BigIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "measure"], name="a_measure_stands_once"),
            models.CheckConstraint(condition=Q(cents__gte=1), name="a_candidate_costs_something"),
        ]

    def __str__(self) -> str:
        return self.title
