"""Joint applications: who applies together with the lead, and what each partner answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.funding.models.agreement import Agreement
from wir.funding.models.application import Application


class Partner(models.Model):
    """An organisation that the lead asked to apply together (Partner eines gemeinsamen Antrags).

    The row says only that it was asked. Where it stands is its last answer; nothing is overwritten.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "organisation"], name="each_partner_once_per_application"
            )
        ]

    @property
    def answer(self) -> "PartnerAnswer | None":
        """What was said last. Costs nothing when the answers were fetched along."""
        return max(self.answers.all(), key=lambda answer: answer.pk, default=None)

    @property
    def takes_part(self) -> bool:
        """Asked or agreed, and neither refused nor gone."""
        return self.answer is None or self.answer.kind not in PartnerAnswer.OUT


class PartnerAnswer(Agreement):
    """One turn between lead and partner; only added to. The last one counts."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Gefragt")
        CONFIRMED = "confirmed", _("Zugestimmt")
        DECLINED = "declined", _("Abgelehnt")
        LEFT = "left", _("Ausgeschieden")
        REMOVED = "removed", _("Herausgenommen")

    OUT = (Kind.DECLINED, Kind.LEFT, Kind.REMOVED)

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    reason = models.CharField(_("Grund"), max_length=600, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="confirmed") | Q(digest__regex="^[0-9a-f]{64}$"),
                name="who_confirms_confirms_something",
            )
        ]
