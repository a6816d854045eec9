"""Who is asked to sit in a jury."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import InvitationByMail, Organisation
from wir.core.workflow import Workflow
from wir.funding.models.jury import JuryMember, JuryRound
from wir.funding.workflow import JURY_INVITATION


class JuryInvitation(InvitationByMail):
    """Somebody is asked by e-mail to sit in a round. What the office knows about the person goes over to the seat.

    `round` is planned; once it is opened nobody is seated any more.
    """

    SALT = "wir.funding.jury_invitation"
    workflow: Workflow = JURY_INVITATION

    round = models.ForeignKey(JuryRound, on_delete=models.CASCADE, related_name="invitations")
    constituency = models.CharField(_("Entsandt von"), max_length=24, choices=JuryMember.Constituency.choices)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.CharField(max_length=8, blank=True)
    county = models.CharField(max_length=5, blank=True)
    state = models.CharField(
        max_length=16,
        choices=list(JURY_INVITATION.states.items()),
        default=JURY_INVITATION.initial,
    )

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "email"], condition=Q(state="open"), name="one_open_invitation_to_a_round"
            ),
        ]
