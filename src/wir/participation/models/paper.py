"""Questionnaires on paper: a heap of sheets, and each sheet while two people type it in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.participation.models.response import Channel
from wir.participation.models.survey import Survey
from wir.strategy.models import Process


class PaperBatch(models.Model):
    """A heap of sheets that came together (Stapel): on which way, and on which day."""

    CHANNELS = [(channel.value, channel.label) for channel in Channel if channel is not Channel.WEB]

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="batches")
    name = models.CharField(
        _("Name des Stapels"), max_length=80, help_text=_("Zum Beispiel: Wochenmarkt am 12.11.")
    )
    channel = models.CharField(_("Wie kamen die Bögen?"), max_length=8, choices=CHANNELS)
    received_on = models.DateField(_("Wann kamen sie?"))

    class Meta:
        ordering = ["-received_on", "pk"]

    @property
    def process(self) -> Process:
        """The process that it belongs to."""
        return self.survey.process


class PaperEntry(models.Model):
    """One sheet (Papierbogen): typed in by one person, typed again by another. Where they differ, the second decides with
    the sheet in hand. Then the answers move on and `values` is emptied: which sheet became which answers is not kept."""

    batch = models.ForeignKey(PaperBatch, on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField()
    language = models.CharField(_("Sprache der Antworten"), max_length=12, default="de")
    values = models.JSONField(default=dict)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    differences = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="a_sheet_once_per_batch"),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("entered_by")),
                name="another_person_checks_a_sheet",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | Q(values={}), name="a_checked_sheet_keeps_no_answers"
            ),
        ]

    @property
    def process(self) -> Process:
        """The process that it belongs to."""
        return self.batch.survey.process
