"""Results: rounded for everybody while a survey is open, then exact inside; never representative by themselves."""

import re

import pytest
import time_machine

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.participation.actions import building, publishing
from wir.participation.models import Answer, InviteCode, Response, Snapshot
from wir.participation.queries import export, results
from wir.participation.queries.questionnaires import questionnaire
from wir.strategy.models import Voice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _chosen(code):
    return {"chosen": [code], "other": ""}


def _many(cast, survey, yes, no):
    for code, count in (("a1", yes), ("a2", no)):
        for _one in range(count):
            cast.answered(survey, {"f1": _chosen(code)})


def test_results_are_published_rounded_and_marked_as_not_representative(cast, client):
    survey = cast.open_survey()
    _many(cast, survey, 11, 3)
    publishing.publish_result(survey.questions.first(), by=cast.miriam, on=TODAY)
    page = client.get(f"/beteiligung/{survey.process.slug}/umfrage/{survey.pk}/ergebnis/").content.decode()
    shown = [line.shown for line in results.outside(questionnaire(survey, "de"))[0][1][0].lines]
    assert shown == [["10"], [""]]
    assert page.count("nicht repräsentativ") == 1
    assert "unter 8" in page
    assert "Fehlerspanne" not in page


def test_fewer_than_ten_answers_are_not_published_and_nine_new_ones_change_nothing(cast):
    survey = cast.open_survey()
    question = survey.questions.first()
    _many(cast, survey, 9, 0)
    with pytest.raises(Refused):
        publishing.publish_result(question, by=cast.miriam, on=TODAY)
    _many(cast, survey, 6, 8)
    publishing.publish_result(question, by=cast.miriam, on=TODAY)
    _many(cast, survey, 9, 0)
    assert publishing.take_snapshots(TODAY) == 0
    _many(cast, survey, 8, 15)
    assert publishing.take_snapshots(TODAY) == 1
    assert Snapshot.objects.count() == 2


def test_only_a_random_sample_has_a_margin_of_error(cast):
    survey = cast.open_survey(access="codes", sample="random", population=1000)
    for number in range(50):
        InviteCode.objects.create(survey=survey, code_hash=str(number), made_on=TODAY)
        cast.answered(survey, {"f1": _chosen("a1" if number < 30 else "a2")}, invite=str(number))
    tables = results.inside(questionnaire(survey, "de"))[0][1]
    assert round(tables[0].error, 1) == 13.5
    other = cast.open_survey(survey.process)
    _many(cast, other, 3, 2)
    assert results.inside(questionnaire(other, "de"))[0][1][0].error == 0


def test_whoever_has_the_link_is_no_random_sample(cast):
    survey = cast.survey(access="open", sample="random", population=1000)
    assert not survey.is_representative
    with pytest.raises(Refused):
        building.open_survey(survey, by=cast.miriam, on=TODAY)
    survey.refresh_from_db()
    assert survey.state == "draft"
    desk = f"/beteiligung/{survey.process.slug}/arbeit/umfragen/"
    given = {"title": "Wie leben Sie hier?", "access": "open", "sample": "random", "population": "1000"}
    refused = cast.client("miriam").post(desk, given)
    assert "Mit einem offenen Link antwortet, wer möchte." in refused.content.decode()
    assert survey.process.surveys.count() == 1
    made = cast.client("miriam").post(desk, {**given, "access": "codes"})
    assert made.status_code == 302
    assert survey.process.surveys.last().is_representative


def test_a_published_result_becomes_a_voice_that_stands_for_many(cast):
    survey = cast.open_survey()
    question = survey.questions.first()
    _many(cast, survey, 20, 10)
    with pytest.raises(Refused):
        publishing.make_voice_of_result(question, text="Viele", count=20, by=cast.miriam, on=TODAY)
    publishing.publish_result(question, by=cast.miriam, on=TODAY)
    question.refresh_from_db()
    with pytest.raises(Refused):
        publishing.make_voice_of_result(question, text="Viele", count=21, by=cast.miriam, on=TODAY)
    voice = publishing.make_voice_of_result(question, text="Viele", count=20, by=cast.miriam, on=TODAY)
    assert (voice.kind, voice.count, voice.receipt) == ("result", 20, None)


@pytest.mark.parametrize(("on_one_day", "seen"), [(19, False), (20, True)])
def test_a_sudden_peak_is_shown_to_staff(cast, on_one_day, seen):
    survey = cast.open_survey()
    Response.objects.bulk_create(
        Response(survey=survey, answered_on=TODAY.replace(day=day))
        for day in (3, 4, 5, 6)
        for _one in range(4)
    )
    Response.objects.bulk_create(Response(survey=survey, answered_on=TODAY) for _one in range(on_one_day))
    assert results.peaks(survey) == ([(TODAY, on_one_day)] if seen else [])


def _desk(survey, rest):
    return f"/beteiligung/{survey.process.slug}/arbeit/umfragen/{survey.pk}/{rest}"


def _words(response):
    """The page without what differs from one request to the next."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())


def test_one_more_answer_changes_no_page_of_the_desk_while_the_survey_is_open(cast):
    survey, miriam = cast.open_survey(), cast.client("miriam")
    _many(cast, survey, 9, 3)
    publishing.take_snapshots(TODAY)
    pages = [_desk(survey, rest) for rest in ("", "ergebnis/", "einladen/")]
    before = [_words(miriam.get(page)) for page in pages]
    _many(cast, survey, 1, 0)
    publishing.take_snapshots(TODAY)
    assert [_words(miriam.get(page)) for page in pages] == before
    assert "Antwortbögen: mindestens 10." in before[0]
    assert "Geantwortet haben rund 10." in before[1]


@pytest.mark.parametrize(
    ("answers", "state", "exact"), [(9, "closed", False), (10, "closed", True), (10, "open", False)]
)
def test_rows_and_exact_counts_are_there_after_the_end_and_from_ten_answers_on(cast, answers, state, exact):
    survey = cast.finished_survey(answers=answers) if state == "closed" else cast.open_survey()
    if state == "open":
        _many(cast, survey, answers, 0)
    miriam = cast.client("miriam")
    page = miriam.get(_desk(survey, "ergebnis/")).content.decode()
    assert ("Diese genauen Zahlen sehen nur Sie" in page) is exact
    assert ("antworten.csv" in page) is exact
    for form in ("csv", "xlsx"):
        assert miriam.get(_desk(survey, f"antworten.{form}")).status_code == (200 if exact else 302)


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "weniger als 10"),
        (9, "weniger als 10"),
        (10, "mindestens 10"),
        (19, "mindestens 10"),
        (20, "mindestens 20"),
    ],
)
def test_how_many_came_is_told_in_tens(count, shown):
    assert results.tens(count) == shown


def test_something_else_in_ones_own_words_stands_with_the_voices_and_not_beside_the_ticks(cast):
    survey = cast.survey()
    cast.ask(
        survey, kind="multiple", text="Womit fahren Sie?", choices=["Bus", "Bahn"], settings={"other": True}
    )
    building.open_survey(survey, by=cast.miriam, on=TODAY)
    cast.answered(survey, {"f4": {"chosen": ["a1", "other"], "other": "Mit dem Lastenrad"}})
    voice = Voice.objects.get()
    assert (voice.kind, voice.text, voice.language) == ("answer", "Mit dem Lastenrad", "de")
    assert voice.receipt is not None
    assert Answer.objects.get().value == {"chosen": ["a1", "other"], "other": ""}
    head, rows = export.table(questionnaire(survey, "de"))
    assert [name for name in head if name.startswith("f4")] == [
        "f4.a1 Bus",
        "f4.a2 Bahn",
        "f4.other Etwas anderes",
    ]
    assert "Lastenrad" not in str(rows)


def test_the_list_of_voices_tells_neither_the_day_of_an_answer_nor_which_came_last(cast):
    survey = cast.open_survey()
    for day in range(3, 11):
        cast.answered(survey, {"f3": {"text": f"Satz {day}.", "language": "de"}}, on=TODAY.replace(day=day))
    page = cast.client("miriam").get(f"/beteiligung/{survey.process.slug}/arbeit/stimmen/").content.decode()
    shown = re.findall(r"Satz \d+\.", page)
    assert list(dict.fromkeys(shown)) == [
        voice.text for voice in sorted(Voice.objects.all(), key=lambda voice: voice.pk)
    ]
    assert not re.search(r"\d\d\.11\.2026", page.split('class="wir-voices"')[1].split("</ul>")[0])
