"""Money on its way: what the recipient declared, what it asks for, what was paid."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.funding import workflow
from wir.funding.models.account import PayoutAccount
from wir.funding.models.money import Commitment, Grant


class Acceptance(models.Model):
    """The recipient takes the grant on its terms; where the money goes is a `PayoutAccount`. Never changed."""

    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="acceptance", primary_key=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    accepted_on = models.DateField()


class Disbursement(models.Model):
    """One request for money (Mittelabruf) and, once paid, the payment (Auszahlung). Money in cents.

    It belongs to the commitment of one budget year. The database lets no sum of requests that were not returned pass the
    year's commitment or the grant, and no sum of payments pass what the appropriation has committed (migrations).
    """

    workflow = workflow.DISBURSEMENT

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="disbursements")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="disbursements")
    cents = models.BigIntegerField(_("Betrag"))
    need_from = models.DateField(_("Zahlungen fällig ab"))
    need_to = models.DateField(_("Zahlungen fällig bis"))
    state = models.CharField(max_length=12, default="requested")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_on = models.DateField()
    once = models.CharField(
        max_length=32, blank=True, db_default="", default="", help_text="of the page it was asked from"
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_on = models.DateField(null=True)
    account = models.ForeignKey(PayoutAccount, null=True, on_delete=models.PROTECT, related_name="+")
    order = models.OneToOneField("documents.Document", null=True, on_delete=models.PROTECT, related_name="+")
    paid_on = models.DateField(_("Ausgezahlt am"), null=True)
    question = models.TextField(_("Frage"), max_length=1000, blank=True)

    class Meta:
        ordering = ["requested_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="disbursement_is_positive"),
            models.UniqueConstraint(
                fields=["grant", "once"], condition=~Q(once=""), name="a_page_asks_for_money_once"
            ),
            models.CheckConstraint(
                condition=Q(need_to__gte=F("need_from"), need_from__gte=F("requested_on")),
                name="need_lies_ahead_and_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.DISBURSEMENT.states)), name="disbursement_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["requested", "returned"]) | Q(checked_by__isnull=False),
                name="somebody_checked_the_money",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["requested", "checked", "returned"], approved_by__isnull=True)
                | Q(
                    state__in=["approved", "paid", "returned"],
                    approved_by__isnull=False,
                    approved_on__isnull=False,
                    order__isnull=False,
                    account__isnull=False,
                ),
                name="somebody_approved_the_money",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("checked_by")),
                name="a_second_person_approves_money",
            ),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True, state__in=["requested", "checked", "approved", "returned"])
                | Q(state="paid", paid_on__gte=F("approved_on")),
                name="paid_has_its_day_after_approval",
            ),
        ]
        indexes = [models.Index(fields=["state", "requested_on"], name="money_list")]

    @property
    def number(self) -> str:
        """How the payment is called on orders and bank statements."""
        return f"{self.grant.application.number}-A{self.pk}"

    @property
    def state_label(self) -> str:
        """The state as people read it."""
        return self.workflow.states[self.state]
