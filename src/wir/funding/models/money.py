"""The years' money, and what of it is bound."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.funding import workflow
from wir.funding.models.application import Application
from wir.funding.rules.proving import due


class Appropriation(models.Model):
    """The year's money for a line (Haushaltsansatz); what is bound can never pass `cents`.

    Cash (Kassenmittel) binds what falls due in the year of the release, a commitment authorisation
    (Verpflichtungsermächtigung) what falls due in that later year. The two are separate amounts, but what was promised
    by authorisation is paid from that year's cash: `promised_cents` of a row of cash is what earlier years have bound
    of it, the same as the `committed_cents` of the authorisation beside it.
    """

    class Kind(models.TextChoices):
        CASH = "cash", _("Kassenmittel")
        AUTHORISATION = "authorisation", _("Verpflichtungsermächtigung")

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField(_("Haushaltsjahr"))
    kind = models.CharField(_("Art"), max_length=13, choices=Kind.choices, default=Kind.CASH)
    cents = models.BigIntegerField(_("Ansatz"))
    committed_cents = models.BigIntegerField(default=0)
    promised_cents = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["line", "year", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["controller", "line", "year", "kind"], name="one_appropriation_a_year_and_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["cash", "authorisation"]), name="appropriation_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    committed_cents__gte=0,
                    promised_cents__gte=0,
                    cents__gte=models.F("committed_cents") + models.F("promised_cents"),
                ),
                name="never_more_than_the_year_has",
            ),
            models.CheckConstraint(
                condition=Q(kind="cash") | Q(promised_cents=0), name="only_cash_is_promised_before"
            ),
        ]

    @property
    def bound_cents(self) -> int:
        """What is bound of it, now and by earlier years."""
        return self.committed_cents + self.promised_cents

    @property
    def free_cents(self) -> int:
        """What is left to commit."""
        return self.cents - self.bound_cents


class Grant(models.Model):
    """A grant (Zuwendung) as it was released, with its sealed notice. Only its state moves, along the table.

    What the recipient declared when accepting it lies in `Acceptance`.
    """

    workflow = workflow.GRANT

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="grant")
    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    cents = models.BigIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    released_on = models.DateField()
    notice = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default="offered")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="grant_is_positive"),
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.GRANT.states)), name="grant_state_is_known"
            ),
        ]

    @property
    def state_label(self) -> str:
        """The state as people read it."""
        return self.workflow.states[self.state]

    @property
    def proof_due(self) -> date:
        """The last day for showing what was done with the money."""
        return due(self.ends_on, notice_on=self.released_on)

    def is_final(self, on: date) -> bool:
        """Whether its notice is final (bestandskräftig) on that day. Costs one statement."""
        delivery = self.notice.deliveries.current().first()
        return delivery is not None and delivery.reckoned(on).is_final(on)


class Commitment(models.Model):
    """Money of one year bound by one grant (Mittelbindung)."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="commitments")
    appropriation = models.ForeignKey(Appropriation, on_delete=models.PROTECT, related_name="commitments")
    cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grant", "appropriation"], name="one_commitment_a_year"),
            models.CheckConstraint(condition=Q(cents__gt=0), name="commitment_is_positive"),
        ]
