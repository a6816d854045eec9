"""Who works on a process beside the town's own editors."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.strategy.models.process import Process


class MemberQuerySet(models.QuerySet["Member"]):
    """Members, asked for a day."""

    def in_force(self, on: date) -> "MemberQuerySet":
        """Only those that belong to it on that day; the first and the last day belong to it."""
        return self.filter(Q(from_day=None) | Q(from_day__lte=on), Q(until_day=None) | Q(until_day__gte=on))


class Member(models.Model):
    """One person's part in one process, perhaps from a day to a day. A facilitator's ends with the contract.

    In a joint process `town` is the one that the person stands for; where there is none, `town_unknown` says why. In a
    process of one town both are empty.
    """

    class Role(models.TextChoices):
        FACILITATOR = "facilitator", _("Prozessmoderation")
        STEERING = "steering_group", _("Steuerungsgruppe")
        OFFICER = "integration_officer", _("Integrationsbeauftragte oder -beauftragter")
        POLITICS = "political_body", _("Politisches Gremium")
        CENTRE = "diversity_centre", _("Vielfaltszentrum")
        FOREIGNERS = "foreigners_council", _("Ausländerbeirat oder Integrations-Kommission")
        TRANSLATOR = "translator", _("Übersetzung, ehrenamtlich")

    WORKING = (Role.FACILITATOR.value, Role.OFFICER.value)
    """They do the office's work; all others read along, comment and check translations."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="process_memberships"
    )
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    town = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    town_unknown = models.CharField(_("Warum keine Gemeinde?"), max_length=200, blank=True)
    from_day = models.DateField(_("Gilt ab"), null=True, blank=True)
    until_day = models.DateField(_("Gilt bis"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["role", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["process", "user", "role"], name="each_part_once_per_process"),
            models.CheckConstraint(
                condition=Q(from_day=None) | Q(until_day=None) | Q(from_day__lte=F("until_day")),
                name="a_part_begins_before_it_ends",
            ),
        ]
