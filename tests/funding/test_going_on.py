"""The authority goes on without an answer: with what was handed in last, whatever was begun and not sent."""

from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.urls import reverse

from tests.cast import NOW, PDF, TODAY
from wir.core.refusal import Refused
from wir.documents.seal import make_test_seal
from wir.funding import actions, open_points
from wir.funding.content import content_of
from wir.funding.jobs.requesting import tell_clerks_that_it_goes_on
from wir.funding.models import Application
from wir.funding.open_points import Despite
from wir.funding.sent import as_sent
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 16)
AFTER = DUE + timedelta(days=1)
TYPED = "Heimlich umgeschrieben"
EVERYTHING = tuple((name, "Bitte ergänzen.") for name in ("project", "partners", "costs", "attachments", "schedule", "declarations"))  # fmt: skip


@pytest.fixture(autouse=True)
def their_day():
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def begun(cast):
    """Words, money, days, declarations, files and partners are other ones, and nothing is sent."""
    application = cast.to_complete(items=EVERYTHING)
    application.title, application.other_grants = TYPED, TYPED
    application.save()
    application.cost_items.update(label=TYPED)
    application.funding_items.filter(kind="grant", year=2027).update(cents=1)
    application.schedule_steps.all().delete()
    application.declarations.filter(kind="correct").delete()
    actions.invite_partner(application, organisation=cast.neighbour, by=cast.frieda, at=NOW)
    return cast.with_file(application, name=f"{TYPED}.pdf", content=PDF + b" ")


def left(cast):
    type(cast.neighbour).objects.filter(pk=cast.neighbour.pk).update(population=5_000)
    cast.neighbour.refresh_from_db()
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    actions.leave(application.partners.get(), reason="Der Beschluss ist aufgehoben.", by=cast.jonas, at=NOW)
    return application


def awarded(cast, application, despite=open_points.NOTHING):
    cast.checked(application)
    proposal = actions.Proposal(slices={2027: 1_800_000, 2028: 1_000_000}, reasons="Passt.")
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    actions.release(application, by=cast.sabine, on=TODAY, at=NOW, despite=despite)
    return application.state


def test_what_was_begun_holds_nobody_up_after_the_day_and_not_before(cast, begun):
    with pytest.raises(Refused, match=r"Kommt bis 16\.11\.2026 nichts"):
        actions.take_back_request(begun, by=cast.karim, on=DUE)
    begun.refresh_from_db()
    assert (begun.state, begun.title) == ("to_complete", TYPED)
    actions.take_back_request(begun, by=cast.karim, on=AFTER)
    assert (begun.state, begun.requests.get().closed_on) == ("submitted", AFTER)


def test_the_last_version_is_decided_and_nothing_of_what_was_begun(cast, begun):
    actions.take_back_request(begun, by=cast.karim, on=AFTER)
    found = Application.objects.get(pk=begun.pk)
    assert content_of(as_sent(found)) == found.submissions.get().content
    assert found.title == "Lollar redet miteinander"
    assert [one.takes_part for one in found.partners.all()] == [False]
    karim = cast.client("karim")
    pages = ("case", "prepare", "check_case", "case_versions")
    html = "".join(karim.get(reverse(f"funding:{name}", args=[found.pk])).content.decode() for name in pages)
    assert TYPED not in html
    assert awarded(cast, found) == "awarded"


def test_the_applicant_is_told_and_still_reads_what_was_begun(cast, begun):
    actions.take_back_request(begun, by=cast.karim, on=AFTER)
    mail.outbox.clear()
    tell_clerks_that_it_goes_on(begun.pk)
    assert [(one.to, one.subject) for one in mail.outbox] == [
        (["frieda@lollar.example"], "Die Behörde macht ohne Ergänzung weiter")
    ]
    page = cast.client("frieda").get(reverse("funding:answer", args=[begun.pk, 1])).content.decode()
    assert "Die Behörde macht seit 17.11.2026 ohne Ergänzung weiter." in page
    assert "Angefangen und nicht abgeschickt" in page
    assert TYPED in page
    entry = Entry.objects.get(act="funding.take_back_request")
    assert (entry.facts["request"], TYPED in entry.payload.body) == (1, True)


def test_where_nothing_was_begun_nothing_is_set_aside(cast):
    application = cast.to_complete()
    actions.take_back_request(application, by=cast.karim, on=TODAY)
    page = cast.client("frieda").get(reverse("funding:answer", args=[application.pk, 1])).content.decode()
    assert "ohne Ergänzung weiter" in page
    assert "Angefangen und nicht abgeschickt" not in page
    assert Entry.objects.get(act="funding.take_back_request").payload_digest == ""


def test_the_official_goes_on_at_once_where_only_a_partner_left_and_names_it_with_a_reason(cast):
    application = left(cast)
    actions.take_back_request(application, by=cast.karim, on=TODAY)
    assert application.state == "submitted"
    name = f"partner.{cast.neighbour.pk}"
    assert [
        (point.name, point.says)
        for point in open_points.of_decision(application, "approve")
        if point.name == name
    ] == [(name, "Musterstadt steht im Antrag und ist ausgeschieden.")]
    with pytest.raises(Refused, match="noch etwas offen"):
        awarded(cast, application)
    seen = frozenset(point.name for point in open_points.of_decision(application, "approve"))
    despite = Despite(seen, "Lollar trägt das Vorhaben allein.")
    actions.release(application, by=cast.sabine, on=TODAY, at=NOW, despite=despite)
    assert application.state == "awarded"


def test_a_lead_that_is_at_work_after_a_partner_left_has_its_time(cast):
    application = left(cast)
    Application.objects.filter(pk=application.pk).update(purpose="Allein.")
    with pytest.raises(Refused, match="wird gerade ergänzt"):
        actions.take_back_request(application, by=cast.karim, on=DUE)
    actions.take_back_request(application, by=cast.karim, on=AFTER)
    assert application.purpose == "Wir schreiben mit allen eine Strategie."
