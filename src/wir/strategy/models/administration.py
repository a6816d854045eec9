"""The inner track: what the administration does in its own house while it asks everybody else."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.strategy.models.process import Process


class Department(models.Model):
    """A department (Fachbereich, Amt) that takes part."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="departments")
    name = models.CharField(_("Fachbereich oder Amt"), max_length=120)
    contact = models.CharField(_("Wer ist dort zuständig?"), max_length=120, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["process", "name"], name="a_department_once")]


class DepartmentTask(models.Model):
    """What a department has taken on."""

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="tasks")
    label = models.CharField(_("Was ist zu tun?"), max_length=200)
    due_on = models.DateField(_("Bis wann?"), null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "pk"]

    @property
    def process(self) -> Process:
        return self.department.process


class BarrierCheck(models.Model):
    """One barrier of the town's own house (`strategy/barriers.py`), looked at before and after. Empty means: not looked at."""

    class Answer(models.TextChoices):
        THERE = "there", _("ja, die Hürde gibt es")
        PARTLY = "partly", _("teilweise")
        GONE = "gone", _("nein")

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="barriers")
    barrier = models.CharField(max_length=24)
    before = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    after = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    note = models.CharField(_("Was haben Sie geändert?"), max_length=400, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["process", "barrier"], name="a_barrier_once"),
            models.CheckConstraint(
                condition=Q(
                    before__in=("", "there", "partly", "gone"), after__in=("", "there", "partly", "gone")
                ),
                name="barrier_answers_are_known",
            ),
        ]
