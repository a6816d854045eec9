"""Who saved which section last."""

from django.conf import settings
from django.db import models

from wir.funding.models.application import Application


class SectionSave(models.Model):
    """The last saving of one section: a person who would overwrite it is told whose work that is, and of when."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="saves")
    section = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "section"], name="one_last_saving_a_section")
        ]
