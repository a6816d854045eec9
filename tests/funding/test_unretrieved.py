"""A decision in the portal: what it says is told by no page before it is retrieved, and to nobody else before it counts."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.documents.seal import make_test_seal
from wir.funding import actions, awards
from wir.funding.jobs.applying import tell_clerks_that_the_notice_is_there
from wir.funding.jobs.strategies import open_the_process
from wir.strategy.models import Process

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SUMS = ("28.000,00", "18.000,00", "10.000,00")
OUTCOMES = ("Bewilligt", "Abgelehnt", "Zuwendungsbescheid", "Ablehnungsbescheid", "Laufende Projekte: ")


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(params=["awarded", "rejected"])
def decided(request, cast):
    """An application that was decided, and whose notice lies in the portal."""
    return getattr(cast, request.param)(consents_to_electronic_delivery=True)


def read(cast, name, *args, who="frieda", **more):
    return cast.client(who).get(reverse(f"funding:{name}", args=args), **more)


def text(cast, name, *args, **more):
    return read(cast, name, *args, **more).content.decode()


@pytest.mark.parametrize("who", ["frieda", "bea", "theo"])
def test_no_page_of_the_applicant_tells_the_outcome_before_the_retrieval(cast, decided, who):
    pages = {
        name: text(cast, name, *args, who=who, follow=True)
        for name, args in {
            "applications": (), "tasks": (), "application": (decided.pk,), "notice": (decided.pk,), "projects": (),
        }.items()
    }  # fmt: skip
    told = {(name, word) for name, page in pages.items() for word in OUTCOMES if word in page}
    assert told == set()
    told = {
        (name, cents) for name in ("tasks", "notice", "projects") for cents in SUMS if cents in pages[name]
    }
    assert told == set()
    assert decided.title not in pages["projects"]
    assert "Entschieden" in pages["applications"]
    assert "Entschieden" in pages["application"]


def test_the_page_of_the_notice_says_only_that_it_lies_ready_until_when_with_the_button(cast, decided):
    page = text(cast, "notice", decided.pk)
    assert "Der Bescheid liegt bis Donnerstag, 12. November 2026 zum Abruf bereit." in page
    assert "Wie entschieden ist, sehen Sie nach dem Abruf." in page
    assert "Bescheid abrufen" in page


def test_the_projects_pages_open_with_the_retrieval(cast):
    granted = cast.awarded(consents_to_electronic_delivery=True)
    names = ("running_project", "accept", "request_money", "proof")
    assert {read(cast, name, granted.pk).status_code for name in names} == {404}
    actions.retrieve(granted.deliveries.get(), by=cast.frieda, on=TODAY)
    assert {read(cast, name, granted.pk).status_code for name in names} == {200}
    assert "Bewilligt: 28.000,00" in text(cast, "notice", granted.pk)
    assert "Bewilligt" in text(cast, "applications")


def test_a_rejection_is_told_after_the_retrieval(cast):
    rejected = cast.rejected(consents_to_electronic_delivery=True)
    actions.retrieve(rejected.deliveries.get(), by=cast.frieda, on=TODAY)
    assert "Abgelehnt" in text(cast, "application", rejected.pk)
    assert read(cast, "notice", rejected.pk).url.endswith("#schreiben")


def test_a_copy_of_what_comes_by_post_may_be_read_at_once(cast):
    assert "Bewilligt: 28.000,00" in text(cast, "notice", cast.awarded().pk)


def test_a_partner_does_not_learn_the_outcome_before_the_lead(cast):
    joint = cast.joint_draft(confirmed=True, consents_to_electronic_delivery=True)
    actions.submit(joint, by=cast.frieda, on=TODAY)
    proposal = actions.Proposal(outcome="reject", reasons="Wir haben verglichen.")
    actions.prepare(cast.checked(joint), proposal=proposal, by=cast.karim, at=NOW)
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    actions.reject(joint, by=cast.sabine, on=TODAY, at=NOW)
    for name, args in {"applications": (), "agree": (joint.pk,)}.items():
        page = text(cast, name, *args, who="jonas")
        assert ("Entschieden" in page, "Abgelehnt" in page) == (True, False)
    actions.retrieve(joint.deliveries.get(), by=cast.frieda, on=TODAY)
    assert "Abgelehnt" in text(cast, "agree", joint.pk, who="jonas")


def test_the_mail_says_that_a_notice_is_there_and_nothing_of_it(cast, decided):
    tell_clerks_that_the_notice_is_there(decided.pk)
    said = {(letter.subject, letter.body.partition("\n")[0]) for letter in mail.outbox[-1:]}
    assert {word for word in (*OUTCOMES, *SUMS) for letter in said if word in str(letter)} == set()
    assert mail.outbox[-1].subject == "Im WIR-Portal liegt ein Bescheid für Sie"


def test_the_process_that_a_grant_pays_for_opens_with_the_retrieval(cast):
    granted = cast.awarded(consents_to_electronic_delivery=True)
    open_the_process(granted.pk)
    assert not Process.objects.filter(grant=granted.pk).exists()
    actions.retrieve(granted.deliveries.get(), by=cast.frieda, on=TODAY)
    open_the_process(granted.pk)
    open_the_process(granted.pk)
    assert Process.objects.filter(grant=granted.pk).count() == 1


def test_a_grant_that_was_accepted_on_the_day_of_retrieval_is_published_on_the_day_it_counts(cast):
    granted = cast.awarded(consents_to_electronic_delivery=True)
    assert awards.rows(awards.grants(on=TODAY + 10 * DAY)) == []
    actions.retrieve(granted.deliveries.get(), by=cast.frieda, on=TODAY)
    actions.accept(
        granted.grant, account_holder="Stadtkasse", iban="DE89370400440532013000", waives=False, by=cast.frieda, on=TODAY
    )  # fmt: skip
    published = [len(awards.rows(awards.grants(on=TODAY + days * DAY))) for days in (0, 1, 31, 32, 400)]
    assert published == [0, 1, 1, 1, 1]
