"""Asking somebody by e-mail to take a part in a process."""

import hashlib
import secrets
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.strategy import workflow
from wir.strategy.models.people import Member
from wir.strategy.models.process import Process


def new_seed() -> str:
    """What the token of one invitation is made from."""
    return secrets.token_urlsafe(24)


class PartInvitation(models.Model):
    """One person is asked by e-mail to take a part, perhaps from a day to a day. `last_day` is the last to accept it.

    The token of the link is made from `seed` with the product's secret key, so that a mail that failed can be sent again although the table
    holds only the token's hash.
    """

    workflow = workflow.PART_INVITATION

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("E-Mail-Adresse"), max_length=254)
    role = models.CharField(_("Rolle"), max_length=20, choices=Member.Role.choices)
    town = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    town_unknown = models.CharField(_("Warum keine Gemeinde?"), max_length=200, blank=True)
    from_day = models.DateField(_("Gilt ab"), null=True, blank=True)
    until_day = models.DateField(_("Gilt bis"), null=True, blank=True)
    state = models.CharField(max_length=12, default="open")
    seed = models.CharField(max_length=40, default=new_seed)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    last_day = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.PART_INVITATION.states)),
                name="part_invitation_state_is_known",
            ),
            models.UniqueConstraint(
                fields=["process", "email", "role"],
                condition=Q(state="open"),
                name="one_open_part_invitation_each",
            ),
        ]

    @property
    def token(self) -> str:
        """The secret part of the link."""
        return salted_hmac("wir.strategy.invitation", self.seed, algorithm="sha256").hexdigest()

    @staticmethod
    def hash_of(token: str) -> str:
        """What is kept of a token."""
        return hashlib.sha256(token.encode()).hexdigest()

    def is_valid(self, on: date) -> bool:
        """Whether it can still be accepted that day."""
        return self.state == "open" and on <= self.last_day
