"""E-mails of Beteiligen: ids only, each may run twice. None says more than that there is something to read."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from procrastinate.contrib.django import app

from wir.core.days import long_day
from wir.notices.mail import write
from wir.participation.actions import telling_the_end
from wir.strategy.models import PartInvitation, Process


@app.task(name="participation.tell_the_end")
def tell_the_end(thing_id: int) -> None:
    """A process ended without a decision: whoever waits for something hears of it."""
    telling_the_end.tell_the_end(Process.objects.get(pk=thing_id), on=timezone.localdate())


@app.task(name="participation.send_part_invitation")
def send_part_invitation(thing_id: int) -> None:
    """The link to whoever was invited, while the invitation is open."""
    invitation = PartInvitation.objects.select_related("process__controller").get(pk=thing_id)
    if invitation.state != "open":
        return
    link = f"{settings.WIR_ADDRESS}{reverse('participation:invitation', args=[invitation.token])}"
    with override("de"):
        write(
            invitation.email,
            _("Sie sind zur Mitarbeit eingeladen"),
            _(
                "Sie sollen an einem Beteiligungsprozess mitarbeiten: %(town)s. Sehen Sie sich die Einladung an:\n\n%(link)s\n\n"
                "Der Link gilt bis %(day)s und nur für Sie. Bitte leiten Sie ihn nicht weiter."
            )
            % {
                "town": invitation.process.controller.name,
                "link": link,
                "day": long_day(invitation.last_day),
            },
        )
