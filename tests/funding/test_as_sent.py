"""While a file is open for completion, everybody but its authors reads what was handed in."""

import io
import json
import zipfile

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, PDF, TODAY
from wir.funding import actions, budget, verdicts
from wir.funding.agreements import VALID, now_of, standings
from wir.funding.checks import points_of
from wir.funding.content import content_of, hash_of
from wir.funding.models import Application, PartnerAnswer
from wir.funding.sent import as_sent
from wir.funding.views.loading import one, one_file

pytestmark = pytest.mark.django_db
TYPED = "Heimlich umgeschrieben"
EVERYTHING = tuple((name, "Bitte ergänzen.") for name in ("project", "costs", "attachments", "schedule", "declarations"))  # fmt: skip


@pytest.fixture(autouse=True)
def their_day():
    with time_machine.travel(NOW, tick=False):
        yield


def typed(cast, application):
    """The clerk changes words, money, days and files, and sends nothing."""
    application.title, application.purpose = TYPED, f"{TYPED}: alles anders."
    application.other_grants = TYPED
    application.save()
    application.cost_items.update(label=TYPED)
    application.funding_items.filter(kind="grant", year=2027).update(cents=1)
    application.schedule_steps.all().delete()
    cast.with_file(application, name=f"{TYPED}.pdf", content=PDF + b" ")
    return application


@pytest.fixture
def working(cast):
    return typed(cast, cast.to_complete(items=EVERYTHING))


def test_what_was_sent_is_told_to_the_byte(cast, working):
    version = working.submissions.get()
    for scope in (one, one_file):
        sent = as_sent(scope(Application.objects.all(), working.pk))
        assert content_of(sent) == version.content
        assert hash_of(sent) == version.content_hash == working.content_hash
        assert hash_of(sent.working_copy) != version.content_hash
    assert budget.asked_by_year(as_sent(working)) == {2027: 1_800_000, 2028: 1_000_000}
    assert budget.asked_by_year(working) == {2027: 1, 2028: 1_000_000}


def test_reading_what_was_sent_changes_nothing_in_the_working_copy(cast, working):
    found = one_file(Application.objects.all(), working.pk)
    before = content_of(found)
    as_sent(found)
    assert content_of(found) == before == content_of(Application.objects.get(pk=working.pk))


@pytest.mark.parametrize(
    "make", ["draft", "complete_draft", "submitted", "prepared", "rejected", "waitlisted"]
)
def test_where_nothing_can_differ_the_application_itself_is_read_without_a_statement(cast, make):
    application = one(Application.objects.all(), getattr(cast, make)().pk)
    with CaptureQueriesContext(connection) as asked:
        assert as_sent(application) is application
    assert len(asked) == 0


def test_the_case_page_shows_what_was_sent_in_at_most_twenty_statements(cast, working):
    client = cast.client("karim")
    address = reverse("funding:case", args=[working.pk])
    with CaptureQueriesContext(connection) as asked:
        html = client.get(address).content.decode()
    assert TYPED not in html
    assert "Lollar redet miteinander" in html
    assert "28.000,00" in html
    assert len(asked) <= 20


@pytest.mark.parametrize(
    ("who", "name"),
    [("karim", "work"), ("karim", "check_case"), ("karim", "case_versions"), ("karim", "ask_to_complete")],
)
def test_no_page_of_officials_shows_the_working_copy(cast, working, who, name):
    address = reverse(f"funding:{name}", args=[] if name == "work" else [working.pk])
    pages = [address, f"{address}?ansicht=andere"] if name == "work" else [address]
    html = "".join(cast.client(who).get(page).content.decode() for page in pages)
    assert TYPED not in html
    assert "Lollar" in html or name == "case_versions"


def test_a_file_that_is_not_sent_yet_does_not_exist_for_officials(cast, working):
    file = working.attachments.get()
    official = cast.client("karim").get(reverse("funding:case_attachment", args=[working.pk, file.pk]))
    author = cast.client("frieda").get(reverse("funding:attachment_file", args=[working.pk, file.pk]))
    assert (official.status_code, author.status_code) == (404, 200)


def test_the_zip_holds_what_the_hash_was_made_of_and_nothing_of_the_working_copy(cast, working):
    response = cast.client("karim").get(reverse("funding:case_file", args=[working.pk]))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    version = working.submissions.get()
    told = json.loads(archive.read("antrag/antrag.json"))
    assert (told["content"], told["content_hash"]) == (version.content, version.content_hash)
    assert not any(name.startswith("unterlagen/") for name in archive.namelist())
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert TYPED.encode() not in everything


def test_the_check_judges_what_was_sent(cast, working):
    points = {point.name: point for point in points_of(Application.objects.get(pk=working.pk))}
    assert (points["intact"].met, points["balanced"].met) == (True, True)
    assert verdicts.plan_balances(working) is False


def test_the_applicant_reads_what_was_sent_and_the_working_copy_under_its_own_name(cast, working):
    html = cast.client("frieda").get(reverse("funding:application", args=[working.pk])).content.decode()
    _before, rest = html.split("Was Sie abgeschickt haben", 1)
    sent, changed = rest.split("Was Sie geändert und noch nicht abgeschickt haben", 1)
    assert "Lollar redet miteinander" in sent
    assert TYPED not in sent
    assert TYPED in changed
    assert "Ihre Arbeitskopie" in changed


def test_without_a_change_there_is_no_working_copy_to_show(cast):
    application = cast.to_complete()
    html = cast.client("frieda").get(reverse("funding:application", args=[application.pk])).content.decode()
    assert "Was Sie abgeschickt haben" in html
    assert "noch nicht abgeschickt" not in html


def test_who_withdraws_in_between_leaves_what_was_sent(cast, working):
    actions.withdraw(working, by=cast.frieda)
    for who, name in (("karim", "case"), ("frieda", "application")):
        html = cast.client(who).get(reverse(f"funding:{name}", args=[working.pk])).content.decode()
        content = html.split("Was beantragt ist" if name == "case" else "Was Sie abgeschickt haben")[1]
        assert TYPED not in content.split("</section>")[0]
        assert "Lollar redet miteinander" in content


@pytest.fixture
def left(cast):
    """Handed in together, then the neighbour left, then the lead typed something."""
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    partner = application.partners.get()
    actions.leave(partner, reason="Kein Geld.", by=cast.jonas, at=NOW)
    return Application.objects.get(pk=application.pk)


def test_a_partner_that_left_stays_in_what_was_sent_and_is_told_as_gone(cast, left):
    sent = as_sent(left)
    assert hash_of(sent) == left.content_hash
    assert [one.state for one in standings(sent)] == [VALID]
    html = cast.client("karim").get(reverse("funding:case", args=[left.pk])).content.decode()
    assert "ausgeschieden: Kein Geld." in html


def test_a_partner_that_agreed_to_changes_reads_them_under_their_own_name(cast):
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    items = [actions.Item("project", "Welche Orte?")]
    due_on = actions.usual_due_day(TODAY)
    actions.ask_to_complete(application, items=items, due_on=due_on, by=cast.karim, on=TODAY)
    Application.objects.filter(pk=application.pk).update(title=TYPED)
    html = cast.client("jonas").get(reverse("funding:agree", args=[application.pk])).content.decode()
    sent, changed = html.split("Was geändert und noch nicht abgeschickt ist", 1)
    assert "Lollar redet miteinander" in sent
    assert TYPED not in sent
    assert TYPED in changed
    application = Application.objects.get(pk=application.pk)
    actions.confirm(application.partners.get(), seen=now_of(application).digest, by=cast.jonas, at=NOW)
    assert PartnerAnswer.objects.filter(kind="confirmed").count() == 2
    assert [one.state for one in standings(as_sent(application))] == [VALID]
    assert [one.state for one in standings(application)] == [VALID]
