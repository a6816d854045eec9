"""A release although something was still open."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.funding.models.application import Application
from wir.funding.models.paying import Disbursement


class OpenRelease(models.Model):
    """What was open when an official released a decision, or a disbursement, and why she went on. Never changed.

    `points` are pairs of a point's name and the sentence that the official read.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="open_releases")
    disbursement = models.OneToOneField(
        Disbursement, null=True, on_delete=models.PROTECT, related_name="open_release"
    )
    points = models.JSONField()
    reason = models.CharField(_("Warum trotzdem"), max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason="") & ~Q(points=[]), name="an_open_release_says_why"),
        ]
