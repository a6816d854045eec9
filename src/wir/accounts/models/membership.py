"""Who does what where, and from when to when."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Roles, asked for a day."""

    def in_force(self, on: date) -> "MembershipQuerySet":
        """Only those that hold on that day; the first and the last day belong to it, and nobody has to confirm them."""
        return self.filter(
            Q(from_day=None) | Q(from_day__lte=on), Q(until_day=None) | Q(until_day__gte=on), waits=False
        )


class Membership(models.Model):
    """One person's role in one organisation (Mitgliedschaft).

    Both days are inclusive; an empty one means: no bound. Deputies (Vertretung) have both. One that `waits` was given by
    somebody who only edits, and holds when a signatory has confirmed it, or an official where no signatory is another person.
    """

    class Role(models.TextChoices):
        EDITOR = "editor", _("Bearbeitung")
        SIGNATORY = "signatory", _("Unterschrift")
        FINANCE = "finance", _("Kasse")
        OFFICIAL = "official", _("Bewilligung")

    OF_ORGANISATIONS = (Role.EDITOR.value, Role.SIGNATORY.value, Role.FINANCE.value)
    """What organisations give to their own people; officials are appointed by the operator."""
    OF_SECOND_PERSONS = (Role.SIGNATORY.value, Role.FINANCE.value)
    """With these somebody is the second person for a signature or an account."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("Rolle"), max_length=16, choices=Role.choices)
    from_day = models.DateField(_("Gilt ab"), null=True, blank=True)
    until_day = models.DateField(_("Gilt bis"), null=True, blank=True)

    waits = models.BooleanField(_("Wartet auf Bestätigung"), default=False, db_default=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_day=None)
                | models.Q(until_day=None)
                | models.Q(from_day__lte=models.F("until_day")),
                name="a_role_begins_before_it_ends",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], name="each_role_once_per_organisation"
            ),
        ]
