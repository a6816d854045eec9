"""Nothing that is stored joins a person, a receipt or a code with the answers of a survey."""

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW
from wir.journal.models import Entry
from wir.participation.actions import building
from wir.participation.models import Answer, Response
from wir.strategy.models import Receipt, Voice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _hand_in(client, survey):
    place = f"/beteiligung/{survey.process.slug}/umfrage/{survey.pk}/"
    client.post(f"{place}1/", {"f1": "a2"})
    client.post(f"{place}3/", {"f3": "Abends fährt kein Bus."})
    assert client.post(f"{place}abgeben/").url == f"{place}beleg/"


def test_handing_in_leaves_no_entry_in_the_journal_and_no_session(cast, client):
    survey = cast.open_survey()
    before = (Entry.objects.count(), Session.objects.count())
    _hand_in(client, survey)
    assert (Entry.objects.count(), Session.objects.count()) == before


def test_no_table_names_an_answer_sheet_but_its_answers(cast, client):
    """Whoever reads the whole database finds the key of an answer sheet in its own row and in its answers only."""
    _hand_in(client, cast.open_survey())
    key = str(Response.objects.get().pk)
    found = set()
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f'select count(*) from "{table}" t where t::text like %s', [f"%{key}%"])
            found |= {table} if cursor.fetchone()[0] else set()
    assert found == {"participation_response", "participation_answer"}


def test_a_receipt_leads_to_what_was_written_and_never_to_what_was_ticked(cast, client):
    _hand_in(client, cast.open_survey())
    receipt = Receipt.objects.get()
    assert list(receipt.voices.values_list("text", flat=True)) == ["Abends fährt kein Bus."]
    assert "Abends" not in str(list(Answer.objects.values()))
    stored = {str(value) for row in (Receipt, Voice) for value in row.objects.values_list().get()}
    assert stored & {str(key) for key in Answer.objects.values_list("pk", flat=True)} == set()


def test_the_receipt_page_of_another_device_shows_nothing(cast, client):
    survey = cast.open_survey()
    _hand_in(client, survey)
    place = f"/beteiligung/{survey.process.slug}/umfrage/{survey.pk}/"
    assert cast.client().get(f"{place}beleg/").url == place
    assert cast.client().get(f"{place}beleg.svg").status_code == 404


def test_pages_with_answers_are_kept_by_no_cache(cast, client):
    survey = cast.open_survey()
    place = f"/beteiligung/{survey.process.slug}/umfrage/{survey.pk}/"
    client.post(f"{place}1/", {"f1": "a2"})
    assert "no-store" in client.get(f"{place}abgeben/")["Cache-Control"]


def test_a_survey_page_costs_the_same_with_few_and_with_many_questions(cast, client):
    def cost(survey):
        with CaptureQueriesContext(connection) as counted:
            client.get(f"/beteiligung/{survey.process.slug}/umfrage/{survey.pk}/alles/")
        return len(counted)

    few = cast.survey()
    many = cast.survey(few.process)
    for number in range(12):
        cast.ask(many, kind="multiple", text=f"Frage {number}?", choices=["Ja", "Nein", "Vielleicht"])
    for survey in (few, many):
        building.open_survey(survey, by=cast.miriam, on=NOW.date())
    assert cost(few) == cost(many)
