"""What was published of a survey: every table as it was on its day."""

from django.db import models

from wir.participation.models.question import Question


class Snapshot(models.Model):
    """The published counts of one question (Veröffentlichter Stand). `table` holds rounded counts only; `basis` is the true
    number of answers behind it and is never shown: it says when ten new ones have come."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="snapshots")
    taken_on = models.DateField()
    basis = models.PositiveIntegerField()
    table = models.JSONField()

    class Meta:
        ordering = ["pk"]
