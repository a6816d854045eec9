"""The cost and finance plan, row by row."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.funding.models.application import Application
from wir.funding.models.partner import Partner


class PlanRow(models.Model):
    """One row of the cost and finance plan (Kosten- und Finanzierungsplan), for one budget year."""

    year = models.PositiveSmallIntegerField(_("Jahr"), validators=[MinValueValidator(2000)])
    label = models.CharField(_("Wofür?"), max_length=120)
    cents = models.BigIntegerField(_("Betrag"))

    class Meta:
        abstract = True
        ordering = ["year", "pk"]
        constraints = [models.CheckConstraint(condition=Q(cents__gt=0), name="%(class)s_is_positive")]


class CostItem(PlanRow):
    """What the project costs (Ausgabe)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="cost_items")


class FundingItem(PlanRow):
    """Where the money comes from (Einnahme). Rows of kind `grant` are what is asked for.

    A row with a `partner` is that partner's own money, its share of a joint application.
    """

    class Kind(models.TextChoices):
        GRANT = "grant", _("Beantragter Zuschuss")
        OWN = "own", _("Eigenes Geld")
        THIRD_PARTY = "third_party", _("Geld von anderen")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="funding_items")
    kind = models.CharField(_("Woher?"), max_length=12, choices=Kind.choices)
    partner = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.RESTRICT, related_name="shares"
    )

    class Meta(PlanRow.Meta):
        constraints = [
            *PlanRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(partner__isnull=True) | Q(kind="own"), name="a_partner_brings_its_own_money"
            ),
        ]

    @property
    def source(self) -> str:
        """Where the money comes from, in words, a partner by its name."""
        kind = str(self.get_kind_display())
        return f"{kind}: {self.partner.organisation.name}" if self.partner else kind
