"""A draft that was shown to a diversity centre (Vielfaltszentrum), and what the centre said about it (Stellungnahme)."""

from datetime import date
from typing import Any, Literal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts import links
from wir.accounts.models import Organisation
from wir.funding.models.application import Application

Standing = Literal["waiting", "stated", "nothing", "silent"]


class Showing(models.Model):
    """What a clerk showed to a centre: the draft as it stood at that moment, so that what follows is about exactly that.

    `centre` is the county, or the town with a centre of its own. `last_day` is inclusive. Of several showings of one
    application the last one counts; the link of an earlier one is over. Neither this nor the answer ever changes.
    """

    SALT = "wir.funding.showing"

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="showings")
    centre = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(_("E-Mail-Adresse"))
    content: Any = models.JSONField()
    seed = models.CharField(max_length=40, default=links.new_seed)
    link_hash = models.CharField(max_length=64, unique=True, editable=False)
    shown_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    shown_on = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=models.F("shown_on")), name="a_centre_has_some_days"
            ),
        ]

    @property
    def link(self) -> str:
        """The secret part of the address."""
        return links.link_from(self.seed, salt=self.SALT)

    def standing(self, on: date) -> Standing:
        """Where it stands that day. Costs a statement unless the answer was fetched along."""
        said = getattr(self, "statement", None)
        if said is not None:
            return "stated" if said.text else "nothing"
        return "waiting" if on <= self.last_day else "silent"


class CentreStatement(models.Model):
    """What a centre said about a draft (Stellungnahme). An empty text says that it has nothing to say.

    `name` is how the person signed; `said_by` is the account, if somebody was signed in.
    """

    showing = models.OneToOneField(Showing, on_delete=models.CASCADE, related_name="statement")
    text = models.TextField(_("Ihre Stellungnahme"), max_length=4000, blank=True)
    name = models.CharField(_("Ihr Name"), max_length=120, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(text="") | ~Q(name=""), name="who_states_has_a_name"),
        ]
