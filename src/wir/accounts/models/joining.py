"""How somebody comes into an organisation that has people already: asks to be let in, or is invited."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts import links
from wir.accounts.models.membership import Membership
from wir.accounts.workflow import INVITATION, JOIN_REQUEST
from wir.core.workflow import Workflow


class JoinRequest(models.Model):
    """Somebody asks the people of an organisation to be let in. Who was turned away once cannot ask again."""

    workflow: Workflow = JOIN_REQUEST

    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.CASCADE, related_name="join_requests"
    )
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="join_requests")
    state = models.CharField(
        max_length=16, choices=list(JOIN_REQUEST.states.items()), default=JOIN_REQUEST.initial
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"], condition=~Q(state="let_in"), name="one_asks_once"
            ),
        ]


class InvitationByMail(models.Model):
    """One person is asked by e-mail to become something. Only who has verified the address may accept, once.

    `last_day` is inclusive. The token of the link is made from `seed`, so that a mail that failed can be sent again
    although the database holds only the token's hash.
    """

    SALT: str
    state: str

    email = models.EmailField(_("E-Mail-Adresse"), max_length=254)
    seed = models.CharField(max_length=40, default=links.new_seed)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    last_day = models.DateField()

    class Meta:
        abstract = True

    @property
    def token(self) -> str:
        """The secret part of the link."""
        return links.link_from(self.seed, salt=self.SALT)

    @staticmethod
    def hash_of(token: str) -> str:
        """What is kept of a token."""
        return links.hash_of(token)

    def is_valid(self, on: date) -> bool:
        """Whether it can still be accepted that day."""
        return self.state == "open" and on <= self.last_day


class Invitation(InvitationByMail):
    """One person is asked by e-mail to take roles in an organisation."""

    SALT = "wir.accounts.invitation"
    workflow: Workflow = INVITATION

    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.CASCADE, related_name="invitations"
    )
    roles = ArrayField(models.CharField(max_length=16, choices=Membership.Role.choices))
    from_day = models.DateField(_("Gilt ab"), null=True, blank=True)
    until_day = models.DateField(_("Gilt bis"), null=True, blank=True)
    state = models.CharField(
        max_length=16, choices=list(INVITATION.states.items()), default=INVITATION.initial
    )

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"], condition=Q(state="open"), name="one_open_invitation_each"
            ),
            models.CheckConstraint(
                condition=Q(roles__contained_by=list(Membership.OF_ORGANISATIONS)) & ~Q(roles=[]),
                name="nobody_is_invited_as_an_official",
            ),
        ]

    @property
    def role_labels(self) -> list[str]:
        """The roles in German, in the order of the list of roles."""
        return [str(role.label) for role in Membership.Role if role in self.roles]
