"""Codes to answer with, and the order in which nothing can be read."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.participation.actions import answering, shuffling, spreading
from wir.participation.models import Answer, InviteCode, Response

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _chosen(code):
    return {"chosen": [code], "other": ""}


def test_a_code_answers_once_and_nothing_says_which_answers_it_gave(cast, client):
    survey = cast.open_survey(access="codes")
    codes = spreading.make_codes(survey, count=10, batch="Nord", by=cast.miriam, on=TODAY)
    place = f"/beteiligung/{survey.process.slug}/umfrage/{survey.pk}/"
    assert client.get(f"{place}1/").status_code == 302
    assert "gilt nicht" in client.post(place, {"code": "falsch"}).content.decode()
    client.post(place, {"code": codes[0].replace("-", " ").upper()})
    client.post(f"{place}1/", {"f1": "a1"})
    client.post(f"{place}abgeben/")
    assert (Response.objects.count(), InviteCode.objects.filter(used=True).count()) == (1, 1)
    assert "gilt nicht" in cast.client().post(place, {"code": codes[0]}).content.decode()
    assert codes[0] not in str(list(InviteCode.objects.values()))
    fields = {field.name for model in (Response, Answer) for field in model._meta.fields}
    assert fields == {"id", "survey", "channel", "answered_on", "response", "question", "value", "asked"}


@pytest.mark.parametrize("count", [9, 5001])
def test_a_heap_of_codes_is_never_so_small_that_it_names_who_answered(cast, count):
    survey = cast.open_survey(access="codes")
    with pytest.raises(Refused, match="von 10 bis 5000"):
        spreading.make_codes(survey, count=count, batch="Frau Müller", by=cast.miriam, on=TODAY)
    assert InviteCode.objects.count() == 0


def test_the_desk_tells_in_tens_how_many_codes_were_used(cast):
    survey = cast.open_survey(access="codes")
    spreading.make_codes(survey, count=10, batch="Nord", by=cast.miriam, on=TODAY)
    place = f"/beteiligung/{survey.process.slug}/arbeit/umfragen/{survey.pk}/einladen/"
    for used, said in ((9, "weniger als 10 benutzt"), (10, "mindestens 10 benutzt")):
        keys = list(InviteCode.objects.values_list("pk", flat=True))[:used]
        InviteCode.objects.filter(pk__in=keys).update(used=True)
        assert said in cast.client("miriam").get(place).content.decode()


def test_an_open_survey_has_no_codes(cast):
    with pytest.raises(Refused):
        spreading.make_codes(cast.open_survey(), count=1, batch="", by=cast.miriam, on=TODAY)


def test_shuffling_keeps_every_row(cast):
    survey = cast.open_survey()
    for number in range(12):
        cast.answered(survey, {"f1": _chosen("a1"), "f2": {"step": number % 5 + 1}})
    before = sorted(Answer.objects.values_list("pk", "response_id", "question_id"))
    codes = set(survey.process.receipts.values_list("code_hash", flat=True))
    shuffling.shuffle()
    with connection.cursor() as cursor:
        cursor.execute("select count(distinct xmin::text) from participation_response")
        assert cursor.fetchone() == (1,)
    assert sorted(Answer.objects.values_list("pk", "response_id", "question_id")) == before
    assert set(survey.process.receipts.values_list("code_hash", flat=True)) == codes


WITH_NUMBERS = """
select count(*) from {one} a join {other} b on a.xmin::text = b.xmin::text
"""


def joined(one, other):
    """How many pairs of rows have the same number of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(WITH_NUMBERS.format(one=one, other=other))
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_the_number_of_a_transaction_joins_what_one_person_handed_in_until_the_next_five_minutes(cast):
    survey = cast.open_survey(access="codes")
    codes = spreading.make_codes(survey, count=10, batch="Nord", by=cast.miriam, on=TODAY)
    for code in codes[:3]:
        cast.answered(
            survey,
            {"f1": _chosen("a1"), "f3": {"text": "Ein Bus.", "language": "de"}},
            invite=answering.hash_of_invite(code),
        )
    tables = ("participation_invitecode", "strategy_receipt", "participation_response", "strategy_voice")
    pairs = [(one, other) for place, one in enumerate(tables) for other in tables[place + 1 :]]
    assert {joined(*pair) for pair in pairs} == {3}
    assert joined("participation_answer", "participation_response") == 6
    assert shuffling.shuffle_new(TODAY) is True
    assert {joined(*pair) for pair in pairs} == {9}
    assert joined("participation_answer", "participation_response") == 18
    assert shuffling.shuffle_new(TODAY) is False
    cast.answered(survey, {"f1": _chosen("a2")}, invite=answering.hash_of_invite(codes[3]))
    assert joined("participation_response", "strategy_receipt") == 10
    assert shuffling.shuffle_new(TODAY) is True
    assert joined("participation_response", "strategy_receipt") == 16
    assert Answer.objects.count() == 7


@pytest.mark.django_db(transaction=True)
def test_the_next_day_and_the_day_after_all_rows_are_left_alone_that_are_older_than_yesterday(cast):
    survey = cast.open_survey()
    for _person in range(2):
        cast.answered(survey, {"f1": _chosen("a1")}, on=TODAY)
    assert shuffling.shuffle_new(TODAY + timedelta(days=2)) is False
    assert shuffling.shuffle_new(TODAY + timedelta(days=1)) is True
    assert Response.objects.count() == 2


def test_when_nothing_is_new_one_statement_reads_and_nothing_is_written(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert shuffling.shuffle_new(TODAY) is False


def test_a_right_code_opens_the_survey_after_any_number_of_wrong_ones(cast):
    survey = cast.open_survey(access="codes")
    codes = spreading.make_codes(survey, count=10, batch="Nord", by=cast.miriam, on=TODAY)
    place = f"/beteiligung/{survey.process.slug}/umfrage/{survey.pk}/"
    pages = [cast.client().post(place, {"code": "falsch"}).content.decode() for _time in range(21)]
    assert ["Bitte warten Sie 5 Sekunden" in page for page in pages] == [False] * 20 + [True]
    assert cast.client().post(place, {"code": codes[0]}).status_code == 302
