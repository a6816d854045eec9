"""Whom people act for."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wir.core.text import sort_key, town_key


class Organisation(models.Model):
    """A municipality, county, association or authority (Organisation, Träger); every thing names one as controller.

    `ags` is the official key of a municipality (8 digits) or county (5 digits), empty for all others. A kreisfreie Stadt
    is one legal person and one row, under its key as a municipality. `register_court` and `register_number` are empty
    while an association is not entered in a register; an empty `charitable` says that nobody was asked.
    """

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Gemeinde oder Stadt")
        COUNTY = "county", _("Landkreis")
        ASSOCIATION = "association", _("Verein")
        MIGRANT_ORGANISATION = "migrant_organisation", _("Migrantenorganisation")
        CHURCH = "church", _("Kirche")
        PUBLIC_BODY = "public_body", _("Öffentlicher Träger")
        GRANTING_AUTHORITY = "granting_authority", _("Bewilligungsbehörde")

    class Charitable(models.TextChoices):
        YES = "yes", _("ja, das Finanzamt hat es bestätigt")
        NO = "no", _("nein")
        UNKNOWN = "unknown", _("weiß ich nicht")

    kind = models.CharField(_("Art"), max_length=24, choices=Kind.choices)
    name = models.CharField(_("Name"), max_length=160)
    sort_key = models.CharField(max_length=400, editable=False)
    find_key = models.CharField(max_length=200, default="", editable=False, db_index=True)
    ags = models.CharField(_("Gemeindeschlüssel"), max_length=8, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    postal_code = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    town = models.CharField(_("Ort"), max_length=80, blank=True)
    seat = models.CharField(_("Sitz"), max_length=80, blank=True)
    register_court = models.CharField(_("Registergericht"), max_length=80, blank=True)
    register_number = models.CharField(_("Registernummer"), max_length=40, blank=True)
    charitable = models.CharField(_("Gemeinnützig"), max_length=8, choices=Charitable.choices, blank=True)
    population = models.PositiveIntegerField(
        _("Einwohnerzahl"), null=True, blank=True, help_text=_("Nur für Orte, die in keinem Register stehen.")
    )
    account_holder = models.CharField(_("Kontoinhaberin"), max_length=140, blank=True)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    account_named_by = models.ForeignKey(
        "accounts.User",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="entered the account",
    )
    account_named_on = models.DateField(null=True)
    account_confirmed_by = models.ForeignKey(
        "accounts.User", null=True, on_delete=models.PROTECT, related_name="+", help_text="the second person"
    )
    account_confirmed_on = models.DateField(null=True)
    signatures_needed = models.PositiveSmallIntegerField(
        _("Nötige Unterschriften"),
        default=1,
        choices=[(1, _("eine Unterschrift genügt")), (2, _("zwei Personen unterschreiben"))],
    )
    centre_email = models.EmailField(
        _("E-Mail-Adresse des Vielfaltszentrums"),
        blank=True,
        help_text="only for a body that has a diversity centre; entered by officials",
    )
    registered_email = models.EmailField(
        _("E-Mail-Adresse aus dem Register"),
        blank=True,
        default="",
        db_default="",
        help_text="where a code may go; entered by officials",
    )
    registered_email_source = models.CharField(
        _("Woher ist die Adresse bekannt?"), max_length=300, blank=True, default="", db_default=""
    )
    registered_email_by = models.ForeignKey(
        "accounts.User", null=True, on_delete=models.PROTECT, related_name="+", help_text="entered it"
    )
    registered_email_on = models.DateField(null=True)
    confirmed_at = models.DateTimeField(
        null=True, help_text="since when it is certain that its people act for it"
    )
    fictional = models.BooleanField(default=False)

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["ags"], condition=~models.Q(ags=""), name="one_organisation_per_key"
            ),
            models.CheckConstraint(
                condition=models.Q(signatures_needed__in=(1, 2)), name="one_or_two_signatures"
            ),
            models.CheckConstraint(
                condition=models.Q(account_confirmed_by__isnull=True, account_confirmed_on__isnull=True)
                | (
                    models.Q(
                        account_named_by__isnull=False,
                        account_confirmed_by__isnull=False,
                        account_confirmed_on__isnull=False,
                    )
                    & ~models.Q(account_confirmed_by=models.F("account_named_by"))
                    & ~models.Q(iban="")
                ),
                name="a_second_person_confirms_the_profile_account",
            ),
            models.CheckConstraint(
                condition=models.Q(registered_email="")
                | (
                    ~models.Q(registered_email_source="")
                    & models.Q(registered_email_by__isnull=False, registered_email_on__isnull=False)
                ),
                name="a_registered_address_names_source_and_official",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the keys to sort and to find it by beside the name."""
        self.set_keys()
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """For rows that are written many at once; `save` does it by itself."""
        self.sort_key = sort_key(self.name)
        self.find_key = town_key(self.name)

    @property
    def is_confirmed(self) -> bool:
        """The authority knows that whoever acts for it may do so; until then it may draft, but not hand in."""
        return self.confirmed_at is not None

    @property
    def has_address(self) -> bool:
        """A letter would reach it by post: street, postal code and town are there."""
        return all(part.strip() for part in (self.street, self.postal_code, self.town))

    @property
    def account_mark(self) -> str:
        """The account as one word: whoever confirms says which one she saw."""
        return f"{self.iban} {self.account_holder}"

    @property
    def account_is_confirmed(self) -> bool:
        """Two people of the organisation stand for the account as it is in the profile now."""
        return self.account_confirmed_by_id is not None

    @property
    def is_public_body(self) -> bool:
        """A municipality or a county: its people write from an official address."""
        return self.kind in {self.Kind.MUNICIPALITY, self.Kind.COUNTY}
