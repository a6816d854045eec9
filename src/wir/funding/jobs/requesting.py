"""Telling people that something is to be completed, and reminding them once before the day. No content in the mails."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.funding.actions import link_of
from wir.funding.jobs.applying import editors_of
from wir.funding.models import Application, DocumentRequest, SignatureInvitation
from wir.notices.mail import tell, write

REMIND_DAYS = 3


@app.task(name="funding.tell_clerks_to_complete")
def tell_clerks_to_complete(thing_id: int) -> None:
    """There is something to complete, or the day for it has changed."""
    for clerk in editors_of(Application.objects.get(pk=thing_id)):
        tell(
            clerk,
            _("Bitte ergänzen Sie Ihren Antrag"),
            _("Was fehlt und bis wann, sehen Sie im WIR-Portal unter „Anträge“."),
        )


@app.task(name="funding.tell_clerks_that_it_goes_on")
def tell_clerks_that_it_goes_on(thing_id: int) -> None:
    """The authority waits no longer for what it asked for."""
    for clerk in editors_of(Application.objects.get(pk=thing_id)):
        tell(
            clerk,
            _("Die Behörde macht ohne Ergänzung weiter"),
            _(
                "Es gilt, was Sie zuletzt abgeschickt haben. Alles dazu sehen Sie im WIR-Portal unter „Anträge“."
            ),
        )


@app.task(name="funding.remind_of_requests")
def remind_of_requests(timestamp: int) -> None:
    """Three days before the day, once for each day that was set. May run twice: whoever marks the row sends the mail."""
    today = timezone.localdate()
    soon = DocumentRequest.objects.filter(
        closed_on__isnull=True, due_on__gte=today, due_on__lte=today + timedelta(days=REMIND_DAYS)
    )
    for request in soon.select_related("application"):
        with transaction.atomic():  # a mail that fails takes the mark back, so that the next run tries again
            _remind(request)


def _remind(request: DocumentRequest) -> None:
    due = DocumentRequest.objects.filter(pk=request.pk, closed_on__isnull=True, due_on=request.due_on)
    if not due.exclude(reminded_for=request.due_on).update(reminded_for=request.due_on):
        return
    for clerk in editors_of(request.application):
        tell(
            clerk,
            _("Eine Frist endet bald"),
            _("Ihr Antrag wartet auf eine Ergänzung. Den Tag sehen Sie im WIR-Portal unter „Anträge“."),
        )


@app.task(name="funding.mail_the_link")
def mail_the_link(thing_id: int) -> None:
    """The link to sign with. The code goes another way."""
    invitation = SignatureInvitation.objects.select_related("application").get(pk=thing_id)
    address = reverse("funding:sign_by_link", args=[link_of(invitation)])
    if invitation.used_at is None and invitation.taken_back_at is None:
        write(
            invitation.email,
            _("Bitte unterschreiben Sie einen Antrag"),
            _(
                "Sie sind gebeten, einen Antrag zu unterschreiben. Hier können Sie ihn lesen:\n\n%(address)s\n\n"
                "Den Code zum Unterschreiben bekommen Sie von der Person, die Sie eingeladen hat. "
                "Der Link gilt zwei Wochen und nur für Sie. Bitte geben Sie ihn nicht weiter."
            )
            % {"address": f"{settings.WIR_ADDRESS}{address}"},
        )
