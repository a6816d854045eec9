"""Notices that nobody retrieved: officials are told; nothing changes by the clock alone."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.accounts.models import Membership, User
from wir.funding.models import Application, Delivery
from wir.journal.models import Entry
from wir.journal.steps import record
from wir.notices.mail import tell

ACT = "funding.not_retrieved"


@app.task(name="funding.note_what_was_not_retrieved", queueing_lock="funding.note_what_was_not_retrieved")
def note_what_was_not_retrieved(timestamp: int) -> None:
    """Every day: an entry in the journal for each notice whose ten days are over, once."""
    for pk in Delivery.objects.unretrieved(timezone.localdate()).values_list("pk", flat=True):
        with transaction.atomic():
            found = Delivery.objects.select_for_update().get(pk=pk)
            noted = Entry.objects.filter(
                act=ACT,
                thing="funding.application",
                thing_id=found.application_id,
                facts__delivery=found.pk,
            )
            if not noted.exists():
                record("funding.not_retrieved", found.application, by=None, facts={"delivery": found.pk})


@app.task(name="funding.tell_officials_that_a_notice_must_go_again")
def tell_officials_that_a_notice_must_go_again(thing_id: int) -> None:
    """A mail without any content of the case: a notice waits for a new delivery."""
    application = Application.objects.get(pk=thing_id)
    officials = User.objects.filter(
        memberships__organisation=application.controller_id,
        memberships__role=Membership.Role.OFFICIAL,
        is_active=True,
    ).distinct()
    for official in officials:
        tell(
            official,
            _("Ein Bescheid wurde nicht abgerufen"),
            _("Bitte stellen Sie ihn neu zu. Sie finden ihn im WIR-Portal unter „Bekanntgabe“."),
        )
