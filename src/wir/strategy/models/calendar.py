"""The secret address under which one person's calendar reads the dates of one process."""

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac

from wir.strategy.models.process import Process


def new_seed() -> str:
    """What the token of one link is made from."""
    return secrets.token_urlsafe(24)


class CalendarLink(models.Model):
    """A calendar cannot sign in, so its address is the secret; it works while the person may read the process inside.

    The token is made from `seed` with the product's secret key; the table alone gives no address away.
    """

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="calendar_links")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seed = models.CharField(max_length=40, default=new_seed)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["process", "user"], name="one_calendar_link_each"),
        ]

    @property
    def token(self) -> str:
        """The secret part of the address."""
        return salted_hmac("wir.strategy.calendar", self.seed, algorithm="sha256").hexdigest()

    @staticmethod
    def hash_of(token: str) -> str:
        """What is kept of a token."""
        return hashlib.sha256(token.encode()).hexdigest()
