"""Decisions and what officials settle on the way."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.funding.models.application import Application


class Decision(models.Model):
    """A prepared decision (Entscheidungsvorschlag) and, once a second person released it, the decision.

    An application has one that counts (`current_for`). Earlier proposals, and one that put it on the waiting list, are kept
    behind it.
    `reasons` are the first person's own words about discretion (Ermessen); the other texts say what else it rests on.
    """

    class Outcome(models.TextChoices):
        APPROVE = "approve", _("Bewilligen")
        REJECT = "reject", _("Ablehnen")
        WAITING_LIST = "waiting_list", _("Auf die Nachrückliste setzen")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    current_for = models.OneToOneField(
        Application, null=True, on_delete=models.PROTECT, related_name="decision"
    )
    outcome = models.CharField(_("Entscheidung"), max_length=12, choices=Outcome.choices, default="approve")
    starts_on = models.DateField(_("Bewilligt ab"), null=True)
    ends_on = models.DateField(_("Bewilligt bis"), null=True)
    on_findings = models.TextField(_("Was die Prüfung ergab"), max_length=4000, blank=True)
    on_jury = models.TextField(_("Was die Jury empfiehlt"), max_length=4000, blank=True)
    discretion = models.TextField(_("Ermessen"), max_length=1000, blank=True)
    reasons = models.TextField(_("Begründung"), max_length=4000)
    smaller = models.TextField(_("Warum weniger als beantragt"), max_length=2000, blank=True)
    provisions = models.TextField(_("Besondere Auflagen"), max_length=4000, blank=True)
    content_hash = models.CharField(max_length=64)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    question = models.TextField(_("Rückfrage"), max_length=1000, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(released_by__isnull=True, released_at__isnull=True)
                | Q(released_by__isnull=False, released_at__isnull=False),
                name="released_by_and_when_belong_together",
            ),
            models.CheckConstraint(
                condition=Q(released_by__isnull=True) | ~Q(released_by=models.F("prepared_by")),
                name="a_second_person_releases",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["approve", "reject", "waiting_list"]), name="outcome_is_known"
            ),
            models.CheckConstraint(
                condition=Q(current_for__isnull=True) | Q(current_for=models.F("application")),
                name="a_decision_counts_for_its_own_application",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="approve")
                | Q(starts_on__isnull=False, ends_on__gte=models.F("starts_on")),
                name="an_approval_has_its_period",
            ),
        ]

    @property
    def explanation(self) -> str:
        """All reasons as the letter gives them, a paragraph each."""
        parts = (
            self.on_findings,
            self.on_jury,
            self.discretion,
            self.reasons,
            self.smaller,
        )
        return "\n\n".join(part.strip() for part in parts if part.strip())

    @property
    def total(self) -> int:
        """The whole grant in cents."""
        return sum(row.cents for row in self.slices.all())


class DecisionSlice(models.Model):
    """The part of a grant that falls into one budget year, in cents."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="slices")
    year = models.PositiveSmallIntegerField()
    cents = models.BigIntegerField()

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "year"], name="one_slice_a_year"),
            models.CheckConstraint(condition=Q(cents__gt=0), name="slice_is_positive"),
        ]


class Settlement(models.Model):
    """An official's answer to what the guideline leaves open (Klärung), for one application or a line from a day on.

    With `override` it decides one application against what was computed (Abweichung). Only added to: the last one counts.
    """

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=40)
    rule = models.CharField(_("Regel"), max_length=24)
    application = models.ForeignKey(
        Application, null=True, on_delete=models.PROTECT, related_name="settlements"
    )
    met = models.BooleanField(_("Erfüllt?"))
    override = models.BooleanField(default=False)
    reason = models.CharField(_("Grund"), max_length=600)
    source = models.CharField(_("Quelle"), max_length=300)
    from_day = models.DateField(_("Gilt ab"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["line", "rule", "from_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(override=False) | Q(application__isnull=False),
                name="an_override_is_for_one_application",
            )
        ]
