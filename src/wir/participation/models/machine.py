"""Texts that a machine translates: who asked for it, what became of it, and whether a process lets it be done unasked."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.participation.models.conversation import Statement
from wir.participation.models.survey import Survey
from wir.strategy.models import Process


class MachineTask(models.Model):
    """One order to the translating service (Übersetzungsauftrag): the missing texts of a survey, one statement, or what is missing of
    all that came out of a process (`outcomes_of`).

    `asked_by` is empty where nobody clicked, because the process lets statements be translated unasked. `problem` is the
    sentence that says why nothing came; then nothing has changed.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("unterwegs")
        DONE = "done", _("erledigt")
        FAILED = "failed", _("nicht gelungen")

    survey = models.ForeignKey(Survey, null=True, on_delete=models.CASCADE, related_name="machine_tasks")
    statement = models.ForeignKey(
        Statement, null=True, on_delete=models.CASCADE, related_name="machine_tasks"
    )
    outcomes_of = models.ForeignKey(
        Process, null=True, on_delete=models.CASCADE, related_name="machine_tasks"
    )
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    problem = models.CharField(max_length=200, blank=True)
    texts = models.PositiveSmallIntegerField(default=0)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(survey__isnull=False, statement=None, outcomes_of=None)
                | Q(survey=None, statement__isnull=False, outcomes_of=None)
                | Q(survey=None, statement=None, outcomes_of__isnull=False),
                name="a_machine_translates_one_thing_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["survey", "language"],
                condition=Q(state="waiting"),
                name="one_order_waits_per_survey_and_language",
            ),
            models.UniqueConstraint(
                fields=["statement", "language"],
                condition=Q(state="waiting"),
                name="one_order_waits_per_statement_and_language",
            ),
            models.UniqueConstraint(
                fields=["outcomes_of", "language"],
                condition=Q(state="waiting"),
                name="one_order_waits_per_process_and_language",
            ),
        ]

    @property
    def process(self) -> Process:
        """The process it belongs to."""
        if self.outcomes_of:
            return self.outcomes_of
        return self.survey.process if self.survey else self.statement.conversation.process

    @property
    def written_in(self) -> str:
        """The language of the texts."""
        if self.outcomes_of:
            return "de"
        found: str = self.survey.language if self.survey else self.statement.language
        return found


class MachineAllowed(models.Model):
    """The office lets statements that nobody of those who check can read be translated unasked. No row: it does not."""

    process = models.OneToOneField(Process, on_delete=models.CASCADE, related_name="machine_allowed")
    allowed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    allowed_on = models.DateField()
