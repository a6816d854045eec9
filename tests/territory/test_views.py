"""The public pages about places, asked by somebody without an account."""

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wir.territory.models import Boundary, Municipality, Population

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2026, 6, 1), tick=False):
        yield


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def rows(response):
    return re.findall(r'scope="row"><a href="([^"]+)"', response.content.decode())


def bubbles(response):
    return re.findall(r'<a href="([^"]+)" tabindex="-1"><circle', response.content.decode())


def test_the_list_shows_25_rows_and_all_bubbles(client):
    page = client.get("/orte/")
    assert page.status_code == 200
    assert (len(rows(page)), len(bubbles(page))) == (25, 421)
    assert "421 Orte" in text(page)


def test_the_whole_list_is_the_twin_of_the_map(client):
    page = client.get("/orte/", {"alle": "1"})
    assert sorted(rows(page)) == sorted(f"/orte/{link}" for link in bubbles(page))


def test_the_filter_shows_one_county_in_list_and_map(client):
    page = client.get("/orte/", {"kreis": "06531"})
    assert (len(rows(page)), len(bubbles(page))) == (18, 18)
    assert "18 Orte · Landkreis Gießen" in text(page)


def test_pages_keep_the_filter_and_an_unknown_one_is_ignored(client):
    assert 'href="?kreis=06435&amp;seite=2"' in client.get("/orte/", {"kreis": "06435"}).content.decode()
    assert "421 Orte" in text(client.get("/orte/", {"kreis": "99999", "seite": "abc"}))


@pytest.mark.parametrize(
    ("search", "ags"),
    [
        ("Lollar", "06531013"),
        ("35457", "06531013"),
        ("giessen", "06531005"),
        ("06435014", "06415000"),
        ("Bromskirchen", "06635001"),
        ("Linden", "06531012"),
    ],
)
def test_a_search_that_means_one_place_leads_there(client, search, ags):
    page = client.get("/orte/", {"q": search})
    assert page.status_code == 302
    assert page["Location"] == f"/orte/{ags}/"


def test_a_search_that_means_several_lists_them(client):
    page = client.get("/orte/", {"q": "Allendorf"})
    assert rows(page)[:2] == ["/orte/06635001/", "/orte/06531001/"]


def test_a_slip_of_the_pen_is_asked_back(client):
    page = client.get("/orte/", {"q": "Lollat"})
    assert "Diesen Ort kennen wir nicht. Meinten Sie:" in text(page)
    assert "/orte/06531013/" in rows(page)


@pytest.mark.parametrize("search", ["Qqqqqq", "<b>", "\N{ROCKET}", "\x01", "x" * 500])
def test_what_is_no_place_is_said_kindly(client, search):
    page = client.get("/orte/", {"q": search})
    assert page.status_code == 200
    assert "<b>" not in page.content.decode()


def test_a_place_says_what_is_known_of_it_today(client):
    said = text(client.get("/orte/06531013/"))
    for words in (
        "Lollar",
        "Zuständig ist das Vielfaltszentrum hier: Landkreis Gießen.",
        "31.12.2024 Zensus 2022 10.222",
        "Gemeindevertretung oder Stadtverordnetenversammlung.",
        "35457",
        "21,39 km²",
    ):
        assert words in said


def test_a_town_with_its_own_centre_and_an_earlier_key_says_both(client):
    said = text(client.get("/orte/06415000/"))
    assert "Die Stadt Hanau hat ein eigenes Vielfaltszentrum." in said
    assert "Stadtverordnetenversammlung" in said
    assert "Hanau (06435014), bis 31.12.2025, neuer Status" in said
    assert "97.956" in said


def test_an_ended_key_leads_to_what_it_became(client):
    hanau = client.get("/orte/06435014/")
    assert "Unter dem Schlüssel 06435014 geführt bis Mittwoch, 31. Dezember 2025." in text(hanau)
    assert 'href="/orte/06415000/"' in hanau.content.decode()
    beerfelden = text(client.get("/orte/06437002/"))
    assert "Eine eigene Gemeinde bis Sonntag, 31. Dezember 2017." in beerfelden
    assert "Wir rechnen keine aus den Zahlen anderer Orte." in beerfelden


@pytest.mark.parametrize("ags", ["06999999", "abc", "0"])
def test_an_unknown_key_is_not_found(client, ags):
    assert client.get(f"/orte/{ags}/").status_code == 404


def test_a_place_without_a_figure_is_still_on_list_and_map(client):
    Population.objects.filter(municipality__ags="06531013").delete()
    page = client.get("/orte/", {"kreis": "06531"})
    assert len(bubbles(page)) == 18
    assert text(page).count("keine Angabe") == 2


def test_areas_take_the_place_of_bubbles_once_every_outline_is_there(client):
    places = list(Municipality.objects.on(date(2026, 6, 1)).filter(county__ags="06531"))
    ring = [[8.7, 50.6], [8.8, 50.6], [8.8, 50.7]]
    Boundary.objects.bulk_create(
        Boundary(municipality=place, rings=[ring], source="Musteramt 2026") for place in places[1:]
    )
    assert len(bubbles(client.get("/orte/", {"kreis": "06531"}))) == 18
    Boundary.objects.create(municipality=places[0], rings=[ring], source="Musteramt 2026")
    page = client.get("/orte/", {"kreis": "06531"})
    assert bubbles(page) == []
    assert page.content.decode().count('tabindex="-1"><path') == 18
    assert "Grenzen: Musteramt 2026." in text(page)
    assert "Personen je km²" in text(page)


@pytest.mark.parametrize(
    ("one", "other"),
    [("/orte/?kreis=06531", "/orte/?alle=1"), ("/orte/06531013/", "/orte/06437016/")],
)
def test_the_number_of_statements_does_not_grow(client, one, other):
    counts = []
    for address in (one, other):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[0] <= 5


def test_the_list_stays_light(client):
    assert len(client.get("/orte/").content) < 75_000
