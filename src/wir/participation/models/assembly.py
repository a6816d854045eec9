"""An assembly by lot: what it is for, how many seats, which quotas, and what had to be loosened."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wir.participation import workflow
from wir.participation.models.meeting import Meeting
from wir.strategy.models import Process


class Assembly(models.Model):
    """People who are drawn by lot and work on one question (ausgeloste Versammlung). `number` counts within the process.

    Who wants to come goes into the pool (Topf) until `joins_until`; `access` says whether that takes a code from a letter. With
    `households` at most one of each household is drawn. Features and quotas are fixed when the pool opens; afterwards they are
    only loosened, each time with a reason that everybody reads. `meeting` is where it meets, once that is planned.
    """

    class Access(models.TextChoices):
        OPEN = "open", _("Alle, die hier wohnen: Link, QR-Code, Aushang")
        CODES = "codes", _("Nur, wer einen Brief mit Code bekommen hat")

    MOST_SEATS = 500
    workflow = workflow.ASSEMBLY

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="assemblies")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("Titel"), max_length=120)
    purpose = models.TextField(_("Wozu?"), max_length=1000)
    state = models.CharField(max_length=9, default="draft")
    size = models.PositiveSmallIntegerField(_("Plätze"))
    begins_on = models.DateField(_("Erster Tag"))
    ends_on = models.DateField(_("Letzter Tag"))
    where = models.CharField(_("Ort und Uhrzeit"), max_length=160, blank=True)
    joins_until = models.DateField(_("Mitmachen bis"))
    access = models.CharField(
        _("Wer kann in den Topf?"), max_length=8, choices=Access.choices, default="open"
    )
    households = models.BooleanField(_("Höchstens eine Person aus jedem Haushalt"), default=True)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="assemblies"
    )
    cancelled_because = models.CharField(_("Warum abgesagt?"), max_length=400, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="one_assembly_per_number"),
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.ASSEMBLY.states)), name="assembly_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(begins_on__lte=F("ends_on")), name="an_assembly_begins_before_it_ends"
            ),
            models.CheckConstraint(condition=Q(size__gte=2, size__lte=500), name="an_assembly_has_seats"),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
                name="a_cancelled_assembly_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> str:
        """The state in words."""
        return gettext(self.workflow.states[self.state])

    @property
    def is_listed(self) -> bool:
        """The list of panels is public, so nobody can be taken off it any more."""
        return self.state in ("published", "drawn", "held")

    def takes_people(self, on: date) -> bool:
        """The pool is open on that day; the last day belongs to it."""
        return self.state == "open" and self.process.is_open and on <= self.joins_until


class Quota(models.Model):
    """Between `least` and `most` of the people drawn have this value of the feature. `people` live there, as far as known."""

    assembly = models.ForeignKey(Assembly, on_delete=models.CASCADE, related_name="quotas")
    place = models.PositiveSmallIntegerField()
    feature = models.CharField(max_length=20)
    value = models.CharField(max_length=60)
    least = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField(null=True)
    people_on = models.DateField(null=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "feature", "value"], name="one_quota_per_value"),
            models.CheckConstraint(condition=Q(least__lte=F("most")), name="a_quota_is_a_range"),
        ]


class Loosening(models.Model):
    """Quotas that no panel could keep were loosened (Lockerung), with the reason. `changes` name feature, value and both ranges."""

    assembly = models.ForeignKey(Assembly, on_delete=models.CASCADE, related_name="loosenings")
    reason = models.CharField(_("Warum?"), max_length=400)
    changes = models.JSONField()
    size_before = models.PositiveSmallIntegerField()
    size_after = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()

    class Meta:
        ordering = ["pk"]
