"""Beginning before the decision."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.funding import workflow
from wir.funding.models.application import Application


class EarlyStart(models.Model):
    """Leave to begin before the decision (vorzeitiger Maßnahmenbeginn). It promises no grant; the applicant bears the risk.

    Once decided nothing of it changes. `valid_from` is the first day on which the project may begin.
    """

    workflow = workflow.EARLY_START

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="early_starts")
    state = models.CharField(max_length=12, default="requested")
    reason = models.TextField(_("Warum kann das Vorhaben nicht warten?"), max_length=2000)
    planned_start = models.DateField(_("Wann wollen Sie beginnen?"))
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_on = models.DateField()
    answer = models.TextField(_("Begründung"), max_length=2000, blank=True)
    valid_from = models.DateField(_("Gilt ab"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="requested", valid_from=None, decided_by=None, decided_on=None)
                | Q(state="approved", valid_from__gte=F("decided_on"), decided_by__isnull=False)
                | Q(state="denied", valid_from=None, decided_by__isnull=False, decided_on__isnull=False),
                name="early_start_is_whole",
            ),
            models.UniqueConstraint(
                fields=["application"], condition=Q(state="requested"), name="one_early_start_asked_for"
            ),
        ]

    def last_usual_day(self, on: date) -> date:
        """The day that was asked for, or today if it has passed; agreeing from a later one is said expressly."""
        return max(self.planned_start, on)

    @property
    def state_label(self) -> str:
        """The state in words."""
        return self.workflow.states[self.state]
