"""Somebody answers without account and script, in German and in Arabic, and gets a receipt."""

import re

import pytest
import time_machine
from django.db import connection

from tests.cast import NOW
from tests.survey_cast import DAY
from wir.participation.actions import building
from wir.participation.models import Answer, Draft, Response
from wir.strategy import receipts
from wir.strategy.models import Receipt, Voice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _url(survey, rest="", language=""):
    return f"{language}/beteiligung/{survey.process.slug}/umfrage/{survey.pk}/{rest}"


def _answer_all(client, survey, language=""):
    """Question by question, then hand in; the receipt page."""
    for number, data in enumerate(({"f1": "a1"}, {"f2": "4"}, {"f3": "حافلة في المساء"}), 1):
        response = client.post(_url(survey, f"{number}/", language), data)
        assert response.status_code == 302
    assert response.url == _url(survey, "abgeben/", language)
    handed_in = client.post(_url(survey, "abgeben/", language))
    assert handed_in.url == _url(survey, "beleg/", language)
    return client.get(handed_in.url)


@pytest.mark.parametrize("language", ["", "/ar"])
def test_a_resident_answers_question_by_question_and_gets_a_receipt_for_the_text(cast, client, language):
    survey = cast.translated_survey()
    page = _answer_all(client, survey, language)
    code = re.search(r'wir-receipt" dir="ltr">([a-z-]+)<', page.content.decode())[1]
    receipt = receipts.find(code)
    voice = Voice.objects.get()
    assert (voice.receipt, voice.text, voice.language) == (
        receipt,
        "حافلة في المساء",
        "ar" if language else "de",
    )
    assert dict(Answer.objects.values_list("question__code", "value")) == {
        "f1": {"chosen": ["a1"], "other": ""},
        "f2": {"step": 4},
        "f3": {"given": True},
    }
    assert (Response.objects.get().channel, Draft.objects.count()) == ("web", 0)


def test_in_arabic_the_page_runs_from_right_to_left_and_asks_in_arabic(cast, client):
    survey = cast.translated_survey()
    text = client.get(_url(survey, "1/", "/ar")).content.decode()
    assert '<html lang="ar" dir="rtl">' in text
    assert "سؤال 1" in text


def test_a_question_without_translation_is_shown_in_its_own_language_and_marked(cast, client):
    survey = cast.open_survey()
    text = client.get(_url(survey, "1/", "/en")).content.decode()
    assert 'lang="de"><fieldset' in text.replace("\n", "")
    assert "Wohnen Sie in Lollar?" in text


def test_going_back_shows_what_was_answered(cast, client):
    survey = cast.open_survey()
    client.post(_url(survey, "1/"), {"f1": "a2"})
    back = client.post(_url(survey, "2/"), {"f2": "5", "back": "1"})
    assert back.url == _url(survey, "1/")
    assert 'value="a2"' in re.search(r"<input[^>]*checked[^>]*>", client.get(back.url).content.decode())[0]
    assert Draft.objects.get().answers == {"f1": {"chosen": ["a2"], "other": ""}, "f2": {"step": 5}}


def test_somebody_goes_on_with_four_words_on_another_device(cast, client):
    survey = cast.open_survey()
    client.post(_url(survey, "1/"), {"f1": "a1"})
    code = re.search(
        r'wir-receipt" dir="ltr">([a-z-]+)<', client.post(_url(survey, "unterbrechen/")).content.decode()
    )[1]
    other = cast.client()
    response = other.post(_url(survey, "weitermachen/"), {"code": code.upper().replace("-", " ")})
    assert response.url == _url(survey, "2/")
    assert other.get(_url(survey, "abgeben/")).status_code == 200


def test_a_wrong_code_says_so_and_opens_nothing(cast, client):
    survey = cast.open_survey()
    response = client.post(_url(survey, "weitermachen/"), {"code": "anker-anker-anker-anker"})
    assert "keine angefangenen Antworten" in response.content.decode()
    assert client.get(_url(survey, "abgeben/")).url == _url(survey)


def test_forgetting_the_device_deletes_the_draft_and_the_receipt(cast, client):
    survey = cast.open_survey()
    client.post(_url(survey, "1/"), {"f1": "a1"})
    client.post("/beteiligung/vergessen/")
    assert Draft.objects.count() == 0
    assert [
        cookie for cookie, held in client.cookies.items() if cookie.startswith("wir-teil-") and held.value
    ] == []


def test_handing_in_twice_stores_once(cast, client):
    survey = cast.open_survey()
    client.post(_url(survey, "1/"), {"f1": "a1"})
    kept = client.cookies[f"wir-teil-umfrage-{survey.pk}"].value
    client.post(_url(survey, "abgeben/"))
    client.cookies[f"wir-teil-umfrage-{survey.pk}"] = kept
    assert client.post(_url(survey, "abgeben/")).url == _url(survey, "beleg/")
    assert (Response.objects.count(), Receipt.objects.count()) == (1, 1)


def test_nothing_answered_is_not_handed_in(cast, client):
    survey = cast.open_survey()
    client.post(_url(survey, "3/"), {"f3": "  "})
    assert "noch keine Frage beantwortet" in client.post(_url(survey, "abgeben/")).content.decode()
    assert Response.objects.count() == 0


@pytest.mark.parametrize(("last", "open_now"), [("2026-11-01", False), ("2026-11-02", True)])
def test_the_last_day_is_the_last_on_which_one_can_answer(cast, client, last, open_now):
    survey = cast.open_survey()
    type(survey).objects.update(closes_on=last)
    assert client.get(_url(survey, "1/")).status_code == (200 if open_now else 302)
    text = client.get(_url(survey)).content.decode()
    assert ("Diese Umfrage ist seit dem 01.11.2026 zu." in text) is not open_now


def test_a_draft_survey_does_not_exist_for_residents(cast, client):
    survey = cast.survey()
    assert client.get(_url(survey)).status_code == 404


def test_script_and_turning_marks_in_a_text_are_harmless(cast, client):
    survey = cast.open_survey()
    client.post(_url(survey, "3/"), {"f3": "<script>alert(1)</script>\u202eabc"})
    text = client.get(_url(survey, "abgeben/")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;abc" in text


def test_two_clicks_at_once_are_told_apart_without_a_contradiction(cast, client):
    survey = cast.open_survey()
    client.post(_url(survey, "1/"), {"f1": "a1"})

    def handed_in_by_the_other(execute, sql, *given):
        if sql.startswith("SELECT") and "participation_survey" in sql and "FOR NO KEY UPDATE" in sql:
            Draft.objects.all().delete()
        return execute(sql, *given)

    with connection.execute_wrapper(handed_in_by_the_other):
        answer = client.post(_url(survey, "abgeben/"))
    page = answer.content.decode()
    assert (answer.status_code, "Noch ist nichts abgegeben" in page) == (409, False)
    assert ("schon abgegeben. Sie zählen einmal." in page, f'href="{_url(survey, "beleg/")}"' in page) == (
        True,
        True,
    )


def test_handing_in_again_from_the_page_before_says_that_it_is_done_and_leads_to_the_receipt(cast, client):
    survey = cast.open_survey()
    client.post(_url(survey, "1/"), {"f1": "a1"})
    name = f"wir-teil-umfrage-{survey.pk}"
    kept = client.cookies[name].value
    client.post(_url(survey, "abgeben/"))
    before = cast.client()
    before.cookies[name] = kept
    answer = before.post(_url(survey, "abgeben/"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "schon abgegeben. Sie zählen einmal." in page
    assert f'href="{_url(survey, "beleg/")}"' in page
    assert Response.objects.count() == 1


def test_words_to_a_question_that_would_not_have_been_asked_become_no_voice_and_are_not_kept(cast, client):
    survey = cast.survey()
    only_if = {"match": "all", "tests": [{"question": "f1", "is": "any_of", "values": ["a2"]}]}
    cast.ask(survey, kind="long_text", text="Warum nicht?", becomes_voice=True, condition=only_if)
    cast.ask(
        survey, kind="single", text="Und?", choices=["A", "B"], settings={"other": True}, condition=only_if
    )
    building.open_survey(survey, by=cast.miriam, on=DAY)
    answers = {
        "f1": {"chosen": ["a1"], "other": ""}, "f3": {"text": "Ein Bus", "language": "de"},
        "f4": {"text": "Nur wenn Nein", "language": "de"}, "f5": {"chosen": ["a1"], "other": "Nebenbei"},
    }  # fmt: skip
    cast.answered(survey, answers)
    assert list(Voice.objects.values_list("text", flat=True)) == ["Ein Bus"]
    kept = {row.question.code: (row.value, row.asked) for row in Answer.objects.select_related("question")}
    assert (kept["f4"], kept["f5"]) == (({"given": True}, False), ({"chosen": ["a1"], "other": ""}, False))
    cast.answered(survey, {**answers, "f1": {"chosen": ["a2"], "other": ""}})
    texts = sorted(Voice.objects.values_list("text", flat=True))
    assert texts == ["Ein Bus", "Ein Bus", "Nebenbei", "Nur wenn Nein"]
