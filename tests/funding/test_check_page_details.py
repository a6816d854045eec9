"""What newcomers stumbled over on "Dürfen wir?": missing figures, keys of other days, days that are past, whom to ask."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_one_day():
    """The page tells past days from today, so these tests live on one day."""
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=UTC), tick=False):
        yield


def answer(**given) -> str:
    return Client().get(reverse("funding:check"), given).content.decode()


def test_a_population_that_people_know_can_be_given(cast):
    asked = {
        "line": "kiv",
        "kind": "municipality",
        "on": "01.05.2018",
        "lead": "Oberzent",
        "amount": "20.000",
    }
    assert "Angaben ergänzen" in answer(**asked)
    assert "10.005 Einwohnerinnen und Einwohner" in answer(**asked, lead_population="10005")


def test_a_key_of_another_day_leads_to_the_one_that_stood_then(cast):
    page = answer(line="kiv", kind="municipality", on="01.05.2019", lead="06415000", amount="20.000")
    assert "lead=06435014" in page


def test_a_day_that_is_past_says_so_and_leads_to_today(cast):
    page = answer(line="kiv", kind="municipality", on="01.05.2019", lead="06437013", amount="20.000")
    assert "Damals: " in page
    assert "Für heute prüfen" in page


def test_what_is_not_said_yet_is_open_and_not_checked_by_a_person(cast):
    page = answer(line="kiv_muster", kind="municipality", lead="Lollar", amount="1.000")
    assert "Noch offen: " in page


@pytest.mark.parametrize(("line", "named"), [("kiv", True), ("kiv_muster", False)])
def test_the_authority_of_the_programme_is_named_but_never_for_an_invented_line(cast, line, named):
    page = answer(line=line, kind="municipality", lead="Lollar", amount="20.000")
    assert ("Wilhelminenstraße 1–3" in page) is named
