"""Telling lead and partner that the other one is on turn. The mails say nothing about the case."""

from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.accounts.access import people_in_charge
from wir.funding.jobs.applying import editors_of
from wir.funding.models import Application, Partner
from wir.notices.mail import tell


@app.task(name="funding.tell_the_partner")
def tell_the_partner(thing_id: int) -> None:
    """To everybody who may answer for the partner."""
    partner = Partner.objects.get(pk=thing_id)
    for person in people_in_charge(partner.organisation, on=timezone.localdate()):
        tell(
            person,
            _("Sie sind zu einem gemeinsamen Antrag eingeladen"),
            _("Bitte melden Sie sich im WIR-Portal an und lesen Sie unter „Anträge“, worum es geht."),
        )


@app.task(name="funding.tell_the_lead")
def tell_the_lead(thing_id: int) -> None:
    """To the clerks of the lead."""
    for clerk in editors_of(Application.objects.get(pk=thing_id)):
        tell(
            clerk,
            _("Zu Ihrem gemeinsamen Antrag gibt es eine Antwort"),
            _("Bitte melden Sie sich im WIR-Portal an. Dort sehen Sie, wer geantwortet hat."),
        )
