"""What is to be done (Maßnahme), for whom it stands, what it costs, and how far it is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.strategy import workflow
from wir.strategy.models.process import Process
from wir.strategy.models.recommendation import Recommendation


class FieldOfAction(models.Model):
    """A field of action (Handlungsfeld) with its goals on three horizons: long term, in between, next year."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="fields")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(_("Handlungsfeld"), max_length=120)
    long_term_goal = models.CharField(_("Leitziel"), max_length=400, blank=True)
    interim_goal = models.CharField(_("Zwischenziel"), max_length=400, blank=True)
    annual_goal = models.CharField(_("Jahresziel"), max_length=400, blank=True)

    class Meta:
        ordering = ["place", "pk"]


class Measure(models.Model):
    """A measure (Maßnahme). Without a basis it says why it is there; `town` is empty when it is for all towns together.

    `line` is the code of a funding line that may pay for it. `rank` is the place in the order of priority; where people
    moved it away from what the votes say, `rank_because` says why. `continues` is the open measure of the edition before.
    `reminded_on` is the day on which its owner was last asked how far it is.
    """

    workflow = workflow.MEASURE
    OPEN = ("proposed", "planned", "running", "stalled")

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="measures")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("Maßnahme"), max_length=160)
    text = models.TextField(_("Was genau?"), max_length=2000, blank=True)
    field = models.ForeignKey(
        FieldOfAction, null=True, blank=True, on_delete=models.SET_NULL, related_name="measures"
    )
    town = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.CharField(_("Wer kümmert sich?"), max_length=120, blank=True)
    owner_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    indicator = models.CharField(_("Woran merkt man, dass es geklappt hat?"), max_length=300, blank=True)
    starts_on = models.DateField(_("Beginn"), null=True, blank=True)
    ends_on = models.DateField(_("Fertig bis"), null=True, blank=True)
    line = models.CharField(_("Förderlinie, die passen könnte"), max_length=40, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    rank_because = models.CharField(_("Warum an dieser Stelle?"), max_length=600, blank=True)
    without_basis_because = models.CharField(_("Warum ohne Empfehlung?"), max_length=600, blank=True)
    state = models.CharField(max_length=12, default="proposed")
    dropped_because = models.CharField(_("Warum nicht?"), max_length=600, blank=True)
    made_on = models.DateField()
    recommendations = models.ManyToManyField(Recommendation, related_name="measures", blank=True)
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by"
    )
    reminded_on = models.DateField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="one_measure_per_number"),
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.MEASURE.states)), name="measure_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_because=""), name="what_is_dropped_says_why"
            ),
        ]

    @property
    def state_label(self) -> str:
        """The state in words."""
        return gettext(self.workflow.states[self.state])

    @property
    def is_open(self) -> bool:
        """Something is still to be done."""
        return self.state in self.OPEN


class MeasureCost(models.Model):
    """What a measure costs in one year, in cents."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="costs")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    cents = models.BigIntegerField()

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "year"], name="one_cost_per_year"),
            models.CheckConstraint(condition=Q(cents__gte=0), name="a_measure_costs_nothing_or_more"),
        ]


class StatusNote(models.Model):
    """How far a measure was on a day, in its owner's words. Notes are added, never changed."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="notes")
    on = models.DateField()
    state = models.CharField(max_length=12)
    text = models.CharField(_("Stand"), max_length=600)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-on", "-pk"]

    @property
    def state_label(self) -> str:
        """The state in words, as it was on that day."""
        return gettext(Measure.workflow.states[self.state])


class MeasureCorrection(models.Model):
    """A measure that a council had before it or had decided was put right, and why; old and new stay readable for everybody.

    `before` and `after` hold what changed: "title", "text", "without_basis_because", "town" (a name), "costs" ({year: cents}),
    "basis" (numbers of recommendations). Only added to.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="corrections")
    on = models.DateField()
    reason = models.CharField(max_length=400)
    before = models.JSONField()
    after = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
