"""Facilitation (Prozessmoderation) on record: what is needed, who was asked, what was agreed, done and paid."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.strategy.models.process import Process


class Facilitation(models.Model):
    """The one contract of a process. Days are counted in halves, money in cents; what is not agreed yet is empty.

    Whoever has the part of facilitator has it from the first to the last day of the contract.
    """

    process = models.OneToOneField(Process, on_delete=models.CASCADE, related_name="facilitation")
    need = models.TextField(_("Was wird gebraucht?"), max_length=2000, blank=True)
    provider = models.CharField(_("Vertrag mit"), max_length=160, blank=True)
    contract_from = models.DateField(_("Erster Tag des Vertrags"), null=True, blank=True)
    contract_until = models.DateField(_("Letzter Tag des Vertrags"), null=True, blank=True)
    cents = models.BigIntegerField(null=True, blank=True)
    half_days = models.PositiveSmallIntegerField(null=True, blank=True)
    data_agreement_on = models.DateField(
        _("Vertrag über die Auftragsverarbeitung vom"), null=True, blank=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(contract_from=None, contract_until=None)
                | Q(contract_from__lte=F("contract_until")),
                name="a_contract_begins_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(cents=None) | Q(cents__gte=0), name="a_contract_costs_nothing_or_more"
            ),
        ]


class OfFacilitation(models.Model):
    """A row of the record; it belongs to the process of the record."""

    class Meta:
        abstract = True

    @property
    def process(self) -> Process:
        return self.facilitation.process


class FacilitationOffer(OfFacilitation):
    """One provider that was asked for an offer, what it answered, and why it was chosen or not."""

    facilitation = models.ForeignKey(Facilitation, on_delete=models.CASCADE, related_name="offers")
    provider = models.CharField(_("Wen haben Sie gefragt?"), max_length=160)
    asked_on = models.DateField(_("Gefragt am"))
    answered_on = models.DateField(_("Geantwortet am"), null=True, blank=True)
    cents = models.BigIntegerField(null=True, blank=True)
    chosen = models.BooleanField(_("Ausgewählt"), default=False)
    because = models.CharField(_("Warum?"), max_length=400, blank=True)

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["facilitation"], condition=Q(chosen=True), name="one_offer_is_chosen"
            ),
            models.CheckConstraint(condition=Q(chosen=False) | ~Q(because=""), name="who_chooses_says_why"),
        ]


class FacilitationDay(OfFacilitation):
    """Work done on a day: a half or a whole one."""

    facilitation = models.ForeignKey(Facilitation, on_delete=models.CASCADE, related_name="days")
    on = models.DateField(_("Tag"))
    half_days = models.PositiveSmallIntegerField(
        _("Wie lange?"), choices=[(1, _("halber Tag")), (2, _("ganzer Tag"))]
    )
    what = models.CharField(_("Was?"), max_length=200)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["facilitation", "on"], name="a_day_is_counted_once"),
            models.CheckConstraint(condition=Q(half_days__in=(1, 2)), name="a_day_has_two_halves"),
        ]


class FacilitationInvoice(OfFacilitation):
    """An invoice, and when it was paid. `correction` tells what stood here before it was put right, and why; one that was struck
    (`struck_on`) stays readable and counts no more."""

    facilitation = models.ForeignKey(Facilitation, on_delete=models.CASCADE, related_name="invoices")
    number = models.CharField(_("Nummer der Rechnung"), max_length=60)
    on = models.DateField(_("Rechnung vom"))
    cents = models.BigIntegerField()
    paid_on = models.DateField(_("Bezahlt am"), null=True, blank=True)
    struck_on = models.DateField(null=True)
    correction = models.CharField(max_length=800, blank=True, default="", db_default="")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["facilitation", "number"],
                condition=Q(struck_on=None),
                name="an_invoice_is_entered_once",
            ),
            models.CheckConstraint(
                condition=Q(struck_on=None) | ~Q(correction=""), name="a_struck_invoice_says_why"
            ),
            models.CheckConstraint(condition=Q(cents__gt=0), name="an_invoice_asks_for_money"),
        ]
