"""The desk of surveys: building, conditions, the bank of ready questions."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.participation.actions import banking, building
from wir.participation.models import Answer
from wir.participation.queries import results
from wir.participation.queries.bank import bank, languages, minutes_for, ready_text
from wir.participation.queries.questionnaires import questionnaire
from wir.participation.questions import kinds
from wir.strategy.models import Translation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _chosen(code):
    return {"chosen": [code], "other": ""}


def test_the_bank_has_forty_questions_in_seven_languages_of_every_kind():
    assert len(bank()) == 40
    assert {one.kind for one in bank().values()} == set(kinds())
    assert [set(one.text) for one in bank().values()] == [set(languages())] * 40
    assert set(languages()) == {"de", "de-simple", "en", "tr", "ar", "uk", "prs"}
    assert all(
        ready_text(name).keys() == set(languages()) for name in ("invitation", "consent", "poster", "receipt")
    )


def test_a_ready_question_brings_its_translations_marked_as_shipped_and_not_checked(cast):
    survey = cast.survey()
    banking.add_from_bank(survey, ["where_meet", "like_living", "where_meet"], by=cast.miriam)
    added = survey.questions.exclude(bank="")
    assert [question.bank for question in added] == ["like_living", "where_meet"]
    sheet = questionnaire(survey, "ar")
    assert [item.asked.mark for item in sheet.items] == ["missing"] * 3 + ["unchecked"] * 2
    assert sheet.items[4].asked.choices[0].text == "في النادي أو الجمعية"
    assert set(Translation.objects.values_list("made", "checked_on")) == {("shipped", None)}
    assert banking.add_from_bank(survey, ["like_living"], by=cast.miriam) == []


def test_a_question_is_asked_only_after_certain_answers(cast):
    survey = cast.survey()
    first, second, _third = survey.questions.all()
    condition = {"match": "all", "tests": [{"question": "f1", "is": "any_of", "values": ["a2"]}]}
    building.change_question(second, by=cast.miriam, options={}, condition=condition)
    sheet = questionnaire(survey, "de")
    assert [item.code for item in sheet.asked_with({"f1": _chosen("a1")})] == ["f1", "f3"]
    assert sheet.item("f2").asked.only_if == "Nur wenn Sie bei Frage 1 geantwortet haben: „Nein“."
    with pytest.raises(Refused):
        building.remove_question(first, by=cast.miriam)
    with pytest.raises(Refused):
        building.move_question(second, up=True, by=cast.miriam)


def test_an_answer_to_a_question_that_falls_away_is_kept_but_not_counted(cast):
    survey = cast.survey()
    second = survey.questions.all()[1]
    condition = {"match": "all", "tests": [{"question": "f1", "is": "any_of", "values": ["a2"]}]}
    building.change_question(second, by=cast.miriam, options={}, condition=condition)
    building.open_survey(survey, by=cast.miriam, on=TODAY)
    cast.answered(survey, {"f1": _chosen("a1"), "f2": {"step": 5}})
    assert dict(Answer.objects.values_list("question__code", "asked")) == {"f1": True, "f2": False}
    assert results.inside(questionnaire(survey, "de"))[1][1][0].total == "0"


def test_an_opened_survey_changes_only_in_typos_which_everybody_reads(cast, client):
    survey = cast.open_survey()
    question = survey.questions.first()
    for act in (
        lambda: cast.ask(survey, kind="short_text", text="Noch eine?"),
        lambda: building.change_question(question, by=cast.miriam, options={}, text="Anders?"),
        lambda: building.remove_question(question, by=cast.miriam),
        lambda: building.move_question(question, up=False, by=cast.miriam),
    ):
        with pytest.raises(Refused):
            act()
    building.correct_question(question, text="Wohnen Sie hier?", note="Wort", by=cast.miriam, on=TODAY)
    page = client.get(f"/beteiligung/{survey.process.slug}/umfrage/{survey.pk}/ergebnis/").content.decode()
    assert "„Wohnen Sie in Lollar?“ → „Wohnen Sie hier?“ (Wort)" in page
    assert survey.promise == building.PROMISE


def test_an_option_that_stays_keeps_its_code_and_its_translation(cast):
    survey = cast.survey()
    question = survey.questions.first()
    building.set_options(question, "choice", ["Nein", "Vielleicht"])
    assert list(question.options.values_list("code", "text")) == [("a2", "Nein"), ("a3", "Vielleicht")]


def test_strangers_build_nothing(cast):
    with pytest.raises(PermissionDenied):
        building.start_survey(cast.process(), title="Fremd", by=cast.ole)


def test_the_desk_builds_a_survey_page_by_page(cast):
    process, client = cast.process(), cast.client("miriam")
    desk = f"/beteiligung/{process.slug}/arbeit/umfragen/"
    made = client.post(desk, {"title": "Neu", "access": "open", "sample": "open"})
    client.post(made.url + "bank/", {"frage": ["lives_here", "feel_safe"]})
    client.post(
        made.url + "neu/multiple/",
        {"text": "Was noch?", "choice": "Bus\nBahn", "other": "on", "only_if": ["f1|a1"], "match": "all"},
    )
    survey = process.surveys.get()
    last = survey.questions.last()
    assert (last.settings, last.condition["tests"]) == (
        {"other": True}, [{"question": "f1", "is": "any_of", "values": ["a1"]}],
    )  # fmt: skip
    assert client.get(made.url).status_code == 200
    assert "Was noch?" in client.get(f"/tr{made.url}vorschau/").content.decode()
    client.post(made.url, {"step": "open"})
    survey.refresh_from_db()
    assert survey.state == "open"


@pytest.mark.parametrize(
    ("questions", "minutes"), [(1, 2), (4, 2), (5, 5), (10, 5), (11, 10), (20, 10), (21, 15), (40, 20)]
)
def test_an_invitation_promises_the_minutes_that_so_many_questions_take(questions, minutes):
    assert minutes_for(questions) == minutes


def test_the_invitation_to_three_questions_says_two_minutes_in_every_language(cast):
    survey = cast.open_survey()
    page = (
        cast.client("miriam")
        .get(f"/beteiligung/lollar/arbeit/umfragen/{survey.pk}/einladen/")
        .content.decode()
    )
    assert "Es dauert etwa 2 Minuten." in page
    assert "It takes about 2 minutes." in page
    assert all("{minutes}" in text for text in ready_text("invitation").values())
