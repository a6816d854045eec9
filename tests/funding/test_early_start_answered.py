"""What an official may agree to before the decision, and that it is answered before the decision."""

from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import EarlyStart

pytestmark = pytest.mark.django_db
SLICES = {2027: 1_800_000, 2028: 1_000_000}
MOST = date(2028, 5, 1)


@pytest.fixture(autouse=True)
def seal():
    make_test_seal(settings.WIR_SEAL_FILE.parent)


def early_of(application):
    return EarlyStart.objects.select_related("application__applicant", "application__controller").get(
        application=application
    )


def approve(application, by, valid_from):
    actions.approve_early_start(
        early_of(application), valid_from=valid_from, answer="Es eilt.", by=by, on=TODAY, later=True
    )


@pytest.mark.parametrize(("valid_from", "goes"), [(date(2028, 8, 31), True), (date(2028, 9, 1), False)])
def test_agreeing_from_a_day_after_the_project_is_refused(cast, valid_from, goes):
    application = cast.asked_early()
    if goes:
        approve(application, cast.karim, valid_from=valid_from)
    else:
        with pytest.raises(Refused, match=r"Das Vorhaben endet am 31\.08\.2028"):
            approve(application, cast.karim, valid_from=valid_from)
    assert (early_of(application).state, application.letters.count()) == (
        ("approved", 1) if goes else ("requested", 0)
    )


@pytest.mark.parametrize(
    ("on", "valid_from", "asks"),
    [
        (TODAY, TODAY, False),
        (TODAY, TODAY + timedelta(days=1), True),
        (TODAY + timedelta(days=5), TODAY + timedelta(days=5), False),
        (TODAY + timedelta(days=5), TODAY + timedelta(days=6), True),
    ],
)
def test_a_day_later_than_asked_for_is_confirmed_expressly(cast, on, valid_from, asks):
    application = cast.asked_early()
    words = {"valid_from": valid_from, "answer": "Ja.", "by": cast.karim, "on": on}
    if asks:
        with pytest.raises(Refused, match="erst später gelten soll"):
            actions.approve_early_start(early_of(application), **words)
        words["later"] = True
    actions.approve_early_start(early_of(application), **words)
    assert early_of(application).valid_from == valid_from


def test_the_page_asks_once_more_for_a_later_day_and_only_then(cast):
    with time_machine.travel(NOW, tick=False):
        application = cast.asked_early()
        karim, page = cast.client("karim"), f"/foerderung/arbeit/antraege/{application.pk}/vorzeitig/"
        given = {"choice": "approve", "answer": "Ja.", "valid_from": "09.11.2026"}
        assert 'name="later"' not in karim.get(page).content.decode()
        asked = karim.post(page, given).content.decode()
        assert ('name="later"' in asked, "Gebeten wurde um den 02.11.2026." in asked) == (True, True)
        assert early_of(application).state == "requested"
        karim.post(page, {**given, "later": "on"})
    assert early_of(application).valid_from == date(2026, 11, 9)


@pytest.mark.parametrize("outcome", ["approve", "reject", "waiting_list"])
def test_what_was_asked_is_answered_before_the_decision(cast, outcome):
    """Only the waiting list leaves it open, for there one can still answer."""
    application = cast.checked(cast.asked_early())
    slices = SLICES if outcome == "approve" else {}
    proposal = actions.Proposal(outcome=outcome, slices=slices, reasons="Passt.", ends_on=MOST)
    act = {"approve": actions.release, "reject": actions.reject, "waiting_list": actions.put_on_waiting_list}[
        outcome
    ]
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    first = (
        "Zuerst antworten"
        in cast.client("sabine")
        .get(f"/foerderung/arbeit/antraege/{application.pk}/entscheiden/")
        .content.decode()
    )
    if outcome == "waiting_list":
        act(application, by=cast.sabine, on=TODAY, at=NOW)
        assert (application.state, first) == ("waitlisted", False)
        return
    with pytest.raises(Refused, match="noch nicht beantwortet"):
        act(application, by=cast.sabine, on=TODAY, at=NOW)
    assert (application.state, application.letters.count(), first) == ("decision_prepared", 0, True)
    actions.deny_early_start(early_of(application), answer="Nein.", by=cast.karim, on=TODAY)
    act(application, by=cast.sabine, on=TODAY, at=NOW)
    assert application.state == {"approve": "awarded", "reject": "rejected"}[outcome]


def test_a_request_that_went_with_the_application_is_not_called_open(cast):
    application = cast.asked_early()
    actions.withdraw(application, by=cast.frieda)
    html = cast.client("karim").get(f"/foerderung/arbeit/antraege/{application.pk}/").content.decode()
    assert ("Erledigt, ohne Antwort" in html, "<b>Beantragt" in html) == (True, False)
