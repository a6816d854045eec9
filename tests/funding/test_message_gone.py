"""Days run from the message that has really gone out: not from the release, and not from a message that failed."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests.cast import NOW, TODAY, person
from wir.accounts.models import Membership
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.jobs.applying import (
    tell_clerks_that_a_letter_is_there,
    tell_clerks_that_it_lies_ready_again,
    tell_clerks_that_the_notice_is_there,
)
from wir.funding.models import Delivery
from wir.funding.rules.delivery import Sending, reckon
from wir.journal.models import Entry
from wir.journal.reactions import reactions_to

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SILENT = "Die Nachricht darüber ging noch nicht hinaus"


class Down(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("away")


class Picky(EmailBackend):
    """A mail server that does not know Frieda's address."""

    def send_messages(self, messages):
        if any("frieda@" in address for message in messages for address in message.to):
            raise smtplib.SMTPRecipientsRefused({})
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def their_day():
    with time_machine.travel(NOW, tick=False) as world:
        yield world


@pytest.fixture
def released(cast):
    """Released into the portal; the worker has not run."""
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    application = cast.prepared(consents_to_electronic_delivery=True)
    actions.release(application, by=cast.sabine, on=TODAY, at=NOW)
    return application


def at_work(backend):
    return f"{__name__}.{backend.__name__}"


def test_as_long_as_no_message_has_gone_no_page_says_so_and_no_day_runs(cast, released):
    delivery = released.deliveries.get()
    for on in (TODAY, TODAY + 11 * DAY, TODAY + 400 * DAY):
        assert (delivery.reckoned(on).state, delivery.reckoned(on).retrieve_by) == ("waiting", None)
    for who, name in (("karim", "case"), ("frieda", "application"), ("frieda", "notice")):
        html = cast.client(who).get(reverse(f"funding:{name}", args=[released.pk])).content.decode()
        assert SILENT in html
        assert "ging die Nachricht hinaus" not in html
    assert Delivery.objects.unretrieved(TODAY + 400 * DAY).count() == 0


def test_the_day_on_which_it_was_sent_counts_and_not_that_of_the_release(cast, released, their_day):
    their_day.move_to(NOW + 3 * DAY)
    tell_clerks_that_the_notice_is_there(released.pk)
    delivery = released.deliveries.get()
    assert (delivery.announced_on, delivery.notified_on) == (TODAY, TODAY + 3 * DAY)
    # The tenth day is a Sunday, so the Monday after it is the last.
    assert delivery.reckoned(TODAY + 14 * DAY).state == "waiting"
    assert delivery.reckoned(TODAY + 15 * DAY).state == "failed"
    (step, *_rest) = delivery.reckoned(TODAY + 3 * DAY).steps
    assert (
        step.says == "Am Donnerstag, 5. November 2026 ging die Nachricht hinaus: Der Bescheid liegt bereit."
    )
    entry = Entry.objects.get(act="funding.note_message")
    assert (entry.by, entry.facts) == (None, {"delivery": delivery.pk, "notified": "2026-11-05"})


def test_a_mail_server_that_is_away_starts_no_period_and_the_job_is_tried_again(
    released, settings, their_day
):
    settings.EMAIL_BACKEND = at_work(Down)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        tell_clerks_that_the_notice_is_there(released.pk)
    assert released.deliveries.get().notified_on is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    their_day.move_to(NOW + DAY)
    tell_clerks_that_the_notice_is_there(released.pk)
    assert released.deliveries.get().notified_on == TODAY + DAY


def test_one_address_that_fails_keeps_nobody_else_from_being_told(cast, released, settings):
    person("gerda@lollar.example", "Gerda Groß", cast.town, Membership.Role.EDITOR)
    settings.EMAIL_BACKEND = at_work(Picky)
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        tell_clerks_that_the_notice_is_there(released.pk)
    assert [letter.to for letter in mail.outbox] == [["gerda@lollar.example"]]
    assert released.deliveries.get().notified_on == TODAY


def test_a_message_that_goes_again_changes_no_day(released, their_day):
    tell_clerks_that_the_notice_is_there(released.pk)
    their_day.move_to(NOW + 5 * DAY)
    tell_clerks_that_the_notice_is_there(released.pk)
    assert released.deliveries.get().notified_on == TODAY
    assert Entry.objects.filter(act="funding.note_message").count() == 1


def test_killed_between_sending_and_noting_the_job_sends_again_and_the_later_day_counts(
    released, their_day, monkeypatch
):
    with transaction.atomic():
        tell_clerks_that_the_notice_is_there(released.pk)
        transaction.set_rollback(True)  # sent, and nothing of it was kept
    assert (len(mail.outbox), released.deliveries.get().notified_on) == (1, None)
    their_day.move_to(NOW + DAY)
    tell_clerks_that_the_notice_is_there(released.pk)
    assert (len(mail.outbox), released.deliveries.get().notified_on) == (2, TODAY + DAY)


def test_nobody_to_tell_is_nobody_told(cast, released):
    Membership.objects.filter(organisation=cast.town).delete()
    tell_clerks_that_the_notice_is_there(released.pk)
    assert released.deliveries.get().notified_on is None


def test_who_finds_it_before_the_message_retrieves_it_and_the_message_comes_too_late(
    cast, released, their_day
):
    delivery = released.deliveries.get()
    actions.retrieve(delivery, by=cast.frieda, on=TODAY)
    their_day.move_to(NOW + 2 * DAY)
    tell_clerks_that_the_notice_is_there(released.pk)
    delivery.refresh_from_db()
    assert (delivery.retrieved_on, delivery.notified_on) == (TODAY, None)
    reckoned = delivery.reckoned(TODAY + 2 * DAY)
    assert (reckoned.state, reckoned.counts_on) == ("effected", TODAY + DAY)
    assert not any("Nachricht" in step.says for step in reckoned.steps)


def test_a_letter_starts_no_days_of_a_notice_that_lies_beside_it(released):
    tell_clerks_that_a_letter_is_there(released.pk)
    assert released.deliveries.get().notified_on is None


def test_a_second_try_in_the_portal_is_told_anew_and_one_by_post_is_not(cast, released, their_day):
    assert tell_clerks_that_it_lies_ready_again in reactions_to("funding.deliver_again")
    tell_clerks_that_the_notice_is_there(released.pk)
    their_day.move_to(NOW + 20 * DAY)
    again = actions.deliver_again(
        released.deliveries.get(), way="retrieval", by=cast.karim, on=TODAY + 20 * DAY
    )
    assert again.reckoned(TODAY + 40 * DAY).state == "waiting"
    tell_clerks_that_it_lies_ready_again(released.pk)
    again.refresh_from_db()
    assert (again.notified_on, len(mail.outbox)) == (TODAY + 20 * DAY, 2)
    their_day.move_to(NOW + 40 * DAY)
    actions.deliver_again(again, way="post", by=cast.karim, on=TODAY + 40 * DAY)
    tell_clerks_that_it_lies_ready_again(released.pk)
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(("after", "listed"), [(0, False), (1, True)])
def test_an_official_sees_after_a_day_that_no_message_has_gone(released, after, listed):
    waiting = Delivery.objects.to_do(TODAY + after * DAY)
    assert list(waiting) == (list(released.deliveries.all()) if listed else [])


@pytest.mark.parametrize("day", ["2026-11-03", None])
def test_the_database_keeps_the_day_of_the_message(cast, released, day):
    cast.told(released)
    with pytest.raises(DatabaseError, match="what was sent, told, retrieved"), transaction.atomic():
        connection.cursor().execute("update funding_delivery set notified_on = %s", [day])


@pytest.mark.parametrize("state", ["before", "letter"])
def test_a_message_belongs_to_what_lies_in_the_portal_and_follows_it(cast, state):
    application = cast.awarded()
    way, day = ("post", TODAY) if state == "letter" else ("retrieval", TODAY - DAY)
    Delivery.objects.update(replaced=True)
    made = Delivery.objects.create(
        application=application, document=application.grant.notice, way=way, announced_on=TODAY
    )
    with pytest.raises(DatabaseError, match="a_message_follows_what_lies_ready"), transaction.atomic():
        Delivery.objects.filter(pk=made.pk).update(notified_on=day)


def test_the_rule_reckons_nothing_without_a_message():
    found = reckon(Sending(way="retrieval"), on=TODAY)
    assert (found.state, found.retrieve_by, found.counts_on) == ("waiting", None, None)
    assert [(step.day, step.says) for step in found.steps] == [
        (
            None,
            "Die Nachricht, dass der Bescheid bereitliegt, ging noch nicht hinaus. Bis dahin läuft keine Frist.",
        )
    ]
