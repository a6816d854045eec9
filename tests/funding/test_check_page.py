""" "Dürfen wir?": everything in the address, nothing stored, no account, no way that ends without a next step."""

import html
import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client

from wir.funding.models import Settlement

URL = "/foerderung/duerfen-wir/"
FITTING = {
    "line": "kiv_muster",
    "kind": "municipality",
    "lead": "Lahnau",
    "partner1": "Hohenahr",
    "amount": "30.000",
    "start": "01.03.2027",
    "end": "31.08.2028",
    "attachments": ["form", "concept", "finance_plan"],
    "on": "14.09.2026",
}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_one_day():
    """The page tells past days from today, so these tests live on one day."""
    with time_machine.travel(datetime(2026, 9, 14, 9, tzinfo=UTC), tick=False):
        yield


def ask(**changes):
    response = Client().get(URL, {**FITTING, **changes})
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def heading(page):
    return re.search(r'role="status".*?<h2[^>]*>([^<]+)</h2>', page, re.S)[1]


def primary(page):
    found = re.search(r'<a class="kern-btn kern-btn--primary" href="([^"]+)"><span[^>]*>([^<]+)<', page)
    return (found[2], found[1]) if found else None


def test_the_form_opens_without_a_question_and_without_a_cookie():
    response = Client().get(URL)
    assert response.status_code == 200
    assert response.context["form"].is_bound is False
    assert dict(response.cookies) == {}


def test_a_link_may_choose_the_line_beforehand():
    form = Client().get(URL, {"line": "kiv", "lead": "Lollar"}).context["form"]
    assert form.is_bound is False
    assert (form.initial["line"], form.initial["lead"]) == ("kiv", "Lollar")


def test_the_papers_offered_are_those_of_the_line():
    form = Client().get(URL, {"line": "lotsen_qualifizierung"}).context["form"]
    assert [paper for paper, _ in form.fields["attachments"].choices] == ["concept", "participant_list"]


def test_who_may_is_told_so():
    page = ask()
    assert heading(page) == "Ja, Sie dürfen."
    assert "Was schon passt" in page
    assert "Wir speichern nichts. Sie brauchen kein Konto. Diese Auskunft ist keine Zusage." in page


def test_where_the_line_is_open_the_next_step_is_to_apply(cast):
    assert primary(ask()) == ("Antrag beginnen", "/foerderung/antraege/")


def test_where_nobody_said_that_it_is_open_no_button_pretends_so():
    assert primary(ask()) is None


def test_two_things_to_change_and_one_for_a_person():
    page = ask(line="kiv", amount="34.000", attachments=["form", "concept"])
    assert heading(page) == "So noch nicht. Zwei Dinge können Sie ändern, eines prüfen wir."
    assert re.findall(r'<h2[^>]*id="befund-(\w+)"', page) == ["change", "person", "fits"]


@pytest.mark.parametrize(
    ("changes", "label", "after"),
    [
        ({"amount": "34.000"}, "Mit 30.000\u00a0Euro neu prüfen", "Ja, Sie dürfen."),
        ({"end": "30.09.2028"}, "Mit 18 Monaten neu prüfen", "Ja, Sie dürfen."),
        (
            {"start": "14.09.2026", "end": "13.03.2028"},
            "Mit Beginn am 01.11.2026 neu prüfen",
            "Ja, Sie dürfen.",
        ),
        ({"attachments": ["form"]}, "Mit allen Unterlagen neu prüfen", "Ja, Sie dürfen."),
        ({"partner2": "Lahnau"}, "Ohne Lahnau neu prüfen", "Ja, Sie dürfen."),
        ({"partner2": "Frankfurt am Main"}, "Ohne Frankfurt am Main neu prüfen", "Ja, Sie dürfen."),
        (
            {"amount": "34.000", "attachments": ["form"]},
            "Mit 30.000\u00a0Euro neu prüfen",
            "So noch nicht. Eine Sache können Sie ändern.",
        ),
    ],
)
def test_the_button_offers_the_smallest_change_that_helps(changes, label, after):
    text, address = primary(ask(**changes))
    assert text == label
    assert heading(html.unescape(Client().get(URL + address).content.decode())) == after


def test_a_town_that_is_too_large_is_not_told_that_it_could_change_that():
    page = ask(lead="Frankfurt am Main", partner1="")
    assert heading(page) == "So noch nicht. Eine Regel passt nicht."
    assert primary(page) is None


def test_what_is_not_said_yet_is_open_and_can_be_added():
    page = ask(amount="", start="", end="", attachments=[])
    assert heading(page) == "Ein Mensch prüft. Vier Angaben fehlen noch."
    assert re.findall(r'<h2[^>]*id="befund-(\w+)"', page) == ["you", "fits"]
    back = re.search(r'<a href="([^"]+aendern=1)">Angaben ergänzen', page)[1]
    form = Client().get(URL + back).context["form"]
    assert (form.data["lead"], form.data["partner1"]) == ("Lahnau", "Hohenahr")


def test_a_misspelt_town_is_asked_back_and_all_other_input_stays():
    page = ask(lead="Lahnua")
    assert "Diese Gemeinde kennen wir nicht. Meinten Sie …?" in page
    address = re.search(r'<a href="(\?[^"]+)">Lahnau \(Lahn-Dill-Kreis\)</a>', page)[1]
    query = parse_qs(urlsplit(address).query)
    assert query == {
        **{name: value if isinstance(value, list) else [value] for name, value in FITTING.items()},
        "lead": ["06532015"],
    }
    assert heading(html.unescape(Client().get(URL + address).content.decode())) == "Ja, Sie dürfen."


@pytest.mark.parametrize("lead", ["Lahnau", "lahnau", "06532015", "35633"])
def test_a_town_may_be_named_in_several_ways(lead):
    assert heading(ask(lead=lead)) == "Ja, Sie dürfen."


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"amount": "viel"}, "amount", "Schreiben Sie den Betrag so: 28.500,00"),
        ({"amount": "-5"}, "amount", "Schreiben Sie den Betrag so: 28.500,00"),
        ({"start": "31.02.2027"}, "start", "Den Tag „31.02.2027“ gibt es nicht. Schreiben Sie den Tag so: 25.09.2026"),
        ({"on": "01.01.9999"}, "on", "Wählen Sie einen Tag bis zum 31.12.2099."),
        ({"end": "28.02.2027"}, "end", "Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide."),
        ({"months": "1,5"}, "months", "Schreiben Sie eine ganze Zahl, zum Beispiel 18."),
        ({"line": "nichts"}, "line", "Diese Förderung kennen wir nicht. Wählen Sie eine aus der Liste."),
        ({"attachments": ["kuchen"]}, "attachments", "Diese Unterlage kennen wir nicht. Kreuzen Sie nur an, was hier steht."),
    ],
)  # fmt: skip
def test_bad_input_is_said_at_its_field_and_kept(changes, field, sentence):
    response = Client().get(URL, {**FITTING, **changes})
    form = response.context["form"]
    assert dict(form.errors) == {field: [sentence]}
    assert form.data["partner1"] == "Hohenahr"
    assert b"<title>Fehler:" in response.content


@pytest.mark.parametrize("text", ["\x01\ud7ff\u202e", "'; drop table", "x" * 5000, "😀"])
def test_any_text_in_the_address_gets_a_page(text):
    for name in FITTING:
        assert Client().get(URL, {**FITTING, name: text}).status_code == 200


def test_nothing_is_written_and_the_statements_stay_few(django_assert_max_num_queries):
    with django_assert_max_num_queries(3) as statements:
        ask(amount="34.000")
    assert [row["sql"].split()[0] for row in statements.captured_queries] == ["SELECT"] * 3


def test_what_an_official_settled_counts_here(cast):
    before = heading(ask(line="kiv"))
    Settlement.objects.create(
        controller=cast.authority, line="kiv", rule="period", met=True, reason="Offen bis Jahresende.",
        source="Erlass vom 01.09.2026", from_day="2026-09-01", made_by=cast.karim,
    )  # fmt: skip
    page = ask(line="kiv")
    assert (before, heading(page)) == ("Ein Mensch prüft. Alles andere passt.", "Ja, Sie dürfen.")
    assert "Erlass vom 01.09.2026" in page
    assert heading(ask(line="kiv", on="31.08.2026")).removeprefix("Damals: ") == before


def test_a_line_with_a_formula_asks_for_what_the_formula_needs():
    case = {"line": "lotsen_qualifizierung", "kind": "association", "on": "14.09.2026"}
    page = html.unescape(Client().get(URL, case).content.decode())
    back = re.search(r'<a href="([^"]+aendern=1)">Angaben ergänzen', page)[1]
    form = Client().get(URL + back).context["form"]
    assert form.inputs == ["participants", "units"]
    fit = {**case, "amount": "3.000", "participants": "12", "units": "20"}
    assert amount_of(fit) is True
    over = {**fit, "amount": "3.000,01"}
    assert amount_of(over) is False
    assert Client().get(URL, over).context["primary"].label == "Mit 3.000\u00a0Euro neu prüfen"


def test_shares_of_a_post_are_written_with_a_comma():
    case = {"line": "koordination", "kind": "county", "lead": "Gießen", "on": "01.03.2018", "years": "1"}
    assert amount_of({**case, "posts": "0,5", "amount": "25.000"}) is True
    assert amount_of({**case, "posts": "0,5", "amount": "25.000,01"}) is False


def amount_of(case):
    answer = Client().get(URL, case).context["answer"]
    return next(f.met for part in answer.parts for f in part.findings if f.rule == "amount")
