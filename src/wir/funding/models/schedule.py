"""What happens when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.funding.models.application import Application


class ScheduleStep(models.Model):
    """One row of the schedule (Zeitplan): first and last day, both counted, and what happens."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="schedule_steps")
    starts_on = models.DateField(_("Von"))
    ends_on = models.DateField(_("Bis"))
    what = models.CharField(_("Was?"), max_length=200)

    class Meta:
        ordering = ["starts_on", "ends_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="step_ends_after_its_start")
        ]
