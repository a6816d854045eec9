"""What the public may know: who got what, for what one can apply, and all of it as data."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import LINE, NOW, TODAY
from tests.funding.rows import granted_row
from wir.accounts.models import Organisation
from wir.funding import actions, awards, calls
from wir.funding.models import LineNotice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def their_day():
    with time_machine.travel(NOW, tick=False):
        yield


def _get(cast, name, query=""):
    return cast.client().get(reverse(f"funding:{name}") + query)


def test_nothing_is_published_before_the_notice_is_made_known(cast):
    award = cast.awarded()
    assert awards.rows(awards.grants(on=date(2027, 2, 1))) == []
    assert "Lollar redet miteinander" not in _get(cast, "awards").content.decode()
    actions.post(award.deliveries.get(), posted_on=TODAY, by=cast.karim, on=TODAY)
    counts = award.deliveries.get().reckoned(TODAY).counts_on
    before, then = counts - timedelta(days=1), counts
    assert [len(awards.rows(awards.grants(on=day))) for day in (before, then)] == [0, 1]


def test_a_real_grant_is_published(cast):
    cast.accepted()
    counted = date(2026, 11, 9)
    assert awards.rows(awards.grants(on=counted)) == [
        {
            "recipient": "Stadt Lollar", "ags": "06531013", "place": "Lollar", "county": "Landkreis Gießen", "line": LINE,
            "line_label": awards.guidelines.line(LINE).label, "title": "Lollar redet miteinander", "euro": "28000.00",
            "from": date(2027, 3, 1), "to": date(2028, 8, 31), "year": 2026, "fictional": True,
        }
    ]  # fmt: skip
    with time_machine.travel(counted):
        page = _get(cast, "awards").content.decode()
    assert "Stadt Lollar" in page
    assert "28.000,00" in page
    assert "Frieda" not in page


def test_every_published_row_has_exactly_the_described_fields(cast):
    granted_row(cast)
    assert list(awards.rows(awards.grants(on=TODAY))[0]) == list(awards.FIELDS)


def test_a_kind_of_recipient_nobody_decided_about_is_not_published(cast):
    granted_row(cast, Organisation.objects.create(kind="person", name="Erika Muster"))
    granted_row(cast, Organisation.objects.create(kind="granting_authority", name="Amt"))
    assert awards.rows(awards.grants(on=TODAY)) == []


def test_line_year_and_county_can_be_chosen(cast):
    granted_row(cast)
    granted_row(cast, cast.neighbour, line="kiv", day=date(2025, 5, 5))
    chosen = {
        "": 2, "?linie=kiv": 1, "?jahr=2026": 1, "?kreis=06531": 1, "?kreis=06532": 0, "?jahr=2025&linie=kiv": 1,
        "?jahr=2025&linie=kiv_muster": 0, "?jahr=abc&kreis=%01&linie=": 2, "?jahr=²³²³": 2,
    }  # fmt: skip
    assert {query: _get(cast, "awards", query).context["page"].paginator.count for query in chosen} == chosen


def test_the_list_costs_the_same_however_many_there_are(cast):
    counts = []
    for more in (1, 29):
        for _ in range(more):
            granted_row(cast)
        with CaptureQueriesContext(
            connection,
        ) as statements:
            assert _get(cast, "awards").status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 11


def test_twenty_five_stand_on_a_page(cast):
    for _ in range(26):
        granted_row(cast)
    assert len(_get(cast, "awards").context["page"]) == 25
    assert len(_get(cast, "awards", "?seite=2").context["page"]) == 1


def test_the_map_adds_up_by_place_and_has_a_table(cast):
    granted_row(cast, cents=100_000)
    granted_row(cast, cents=250_050)
    assert [(p.name, p.cents) for p in awards.by_place(awards.Chosen(), on=TODAY)] == [("Lollar", 350_050)]
    page = _get(cast, "awards").content.decode()
    assert "wir-map__twin" in page
    assert "3.500" in page


def test_nothing_yet_says_what_to_do(cast):
    assert "Hier ist noch nichts bewilligt" in _get(cast, "awards").content.decode()


def test_the_table_for_spreadsheets_holds_everything_and_no_formula(cast):
    granted_row(cast, title='=HYPERLINK("http://x")')
    response = _get(cast, "awards_csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = response.content.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert (row["title"], row["euro"], row["fictional"]) == ('\'=HYPERLINK("http://x")', "1000.00", "true")


def test_the_data_set_names_licence_day_and_fields(cast):
    granted_row(cast)
    data = json.loads(_get(cast, "awards_json").content)
    assert (data["as_of"], data["licence"]) == ("2026-11-02", "Datenlizenz Deutschland – Zero – Version 2.0")
    assert {field["name"] for field in data["fields"]} == set(data["awards"][0])
    assert data["awards"][0]["fictional"] is True


def test_the_interface_gives_the_same_and_describes_it(cast):
    granted_row(cast)
    granted_row(cast, line="kiv", day=date(2025, 5, 5))
    client = cast.client()
    published = json.loads(_get(cast, "awards_json").content)["awards"]
    assert client.get("/api/v1/awards").json() == published
    assert [row["line"] for row in client.get("/api/v1/awards?year=2025&line=kiv").json()] == ["kiv"]
    described = client.get("/api/v1/openapi.json").json()["components"]["schemas"]["AwardOut"]["properties"]
    assert set(described) == set(awards.FIELDS)


def test_calls_are_what_is_open_and_what_nobody_has_said(cast):
    found = {call.line: call.state for call in calls.calls(TODAY)}
    assert found[LINE] == "open"
    LineNotice.objects.filter(line=LINE).update(open=False)
    assert LINE not in {call.line for call in calls.calls(TODAY)}
    LineNotice.objects.filter(line=LINE).update(open=None)
    assert {call.line: call.state for call in calls.calls(TODAY)}[LINE] == "unknown"


def test_a_line_that_has_ended_is_no_call_even_if_somebody_left_it_open(cast):
    ended = {
        line.line
        for line in awards.guidelines.lines()
        if all(v.valid_to and v.valid_to < TODAY for v in line.versions)
    }
    assert ended
    for name in ended:
        LineNotice.objects.create(controller=cast.authority, line=name, open=True)
    assert ended & {call.line for call in calls.calls(TODAY)} == set()


def test_a_deadline_that_nobody_found_says_why(cast):
    for call in calls.calls(TODAY):
        assert (call.deadline is None) == bool(call.why_no_deadline)


def test_the_feed_says_what_the_page_says(cast):
    feed = json.loads(_get(cast, "calls_feed").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["_wir"]["line"] for item in feed["items"]] == [call.line for call in calls.calls(TODAY)]
    page = _get(cast, "calls").content.decode()
    assert [call.label for call in calls.calls(TODAY) if call.label not in page.replace("&amp;", "&")] == []


def test_every_data_set_has_an_address_that_answers(cast):
    from wir.publicsite.open_data import DATA_SETS

    client = cast.client()
    assert {entry.route: client.get(reverse(entry.route)).status_code for entry in DATA_SETS} == {
        entry.route: 200 for entry in DATA_SETS
    }
    page = client.get("/daten/").content.decode()
    assert [entry.route for entry in DATA_SETS if reverse(entry.route) not in page] == []
