"""Stock-taking (Bestandsaufnahme): what there is, what is missing. Who lives there: `PopulationShare`, beside the process."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.strategy.models.process import Process


class BaselineItem(models.Model):
    """Something that there is for living together, or that is missing."""

    class Kind(models.TextChoices):
        OFFER = "offer", _("Das gibt es schon")
        GAP = "gap", _("Das fehlt")

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="baseline")
    kind = models.CharField(_("Art"), max_length=6, choices=Kind.choices)
    name = models.CharField(_("Was?"), max_length=160)
    provider = models.CharField(_("Wer bietet es an?"), max_length=160, blank=True)
    audience = models.CharField(_("Für wen?"), max_length=160, blank=True)
    note = models.CharField(_("Anmerkung"), max_length=400, blank=True)

    class Meta:
        ordering = ["kind", "name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=("offer", "gap")), name="baseline_kind_is_known"),
        ]
