"""Telling members that they can read, and looking at conflicts again and again."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.accounts.models import User
from wir.core.days import long_day
from wir.funding import actions
from wir.funding.models import JuryInvitation, JuryRound
from wir.notices.mail import tell, write


@app.task(name="funding.tell_members_that_they_can_read")
def tell_members_that_they_can_read(thing_id: int) -> None:
    """A mail without any content of a case: there is something to read."""
    round = JuryRound.objects.get(pk=thing_id)
    for member in User.objects.filter(jury_seats__round=round, is_active=True):
        tell(
            member,
            _("Für Ihre Jury liegt etwas zum Lesen bereit"),
            _("Bitte melden Sie sich im WIR-Portal an."),
        )


@app.task(name="funding.mail_the_seat")
def mail_the_seat(thing_id: int) -> None:
    """The link to whoever is invited, while the invitation is open."""
    invitation = JuryInvitation.objects.get(pk=thing_id)
    if invitation.state != "open":
        return
    address = reverse("funding:jury_invitation", args=[invitation.token])
    write(
        invitation.email,
        _("Sie sind in eine Jury eingeladen"),
        _(
            "Sie sind eingeladen, in einer Jury mitzuwirken. Worum es geht, lesen Sie hier:\n\n%(address)s\n\n"
            "Der Link gilt bis %(day)s und nur für Sie. Bitte leiten Sie ihn nicht weiter."
        )
        % {"address": f"{settings.WIR_ADDRESS}{address}", "day": long_day(invitation.last_day)},
    )


@app.task(name="funding.tell_who_invited")
def tell_who_invited(thing_id: int) -> None:
    """The person who was invited has said yes or no."""
    invitation = JuryInvitation.objects.select_related("made_by").get(pk=thing_id)
    tell(
        invitation.made_by,
        _("Auf Ihre Einladung in eine Jury gibt es eine Antwort"),
        _("Sie steht im WIR-Portal unter „Jury“ bei den Mitgliedern."),
    )


@app.task(name="funding.recheck_conflicts", queueing_lock="funding.recheck_conflicts")
def recheck_conflicts(timestamp: int = 0) -> None:
    """Partners, memberships and places may have changed since scores were handed in."""
    actions.recheck_conflicts(by=None, at=timezone.now())
