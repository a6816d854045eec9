"""Putting a wrongly entered day of a delivery right after the notice has become final."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.funding import workflow
from wir.funding.models.application import Application
from wir.funding.models.delivery import Delivery


class DayCorrection(models.Model):
    """One entered day of a final notice that was wrong, and the right one: one official proposes, another confirms.

    An empty `day` says that the letter never arrived. Once it is confirmed, finality (Bestandskraft) is reckoned anew;
    what was paid until then stays.
    """

    workflow = workflow.DAY_CORRECTION

    class What(models.TextChoices):
        POSTED = "posted", _("Zur Post gegeben")
        SERVED = "served", _("Zugestellt oder übergeben")
        RECEIVED = "received", _("Nachweislich angekommen")

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="day_corrections")
    state = models.CharField(max_length=12, default="proposed")
    what = models.CharField(_("Welcher Tag?"), max_length=8, choices=What.choices)
    day = models.DateField(_("Richtiger Tag"), null=True)
    reason = models.TextField(_("Warum?"), max_length=600)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(day__isnull=False, what__in=["posted", "served"]) | Q(what="received"),
                name="only_a_letter_may_never_arrive",
            ),
            models.CheckConstraint(
                condition=Q(state="confirmed", confirmed_by__isnull=False)
                | (Q(state__in=["proposed", "dropped"]) & Q(confirmed_by=None)),
                name="a_confirmed_day_names_who_confirmed_it",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="a_second_person_confirms_a_day",
            ),
            models.UniqueConstraint(
                fields=["delivery"], condition=Q(state="proposed"), name="one_day_correction_waits"
            ),
        ]

    @property
    def application(self) -> Application:
        """The case that it belongs to."""
        return self.delivery.application
