"""What the authority sent out in a case."""

from django.db import models

from wir.funding.models.application import Application


class Letter(models.Model):
    """One sealed letter of the authority in a case (Schreiben): notice, rejection, message. Only added to."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="letters")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="letter")

    class Meta:
        ordering = ["pk"]
