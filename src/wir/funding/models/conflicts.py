"""Conflicts of interest that people told us about, and what the others said about a neighbour."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.funding.models.jury import JuryCase, JuryMember


class ConflictDeclaration(models.Model):
    """A member declares a conflict (Befangenheit) with one case, or with an organisation whatever it applies for."""

    member = models.ForeignKey(JuryMember, on_delete=models.PROTECT, related_name="declarations")
    case = models.ForeignKey(JuryCase, null=True, on_delete=models.PROTECT, related_name="declarations")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("Grund"), max_length=600)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False, organisation__isnull=True)
                | Q(case__isnull=True, organisation__isnull=False),
                name="a_conflict_is_with_a_case_or_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["member", "case"], condition=Q(case__isnull=False), name="declared_once_a_case"
            ),
            models.UniqueConstraint(
                fields=["member", "organisation"],
                condition=Q(organisation__isnull=False),
                name="declared_once_an_organisation",
            ),
        ]


class ConflictOpinion(models.Model):
    """What one of the others says: may a member from the same county take part in this case? With a reason, once."""

    member = models.ForeignKey(JuryMember, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(JuryCase, on_delete=models.PROTECT, related_name="opinions")
    said_by = models.ForeignKey(JuryMember, on_delete=models.PROTECT, related_name="+")
    may_take_part = models.BooleanField(_("Darf mitwirken?"))
    reason = models.CharField(_("Grund"), max_length=600)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "case", "said_by"], name="one_opinion_each"),
            models.CheckConstraint(
                condition=~Q(member=models.F("said_by")), name="nobody_decides_about_themselves"
            ),
        ]
