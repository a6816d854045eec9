"""The formal check of an application."""

from django.conf import settings
from django.db import models

from wir.funding.models.application import Application


class FormalCheck(models.Model):
    """An official went through every finding and formal point (formale Prüfung). Only added to: the last one counts.

    `points` are pairs of a point's name and how it stood then: true, false, or null for open.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="checks")
    content_hash = models.CharField(max_length=64)
    points = models.JSONField()
    note = models.CharField(max_length=1000, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
