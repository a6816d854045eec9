"""Completing an application: only what is named, by the day, as a new version; the old one stays."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.funding import actions
from wir.funding.content import hash_of
from wir.funding.jobs.requesting import remind_of_requests
from wir.funding.models import Application
from wir.funding.versions import differences

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 16)


@pytest.fixture
def asked(cast):
    return cast.to_complete()


def completed(cast, application):
    """Frieda writes more, Bea signs anew, Frieda sends."""
    Application.objects.filter(pk=application.pk).update(
        purpose="Wir schreiben mit allen. In Lollar und Ruttershausen."
    )
    application.refresh_from_db()
    cast.signed(application)
    actions.complete(application, by=cast.frieda, on=TODAY + timedelta(days=3))
    return application


def test_the_usual_day_is_two_weeks_away_and_a_working_day():
    assert actions.usual_due_day(TODAY) == DUE
    assert actions.usual_due_day(date(2026, 12, 12)) == date(
        2026, 12, 28
    )  # the 26th is a holiday and a Saturday


@pytest.mark.parametrize(
    ("due_on", "allowed"),
    [
        (TODAY, False),
        (TODAY + timedelta(days=1), True),
        (date(2026, 11, 7), False),
        (date(2026, 12, 25), False),
    ],
)
def test_a_request_ends_on_a_later_working_day(cast, due_on, allowed):
    application = cast.submitted()
    items = [actions.Item("project", "Bitte nennen Sie die Orte.")]
    if allowed:
        actions.ask_to_complete(application, items=items, due_on=due_on, by=cast.karim, on=TODAY)
    else:
        with pytest.raises(Refused):
            actions.ask_to_complete(application, items=items, due_on=due_on, by=cast.karim, on=TODAY)
    application.refresh_from_db()
    assert application.state == ("to_complete" if allowed else "submitted")


def test_a_request_for_nothing_is_refused(cast):
    with pytest.raises(Refused, match="mindestens einmal"):
        actions.ask_to_complete(cast.submitted(), items=[], due_on=DUE, by=cast.karim, on=TODAY)


@pytest.mark.parametrize("who", ["frieda", "bea", "jonas", "ole"])
def test_only_officials_ask(cast, who):
    with pytest.raises(PermissionDenied):
        actions.ask_to_complete(
            cast.submitted(),
            items=[actions.Item("project", "x")],
            due_on=DUE,
            by=getattr(cast, who),
            on=TODAY,
        )


def test_only_the_named_section_is_open(cast, asked):
    client = cast.client("frieda")
    codes = {name: client.get(reverse(f"funding:{name}", args=[asked.pk])).status_code
             for name in ("project", "applicant", "costs", "attachments")}  # fmt: skip
    assert codes == {"project": 200, "applicant": 302, "costs": 302, "attachments": 302}


def test_completing_makes_the_second_version_and_keeps_the_day_of_receipt(cast, asked):
    first = asked.submissions.get()
    completed(cast, asked)
    second = asked.submissions.get(version=2)
    assert (asked.state, asked.submitted_on, second.made_on) == (
        "submitted",
        TODAY,
        TODAY + timedelta(days=3),
    )
    assert asked.content_hash == second.content_hash == hash_of(asked) != first.content_hash
    assert asked.requests.get().closed_on == TODAY + timedelta(days=3)
    first.refresh_from_db()
    assert first.content["project"]["purpose"] == "Wir schreiben mit allen eine Strategie."


def test_a_change_needs_the_signature_again_and_no_change_does_not(cast, asked):
    Application.objects.filter(pk=asked.pk).update(purpose="Anders.")
    with pytest.raises(Refused, match="Bea Brandt: Die Unterschrift"):
        actions.complete(asked, by=cast.frieda, on=TODAY)
    Application.objects.filter(pk=asked.pk).update(purpose="Wir schreiben mit allen eine Strategie.")
    actions.complete(asked, by=cast.frieda, on=TODAY)
    assert asked.submissions.count() == 2


def difference(cast, application):
    (found,) = differences(*application.submissions.all(), {cast.town.pk: cast.town})
    return found


def test_the_difference_is_told_in_words(cast, asked):
    completed(cast, asked)
    found = difference(cast, asked)
    assert (found.label, len(found.facts), found.tables) == ("Unser Vorhaben", 1, ())
    changed = [(piece.how, piece.text.strip()) for piece in found.facts[0][1] if piece.how != "same"]
    assert changed == [("gone", "allen eine Strategie."), ("new", "allen. In Lollar und Ruttershausen.")]


def test_money_is_told_row_by_row(cast):
    application = cast.to_complete(items=(("costs", "Bitte aufteilen."),))
    application.cost_items.filter(year=2027).update(label="Saal")
    cast.signed(application)
    actions.complete(application, by=cast.frieda, on=TODAY)
    ((_table, rows),) = difference(cast, application).tables
    told = {(row.how, *(cell for cell in row.cells if cell in ("Begleitung", "Saal"))) for row in rows}
    assert {("gone", "Begleitung"), ("new", "Saal"), ("same", "Begleitung")} <= told


def test_the_official_goes_on_without_an_answer_only_if_nothing_was_begun(cast, asked):
    Application.objects.filter(pk=asked.pk).update(purpose="Halb geschrie")
    with pytest.raises(Refused, match="wird gerade ergänzt"):
        actions.take_back_request(asked, by=cast.karim, on=TODAY)
    Application.objects.filter(pk=asked.pk).update(purpose="Wir schreiben mit allen eine Strategie.")
    actions.take_back_request(asked, by=cast.karim, on=TODAY)
    assert (asked.state, asked.submissions.count()) == ("submitted", 1)


def test_a_longer_day_is_later_than_the_old_one(cast, asked):
    request = asked.requests.get()
    with pytest.raises(Refused, match="länger"):
        actions.extend_request(request, due_on=DUE, by=cast.karim, on=TODAY)
    actions.extend_request(request, due_on=date(2026, 11, 30), by=cast.karim, on=TODAY)
    request.refresh_from_db()
    assert request.due_on == date(2026, 11, 30)


@pytest.mark.parametrize(("day", "mails"), [(12, 0), (13, 1), (16, 1), (17, 0)])
def test_one_reminder_goes_out_in_the_last_three_days_without_content(cast, asked, day, mails):
    with time_machine.travel(NOW.replace(day=day), tick=False):
        remind_of_requests(timestamp=0)
        remind_of_requests(timestamp=0)
    sent = [m for m in mail.outbox if m.to == ["frieda@lollar.example"]]
    assert len(sent) == mails
    assert not any("Orte" in m.body or asked.title in m.body for m in sent)


def test_a_partner_that_leaves_sends_the_file_back_by_name(cast):
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    actions.leave(application.partners.get(), reason="Der Beschluss ist aufgehoben.", by=cast.jonas, at=NOW)
    request = application.requests.get()
    assert (application.state, request.cause, request.due_on) == ("to_complete", "partner_left", DUE)
    assert request.items.first().text == "Musterstadt ist ausgeschieden. Bitte klären Sie, wer noch mitmacht."
    cast.signed(application)
    actions.complete(application, by=cast.frieda, on=TODAY)
    old, new = application.submissions.all()
    assert (old.content["partners"], "partners" in new.content) == ([cast.neighbour.pk], False)


def left(cast):
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    actions.leave(application.partners.get(), reason="Der Beschluss ist aufgehoben.", by=cast.jonas, at=NOW)
    return application


@pytest.mark.parametrize("stored", ["partners", "partner"])
def test_the_lead_replaces_the_partner_that_left_also_where_the_request_has_the_old_name(cast, stored):
    application, other = left(cast), cast.centre()
    if stored == "partner":
        actions.take_back_request(application, by=cast.karim, on=DUE + timedelta(days=1))
        items = [actions.Item("partner", "Wer macht mit?")]
        actions.ask_to_complete(application, items=items, due_on=DUE, by=cast.karim, on=TODAY)
    number = application.requests.count()
    frieda, karim = cast.client("frieda"), cast.client("karim")
    with time_machine.travel(NOW, tick=False):
        answering = frieda.get(reverse("funding:answer", args=[application.pk, number])).content.decode()
        page = reverse("funding:partners", args=[application.pk])
        assert f'href="{page}">Partner</a>' in answering
        assert 'name="name"' in frieda.get(page).content.decode()
        frieda.post(reverse("funding:invite_partner", args=[application.pk]), {"organisation": other.pk})
        read = karim.get(reverse("funding:ask_to_complete", args=[application.pk])).content.decode()
    assert [one.organisation for one in application.partners.all() if one.takes_part] == [other]
    assert '<b class="wir-task__name">Partner</b>' in read


def test_a_stranger_cannot_leave_for_a_partner_and_nobody_leaves_a_grant(cast):
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.leave(application.partners.get(), reason="x", by=cast.frieda, at=NOW)
    actions.withdraw(application, by=cast.frieda)
    with pytest.raises(Impossible):
        actions.leave(application.partners.get(), reason="x", by=cast.jonas, at=NOW)


def test_the_pages_lead_from_asking_to_sending(cast):
    application = cast.submitted()
    karim, frieda = cast.client("karim"), cast.client("frieda")
    with time_machine.travel(NOW, tick=False):
        asking = reverse("funding:ask_to_complete", args=[application.pk])
        assert (
            karim.post(asking, {"project": "Bitte nennen Sie die Orte.", "due_on": "16.11.2026"}).status_code
            == 302
        )
        assert "Bitte nennen Sie die Orte." in karim.get(asking).content.decode()
        page = frieda.get(reverse("funding:answer", args=[application.pk, 1]))
        assert "Bitte nennen Sie die Orte." in page.content.decode()
        frieda.post(reverse("funding:answer", args=[application.pk, 1]))
    application.refresh_from_db()
    assert (application.state, application.submissions.count()) == ("submitted", 2)
    for who, name in (("frieda", "versions"), ("karim", "case_versions")):
        assert cast.client(who).get(reverse(f"funding:{name}", args=[application.pk])).status_code == 200


def test_the_official_reads_who_is_on_turn_and_until_when(cast, asked):
    text = cast.client("karim").get(reverse("funding:case", args=[asked.pk])).content.decode()
    assert "Dran ist: Stadt Lollar. Bis Montag, 16. November 2026 soll die Ergänzung da sein." in text
    assert "zurückgezogen" not in text
