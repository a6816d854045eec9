"""Who signed before an application is handed in, and who is invited to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.funding.models.agreement import Agreement
from wir.funding.models.application import Application


class SignatureInvitation(models.Model):
    """A link for one person to sign with, and a code that reaches her another way.

    Neither is stored: `link_hash` and `code_hash` are sha256. The code is hashed together with the link, so that who
    reads the table cannot try out a million codes. The link is made again from `nonce` and the secret key when the
    mail is sent.
    """

    MOST_TRIES, DAYS = 5, 14
    MORE_THAN_NEEDED = 3  # open links beside as many as signatures are needed
    MOST_A_DAY, MOST_A_DAY_UNCONFIRMED = 10, 3  # mails to people who may not know us, in 24 hours

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="invitations")
    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail-Adresse"))
    nonce = models.CharField(max_length=32)
    link_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(tries__lte=5), name="five_tries_are_enough"),
        ]


class Signature(Agreement):
    """One person signed exactly this content (Unterschrift): signed in, by a link, or on paper that was uploaded."""

    class Kind(models.TextChoices):
        ACCOUNT = "account", _("im Portal")
        LINK = "link", _("über einen Link")
        PAPER = "paper", _("auf Papier, hochgeladen")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="signatures")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(_("Name"), max_length=120)
    signer = models.CharField(max_length=254, help_text="one person however she signed: nobody counts twice")
    way = models.JSONField(default=dict, help_text="how it came about, as it was known when she signed")
    invitation = models.OneToOneField(
        SignatureInvitation, null=True, on_delete=models.CASCADE, related_name="signature"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(digest__regex="^[0-9a-f]{64}$"), name="who_signs_signs_something"
            ),
            models.CheckConstraint(
                condition=Q(kind="link", invitation__isnull=False)
                | (~Q(kind="link") & Q(made_by__isnull=False, invitation__isnull=True)),
                name="it_is_known_who_signed",
            ),
        ]
