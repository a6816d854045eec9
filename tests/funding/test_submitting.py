"""Handing in: complete, allowed, frozen; what is unclear does not block."""

from datetime import date

import pytest

from tests.cast import TODAY
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.funding import actions
from wir.funding.content import hash_of
from wir.funding.models import CostItem
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db


def refused(application, by, on=TODAY):
    with pytest.raises(Refused) as answer:
        actions.submit(application, by=by, on=on)
    application.refresh_from_db()
    assert application.state == "draft"
    return answer.value.sentences


def test_a_complete_application_is_frozen_with_findings_guideline_day_and_hash(cast):
    application = cast.complete_draft()
    actions.submit(application, by=cast.frieda, on=TODAY)
    application.refresh_from_db()
    assert (application.state, application.submitted_on) == ("submitted", TODAY)
    assert application.guideline != ""
    assert {finding["rule"]: finding["met"] for finding in application.findings} == dict.fromkeys(
        (
            "line",
            "applicant",
            "population",
            "partners",
            "amount",
            "duration",
            "period",
            "not_begun",
            "attachments",
        ),
        True,
    )
    assert application.content_hash == hash_of(application)


def test_the_entry_holds_hash_and_verdict_but_no_words(cast):
    application = cast.submitted()
    entry = Entry.objects.get(act="funding.submit", thing_id=application.pk)
    assert entry.facts == {
        "from": "draft", "to": "submitted", "hash": application.content_hash, "guideline": application.guideline,
        "verdict": "met", "version": 1, "on": "2026-11-02",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("contact_name", "Bitte nennen Sie eine Ansprechperson."),
        ("contact_phone", "Bitte nennen Sie eine Telefonnummer für Rückfragen."),
        ("title", "Bitte geben Sie dem Vorhaben einen Titel."),
        ("purpose", "Bitte schreiben Sie, was Sie erreichen wollen."),
        ("groups", "Bitte schreiben Sie, wie Sie Menschen erreichen, die sonst nicht kommen."),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(cast, field, sentence):
    assert refused(cast.complete_draft(**{field: ""}), cast.frieda) == (sentence,)


def test_a_plan_that_does_not_balance_names_the_gap(cast):
    application = cast.complete_draft()
    CostItem.objects.create(application=application, year=2028, label="Saal", cents=150_00)
    assert refused(application, cast.frieda) == ("Im Plan fehlen 150,00\u00a0€ an Einnahmen.",)


def test_more_than_the_maximum_is_refused_and_the_maximum_itself_is_not(cast):
    too_much = cast.complete_draft(asked={2027: 30_000_01})
    assert len(refused(too_much, cast.frieda)) == 1
    just_right = cast.complete_draft(asked={2027: 30_000_00})
    actions.submit(just_right, by=cast.frieda, on=TODAY)
    assert just_right.state == "submitted"


@pytest.mark.parametrize(("on", "state"), [(date(2027, 2, 28), "submitted"), (date(2027, 3, 1), "draft")])
def test_the_last_day_to_hand_in_is_the_day_before_the_start(cast, on, state):
    application = cast.complete_draft()
    if state == "draft":
        refused(application, cast.frieda, on=on)
    else:
        actions.submit(application, by=cast.frieda, on=on)
    assert application.state == state


def test_what_is_unclear_does_not_block(cast):
    application = cast.complete_draft(ends_on=date(2027, 12, 31), asked={2027: 1_000_000})
    actions.submit(application, by=cast.frieda, on=TODAY)
    assert [f["rule"] for f in application.findings if f["met"] is None] == ["duration"]
    assert application.state == "submitted"


def test_a_second_click_on_submit_changes_nothing(cast):
    application = cast.submitted()
    with pytest.raises(Impossible):
        actions.submit(application, by=cast.frieda, on=TODAY)
    assert Entry.objects.filter(act="funding.submit").count() == 1


def test_the_applicant_may_withdraw_until_the_decision_is_released(cast):
    for application in (cast.submitted(), cast.prepared()):
        actions.withdraw(application, by=cast.frieda)
        assert application.state == "withdrawn"
    with pytest.raises(Impossible):
        actions.withdraw(cast.awarded(), by=cast.frieda)
