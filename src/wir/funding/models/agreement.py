"""What people agree to: the fingerprint of what they saw, so that a later change shows by itself."""

from django.conf import settings
from django.db import models


class Agreement(models.Model):
    """Somebody said yes to exactly this content.

    `digest` is the sha256 over everything that was agreed to, `parts` the same for each part of it. Whether the yes
    still holds is never stored: it holds while the application has the same digest (`agreements.py`).
    """

    digest = models.CharField(max_length=64, blank=True)
    parts = models.JSONField(default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        abstract = True
