"""What was kept long enough goes on its day, not before, and the chain still holds."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from wir.funding.models import Application, Question
from wir.funding.retention.applications import DRAFT_DAYS, erase_forgotten_drafts
from wir.funding.retention.asking import QUESTION_DAYS, erase_addresses_of_questions
from wir.journal import retention
from wir.journal.models import Payload
from wir.journal.steps import record
from wir.journal.verification import verify

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "erased"), [(0, 0), (1, 1)])
def test_a_wording_goes_the_day_after_its_ten_years_and_the_chain_holds(cast, days, erased):
    entry = record("funding.test", cast.draft(), by=None, payload={"reason": "Weil."})
    connection.check_constraints()
    on = timezone.localdate(entry.at) + timedelta(days=retention.PAYLOAD_DAYS + days)
    assert retention.erase_payloads(on) == erased
    assert Payload.objects.filter(entry=entry).exists() is not bool(erased)
    assert verify().intact


@pytest.mark.parametrize(("days", "left"), [(0, 1), (1, 0)])
def test_a_forgotten_draft_goes_the_day_after_two_years(cast, days, left):
    draft = cast.complete_draft()
    on = timezone.localdate(draft.saved_at) + timedelta(days=DRAFT_DAYS + days)
    assert erase_forgotten_drafts(on) == 1 - left
    assert Application.objects.count() == left


def test_what_was_submitted_is_never_taken_for_a_forgotten_draft(cast):
    application = cast.submitted()
    assert (
        erase_forgotten_drafts(timezone.localdate(application.saved_at) + timedelta(days=10 * DRAFT_DAYS))
        == 0
    )


@pytest.mark.parametrize(("days", "email"), [(0, "a@example.org"), (1, "")])
def test_the_askers_address_goes_the_day_after_its_time(cast, days, email):
    question = Question.objects.create(
        controller=cast.authority, line="kiv_muster", text="Wann?", email="a@example.org", asked_on=date(2026, 1, 1),
        answer="Bald.", published_on=date(2026, 2, 1),
    )  # fmt: skip
    erase_addresses_of_questions(date(2026, 2, 1) + timedelta(days=QUESTION_DAYS + days))
    question.refresh_from_db()
    assert question.email == email


def test_the_nightly_job_asks_every_rule(cast):
    asked = {entry.model for entry in retention.entries() if entry.erase}
    assert {"funding.application", "funding.question", "journal.payload"} <= asked
    assert set(retention.erase_due(date(2026, 11, 2))) == asked
