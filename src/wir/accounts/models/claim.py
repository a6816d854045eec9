"""„Ich arbeite für …“: who says so, and how the authority found out whether it is true."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.workflow import CLAIM
from wir.core.workflow import Workflow

TRIES = 5


class Claim(models.Model):
    """One person says to act for one organisation. At most one is open at a time: whoever comes later asks the first.

    `email` is the address that was used, as it stood then. `reason` is the official's.
    """

    workflow: Workflow = CLAIM

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="claims")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="claims")
    email = models.EmailField(_("Adresse"), max_length=254)
    state = models.CharField(max_length=16, choices=list(CLAIM.states.items()), default=CLAIM.initial)
    reason = models.TextField(_("Grund"), blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state="open"), name="one_open_claim_per_organisation"
            ),
        ]

    @property
    def state_label(self) -> str:
        """The German word for where it stands."""
        return CLAIM.states[self.state]


class LetterCode(models.Model):
    """The code of the letter to the registered address. Only its hash is kept; `last_day` is inclusive.

    Instead of a letter it may go by mail: `email` is the registered address, `email_named_by` the official who had
    entered it and never the one who sends, and the job makes the code from `seed`.

    `tries` counts every guess before it is compared, so that no failure later on gives one back.
    """

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="code")
    code_hash = models.CharField(max_length=128)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    last_day = models.DateField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_on = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True, default="", db_default="")
    email_named_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    seed = models.CharField(max_length=40, blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email_named_by__isnull=True) | ~Q(email_named_by=models.F("made_by")),
                name="a_second_person_mails_the_code",
            ),
            models.CheckConstraint(condition=Q(tries__lte=TRIES), name="no_more_tries_than_there_are"),
        ]

    def is_alive(self, on: date) -> bool:
        """Whether it may still be tried that day."""
        return self.used_on is None and self.tries < TRIES and on <= self.last_day

    @property
    def tries_left(self) -> int:
        return TRIES - self.tries
