"""What was handed in, version by version. Only added to."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from wir.funding.models.application import Application

FORM = "2026-1"  # version of the online form; raise it when a section asks for something else


class Submission(models.Model):
    """One frozen version of an application (Fassung): the first as submitted, the next ones as completed.

    `content` is `content.content_of` of that moment, `agreed` who had agreed and signed by then, with names as they
    were. `content_hash` of the latest version is the application's own.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="submissions")
    version = models.PositiveSmallIntegerField()
    content = models.JSONField()
    agreed = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64)
    guideline = models.CharField(max_length=40, blank=True)
    form = models.CharField(max_length=20, default=FORM)
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["application", "version"], name="versions_count_up"),
            models.CheckConstraint(
                condition=Q(version__gte=1, content_hash__regex="^[0-9a-f]{64}$"),
                name="version_has_number_and_hash",
            ),
        ]
