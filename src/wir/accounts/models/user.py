"""People who sign in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


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
    language = models.CharField(_("Sprache der E-Mails"), max_length=12, default="de")
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
