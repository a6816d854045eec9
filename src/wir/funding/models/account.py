"""Where the money of a grant goes, and the two people who stand for it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.funding.models.money import Grant


class PayoutAccount(models.Model):
    """The account to which a grant is paid (Konto für die Auszahlung). The last one of a grant counts.

    One person names it, another one confirms it; nothing else of it ever changes (migrations). `basis` says who the second
    one is: of the profile, where both had stood for it before; of the organisation; or an official who asked there,
    because nobody else could, and whose `note` says how.
    """

    class Basis(models.TextChoices):
        PROFILE = "profile", _("Profil")
        ORGANISATION = "organisation", _("Organisation")
        AUTHORITY = "authority", _("Behörde")

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="accounts")
    holder = models.CharField(_("Kontoinhaberin"), max_length=140)
    iban = models.CharField(_("IBAN"), max_length=34)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_on = models.DateField()
    basis = models.CharField(max_length=12, choices=Basis.choices, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField(null=True)
    note = models.CharField(_("Wie geprüft"), max_length=600, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(basis="", confirmed_by__isnull=True, confirmed_on__isnull=True)
                | Q(
                    basis__in=["profile", "organisation", "authority"],
                    confirmed_by__isnull=False,
                    confirmed_on__isnull=False,
                    confirmed_on__gte=F("named_on"),
                ),
                name="a_confirmed_account_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("named_by")),
                name="a_second_person_confirms_the_account",
            ),
            models.CheckConstraint(
                condition=~Q(basis="authority") | ~Q(note=""), name="an_official_says_how_it_was_checked"
            ),
        ]

    @property
    def is_confirmed(self) -> bool:
        """Money may go there."""
        return self.confirmed_by_id is not None
