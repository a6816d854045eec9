"""Paper: typed in by one person, checked by another."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.participation.actions import paper
from wir.participation.models import Answer, Response
from wir.participation.queries.questionnaires import questionnaire
from wir.strategy import receipts
from wir.strategy.models import Voice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _chosen(code):
    return {"chosen": [code], "other": ""}


def test_another_person_checks_a_sheet_and_only_then_it_counts(cast):
    entry = cast.paper_entry(f1=_chosen("a1"), f3={"text": "Mehr Bänke", "language": "de"})
    sheet = questionnaire(entry.batch.survey, "de")
    again = {"f1": _chosen("a2"), "f3": {"text": "Mehr Bänke", "language": "de"}}
    assert [item.code for item in paper.differing(sheet, entry.values, again)] == ["f1"]
    with pytest.raises(PermissionDenied):
        paper.check_paper(entry, sheet, again, by=cast.miriam)
    assert Response.objects.count() == 0
    assert paper.check_paper(entry, sheet, again, by=cast.frieda) == 1
    entry.refresh_from_db()
    assert (entry.values, entry.checked_by, entry.differences) == ({}, cast.frieda, 1)
    assert Answer.objects.get(question__code="f1").value == _chosen("a2")
    assert (Response.objects.get().channel, Voice.objects.get().text) == ("stand", "Mehr Bänke")
    with pytest.raises(Refused):
        paper.check_paper(entry, sheet, again, by=cast.frieda)


def test_the_database_itself_refuses_the_same_person_twice(cast):
    entry = cast.paper_entry()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(entry).objects.filter(pk=entry.pk).update(checked_by=cast.miriam, values={})


def test_a_sheet_with_a_receipt_lets_its_writer_follow_the_text(cast):
    survey = cast.open_survey()
    receipt, code = receipts.give(survey.process, survey, on=TODAY)
    entry = cast.paper_entry(cast.paper_batch(survey))
    sheet = questionnaire(survey, "de")
    with pytest.raises(Refused):
        paper.check_paper(
            entry, sheet, {"f1": _chosen("a1")}, receipt_code="anker-anker-anker", by=cast.frieda
        )
    answers = {"f3": {"text": "مقاعد", "language": "ar"}}
    paper.check_paper(entry, sheet, answers, receipt_code=code, by=cast.frieda)
    assert (Voice.objects.get().receipt, Voice.objects.get().language) == (receipt, "de")


def test_paper_is_typed_in_and_checked_on_pages(cast):
    batch = cast.paper_batch()
    place = f"/beteiligung/{batch.process.slug}/arbeit/umfragen/{batch.survey_id}/papier/{batch.pk}/"
    cast.client("miriam").post(place, {"language": "ar", "f1": "a1", "f2": "3", "f3": "مقاعد"})
    entry = batch.entries.get()
    assert entry.values["f3"] == {"text": "مقاعد", "language": "ar"}
    frieda = cast.client("frieda")
    shown = frieda.post(f"{place}{entry.pk}/", {"f1": "a2", "f2": "3", "f3": "مقاعد"}).content.decode()
    assert "Die erste Person las:" in shown
    assert Response.objects.count() == 0
    frieda.post(f"{place}{entry.pk}/", {"f1": "a1", "f2": "3", "f3": "مقاعد"})
    assert Response.objects.count() == 1


def test_the_second_reader_must_have_seen_what_differs_before_keeping_it(cast):
    entry = cast.paper_entry(f1=_chosen("a1"))
    batch, frieda = entry.batch, cast.client("frieda")
    place = (
        f"/beteiligung/{batch.process.slug}/arbeit/umfragen/{batch.survey_id}/papier/{batch.pk}/{entry.pk}/"
    )
    shown = frieda.post(place, {"f1": "a2", "final": "1"})
    assert ("Die erste Person las:" in shown.content.decode(), Response.objects.count()) == (True, 0)
    frieda.post(place, {"f1": "a2", "f2": "3", "final": shown.context["mark"]})
    assert Response.objects.count() == 0
    frieda.post(place, {"f1": "a2", "final": shown.context["mark"]})
    assert Answer.objects.get().value == _chosen("a2")
