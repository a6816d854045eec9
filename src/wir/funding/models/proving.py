"""What was done with the money."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.funding import workflow
from wir.funding.models.money import Grant
from wir.funding.rules.balance import Balance, ask_on


class Proof(models.Model):
    """The short confirmation of use (Verwendungsbestätigung, einfacher Nachweis) with narrative and sums. Money in cents.

    One that was returned stays; the recipient hands in another.
    """

    class Regime(models.TextChoices):
        FULL = "full", _("Verwendungsnachweis mit Belegliste")
        SIMPLE = "simple", _("Einfacher Nachweis")
        CONFIRMATION = "confirmation", _("Verwendungsbestätigung")
        NONE = "none", _("Kein Nachweis nötig")

    workflow = workflow.PROOF

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="proofs")
    state = models.CharField(max_length=12, default="handed_in")
    narrative = models.TextField(_("Was haben Sie mit dem Geld gemacht?"), max_length=8000)
    unused_cents = models.BigIntegerField(_("Nicht gebraucht"))
    regime = models.CharField(_("Art des Nachweises"), max_length=12, choices=Regime.choices, blank=True)
    regime_reason = models.TextField(_("Warum diese Art"), max_length=600, blank=True)
    gap_reason = models.TextField(
        _("Warum die Differenz hingenommen wird"), max_length=600, blank=True, default="", db_default=""
    )
    question = models.TextField(_("Rückfrage"), max_length=1000, blank=True)
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    handed_in_on = models.DateField()
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.PROOF.states)), name="proof_state_is_known"
            ),
            models.CheckConstraint(condition=Q(unused_cents__gte=0), name="unused_is_not_negative"),
            models.UniqueConstraint(
                fields=["grant"], condition=~Q(state="returned"), name="one_proof_of_a_grant_counts"
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | ~Q(regime=""), name="an_accepted_proof_has_its_regime"
            ),
        ]

    @property
    def state_label(self) -> str:
        """The state as people read it."""
        return self.workflow.states[self.state]

    @property
    def ask_on(self) -> date:
        """From when the recipient asks who has heard nothing about money to be paid back."""
        return ask_on(self.handed_in_on)

    def balance(self, paid: int) -> Balance:
        """Its sums beside what was paid out, in cents. One statement, none if the lines were read before."""
        return Balance(paid, sum(line.actual_cents for line in self.lines.all()), self.unused_cents)


class ProofLine(models.Model):
    """One line of the plan beside what it cost in the end, in cents."""

    proof = models.ForeignKey(Proof, on_delete=models.PROTECT, related_name="lines")
    label = models.CharField(max_length=120)
    planned_cents = models.BigIntegerField()
    actual_cents = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_cents__gte=0, actual_cents__gte=0), name="proof_line_is_not_negative"
            ),
        ]

    @property
    def difference(self) -> int:
        """What was spent above (positive) or below the plan, in cents."""
        return self.actual_cents - self.planned_cents
