"""What the applicant declares (Erklärungen)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wir.funding.models.application import Application


class Declaration(models.Model):
    """One declaration that somebody made, by whom and when. Taking it back deletes the row."""

    class Kind(models.TextChoices):
        NOT_BEGUN = (
            "not_begun",
            _("Das Vorhaben hat noch nicht begonnen. Wir fangen erst nach dem Bescheid an."),
        )
        CORRECT = "correct", _("Alle Angaben sind richtig und vollständig.")
        NO_DOUBLE_FUNDING = (
            "no_double_funding",
            _("Für dieselben Ausgaben bekommen wir kein anderes öffentliches Geld."),
        )
        DATA_PROTECTION = (
            "data_protection",
            _("Wir haben die Hinweise zum Datenschutz gelesen und den Menschen gegeben, die wir nennen."),
        )

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="declarations")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["application", "kind"], name="each_declaration_once")]
