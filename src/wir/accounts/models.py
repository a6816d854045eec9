"""People, organisations and who does what where."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wir.core.text import sort_key


class UserManager(BaseUserManager["User"]):
    """Makes accounts; the e-mail address is the name to sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new person. Without a password nobody can sign in with one."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. `fictional` marks the people of the demo world."""

    email = models.EmailField(_("E-Mail-Adresse"), max_length=254, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    is_active = models.BooleanField(default=True)
    fictional = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def initials(self) -> str:
        """Two letters for the chip beside the name."""
        words = self.name.split() or [self.email]
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()


class Organisation(models.Model):
    """A municipality, county, association or authority (Organisation, Träger); every thing names one as controller.

    `ags` is the official key of a municipality (8 digits) or county (5 digits), empty for all others.
    """

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Gemeinde oder Stadt")
        COUNTY = "county", _("Landkreis")
        ASSOCIATION = "association", _("Verein")
        MIGRANT_ORGANISATION = "migrant_organisation", _("Migrantenorganisation")
        CHURCH = "church", _("Kirche")
        PUBLIC_BODY = "public_body", _("Öffentlicher Träger")
        GRANTING_AUTHORITY = "granting_authority", _("Bewilligungsbehörde")

    kind = models.CharField(_("Art"), max_length=24, choices=Kind.choices)
    name = models.CharField(_("Name"), max_length=160)
    sort_key = models.CharField(max_length=400, editable=False)
    ags = models.CharField(_("Gemeindeschlüssel"), max_length=8, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    postal_code = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    town = models.CharField(_("Ort"), max_length=80, blank=True)
    population = models.PositiveIntegerField(
        _("Einwohnerzahl"), null=True, blank=True, help_text=_("Nur für Orte, die in keinem Register stehen.")
    )
    fictional = models.BooleanField(default=False)

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["ags"], condition=~models.Q(ags=""), name="one_organisation_per_key"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the German sort key beside the name."""
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)


class Membership(models.Model):
    """One person's role in one organisation (Mitgliedschaft)."""

    class Role(models.TextChoices):
        CLERK = "clerk", _("Sachbearbeitung")
        OFFICIAL = "official", _("Bewilligung")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("Rolle"), max_length=16, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], name="each_role_once_per_organisation"
            ),
        ]
