"""Who was asked before the application went out (Beteiligung)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.funding.models.application import Application


class Involvement(models.Model):
    """One body and how it is involved. A draft may have gaps: the day or the reason can still be missing."""

    class Body(models.TextChoices):
        COUNCIL = "council", _("Gemeindevertretung, Stadtverordnetenversammlung oder Kreistag")
        INTEGRATION_OFFICER = (
            "integration_officer",
            _("Integrationsbeauftragte oder Integrationsbeauftragter"),
        )
        DIVERSITY_CENTRE = "diversity_centre", _("WIR-Vielfaltszentrum des Kreises")
        FOREIGNERS_COUNCIL = "foreigners_council", _("Ausländerbeirat oder Integrationskommission")

    class How(models.TextChoices):
        INVOLVED = "involved", _("eingebunden")
        PLANNED = "planned", _("geplant")
        ABSENT = "absent", _("nicht vorhanden oder nicht beteiligt")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="involvements")
    body = models.CharField(_("Wer?"), max_length=20, choices=Body.choices)
    how = models.CharField(_("Stand"), max_length=8, choices=How.choices, blank=True)
    on = models.DateField(_("Tag"), null=True, blank=True)
    reason = models.CharField(_("Grund"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "body"], name="each_body_once"),
            models.CheckConstraint(
                condition=Q(how__in=["", "involved", "planned", "absent"]),
                name="how_a_body_is_involved_is_known",
            ),
        ]
