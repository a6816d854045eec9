"""Telling applicants that something is there."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.accounts.access import people_as, people_in_charge
from wir.accounts.models import Membership, User
from wir.funding.access import authors_of
from wir.funding.actions.delivering import note_message
from wir.funding.models import Application, Delivery
from wir.funding.models.delivery import DECISIONS
from wir.notices.mail import tell


def editors_of(application: Application) -> list[User]:
    """Who gets the mails of an application: nobody for a draft that its organisation no longer sees."""
    if application.set_apart_at:
        return []
    return list(people_as(Membership.Role.EDITOR, application.applicant, on=timezone.localdate()))


@app.task(name="funding.tell_clerks_that_the_notice_is_there")
def tell_clerks_that_the_notice_is_there(thing_id: int) -> None:
    """A mail without any content of the case: there is something to read."""
    application = Application.objects.get(pk=thing_id)
    lying = application.deliveries.without_message().filter(document__kind__in=DECISIONS)
    _tell_of(
        application,
        list(lying),
        _("Im WIR-Portal liegt ein Bescheid für Sie"),
        _("Bitte melden Sie sich an und lesen Sie ihn."),
    )


@app.task(name="funding.tell_clerks_that_a_letter_is_there")
def tell_clerks_that_a_letter_is_there(thing_id: int) -> None:
    """A mail without any content of the case: there is something to read."""
    application = Application.objects.get(pk=thing_id)
    lying = application.deliveries.without_message().exclude(document__kind__in=DECISIONS)
    _tell_of(
        application,
        list(lying),
        _("Im WIR-Portal liegt ein Schreiben für Sie"),
        _("Bitte melden Sie sich an und lesen Sie es."),
    )


@app.task(name="funding.tell_clerks_that_it_lies_ready_again")
def tell_clerks_that_it_lies_ready_again(thing_id: int) -> None:
    """After a new delivery, if that one too waits in the portal: the same mail as the first time."""
    lying = Application.objects.get(pk=thing_id).deliveries.without_message()
    if lying.filter(document__kind__in=DECISIONS).exists():
        tell_clerks_that_the_notice_is_there(thing_id)
    if lying.exclude(document__kind__in=DECISIONS).exists():
        tell_clerks_that_a_letter_is_there(thing_id)


def _tell_of(application: Application, lying: list[Delivery], subject: str, text: str) -> None:
    """Tell every clerk, and note the day for what lies in the portal once the first of these mails has gone out.

    A mail that does not go keeps no other one back; its error is raised afterwards, so that the job is tried again. Killed
    between sending and noting, the job sends again and notes the later day, which is the better one for the applicant.
    """
    failed: list[OSError] = []
    clerks = editors_of(application)
    for clerk in clerks:
        try:
            tell(clerk, subject, text)
        except OSError as error:
            failed.append(error)
    if len(failed) < len(clerks):
        for delivery in lying:
            note_message(delivery, on=timezone.localdate())
    if failed:
        raise failed[0]


@app.task(name="funding.tell_clerks_that_the_application_arrived")
def tell_clerks_that_the_application_arrived(thing_id: int) -> None:
    """A mail without any content of the case: it arrived."""
    for clerk in editors_of(Application.objects.get(pk=thing_id)):
        tell(clerk, _("Ihr Antrag ist angekommen"), _("Den Stand sehen Sie jederzeit im WIR-Portal."))


@app.task(name="funding.tell_authors_that_a_draft_is_set_apart")
def tell_authors_that_a_draft_is_set_apart(thing_id: int) -> None:
    """Nothing that was saved may be gone without a word: whoever wrote it learns where it is and for how long."""
    draft = Application.objects.get(pk=thing_id)
    for author in authors_of(draft).filter(is_active=True):
        tell(
            author,
            _("Ein Entwurf von Ihnen ist beiseitegelegt"),
            _("Warum, wer ihn noch lesen kann und wie lange er bleibt, steht hier:")
            + f"\n\n{settings.WIR_ADDRESS}{reverse('funding:set_apart', args=[draft.pk])}",
        )
    for person in partners_people_of(draft):
        tell(
            person,
            _("Ein gemeinsamer Antrag hat sich erledigt"),
            _(
                "Eine Anfrage an Sie gilt nicht mehr. Sie müssen nichts tun und finden den Entwurf nicht mehr im WIR-Portal."
            ),
        )


def partners_people_of(draft: Application) -> list[User]:
    """Who could read the draft for a partner."""
    today = timezone.localdate()
    asked = [
        partner.organisation
        for partner in draft.partners.select_related("organisation")
        if partner.takes_part
    ]
    return [person for one in asked if one.is_confirmed for person in people_in_charge(one, on=today)]
