"""What the authority asks the applicant to complete."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.funding.models.application import Application


class DocumentRequest(models.Model):
    """A request to complete an application (Nachforderung), by a day. One at a time is open.

    `cause` tells whether an official asked or a partner left; then nobody is `asked_by`.
    """

    class Cause(models.TextChoices):
        OFFICIAL = "official", _("Die Behörde bittet um Ergänzung")
        PARTNER_LEFT = "partner_left", _("Ein Partner ist ausgeschieden")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="requests")
    number = models.PositiveSmallIntegerField()
    cause = models.CharField(max_length=16, choices=Cause.choices)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_on = models.DateField()
    due_on = models.DateField(_("Antwort bis"))
    reminded_for = models.DateField(null=True, help_text="the due day that a reminder was sent for")
    closed_on = models.DateField(null=True)
    answer = models.TextField(
        _("Antwort"),
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text="said when it is closed",
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="requests_count_up"),
            models.UniqueConstraint(
                fields=["application"], condition=Q(closed_on__isnull=True), name="one_open_request"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=models.F("asked_on")), name="due_after_asking"),
        ]


class RequestItem(models.Model):
    """One thing to complete: in which section, and what, in one or two sentences.

    `fields` are names of fields that the section declares, or of rows with what stood there (`sections/rows.py`); empty
    means the section as a whole.
    """

    # What stays as it was asked, and what the section is called today.
    CALLED_ONCE: ClassVar = {"partner": "partners"}

    request = models.ForeignKey(DocumentRequest, on_delete=models.PROTECT, related_name="items")
    section = models.CharField(max_length=24)
    text = models.CharField(_("Was fehlt?"), max_length=600)
    fields = models.JSONField(default=list, db_default=[])

    class Meta:
        ordering = ["pk"]

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """A row as it is stored, with today's name of its section."""
        item = super().from_db(*args, **kwargs)
        item.section = cls.CALLED_ONCE.get(item.section, item.section)
        return item
