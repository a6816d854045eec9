"""Correcting an obvious error in a letter that went out."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.funding import workflow
from wir.funding.models.application import Application
from wir.funding.models.letters import Letter


class Correction(models.Model):
    """An obvious error of a letter, put right by a letter of its own (Berichtigung). Two people, like every notice.

    A letter can be corrected again: the newest correction repeats the earlier ones and holds together with the letter.
    It changes how words are spelled, and the address: sums, days and the decision itself stay as they were released.
    """

    workflow = workflow.CORRECTION

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="corrections")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default="prepared")
    wrong = models.TextField(_("Was steht im Schreiben?"), max_length=1000)
    right = models.TextField(_("Was muss dort stehen?"), max_length=1000)
    reason = models.TextField(_("Wie kam es zu dem Fehler?"), max_length=600, db_default="", default="")
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="released", released_by__isnull=False)
                | (Q(state__in=["prepared", "dropped"]) & Q(released_by=None)),
                name="a_released_correction_names_who_released_it",
            ),
            models.CheckConstraint(
                condition=Q(released_by=None) | ~Q(released_by=F("prepared_by")),
                name="a_second_person_releases_a_correction",
            ),
            models.UniqueConstraint(
                fields=["application"], condition=Q(state="prepared"), name="one_correction_waits"
            ),
        ]
