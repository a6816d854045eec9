"""The machine's door to "may we?": the same JSON as the command line, and a sentence for everything else."""

import json

import pytest
from django.test import Client

from wir import guidelines
from wir.funding import eligibility

URL = "/api/v1/eligibility"
CASE = {
    "line": "kiv",
    "on": "2019-10-01",
    "lead": {"kind": "municipality", "ags": "06437013", "population": 8282},
    "partners": [{"kind": "municipality", "name": "Musterstadt", "population": 7000}],
    "amount": "20000.00",
    "months": 18,
    "start": "2020-02-01",
    "attachments": ["form", "project_description"],
}
pytestmark = pytest.mark.django_db


def post(body, **options):
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return Client(enforce_csrf_checks=True).post(URL, data, content_type="application/json", **options)


def test_a_case_gets_the_answer_of_the_command_line(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = post(CASE)
    assert response.status_code == 200
    assert response.json() == json.loads(json.dumps(eligibility.answer(CASE)))
    assert (response.json()["verdict"], response.json()["guideline"]) == ("met", "KIV-II-2019")


def test_a_list_of_cases_gets_a_list_of_answers():
    other = {**CASE, "amount": "20000.01"}
    answers = post([CASE, other]).json()
    assert [answer["verdict"] for answer in answers] == ["met", "unmet"]


def test_an_empty_list_gets_an_empty_list():
    assert post([]).json() == []


def test_a_thousand_cases_are_read_and_one_more_is_refused():
    small = {"on": "2019-10-01"}
    assert len(post([small] * 1000).json()) == 1000
    refused = post([small] * 1001)
    assert refused.status_code == 422
    assert refused.json() == {
        "error": "Mehr als 1.000 Fälle auf einmal prüfen wir nicht. Teilen Sie die Liste auf."
    }


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("", "Die Anfrage ist leer. Erwartet wird ein Fall als JSON."),
        ("{", "Das ist kein gültiges JSON (Zeile 1, Spalte 2)."),
        (b"\xff\xfe", "Die Anfrage ist kein Text in UTF-8."),
        ('{"on": "2019-10-01", "on": "2019-10-02"}', "Die Angabe „on“ steht zweimal da."),
        ('{"on": "2019-10-01", "amount": NaN}', "„NaN“ ist keine Zahl, mit der man rechnen kann."),
        ("[" * 100_000, "Die Eingabe ist zu tief verschachtelt."),
        (
            '{"months": ' + "9" * 5000 + "}",
            "Eine Zahl hat so viele Stellen, dass wir sie nicht lesen können.",
        ),
    ],
)
def test_what_is_no_json_gets_a_sentence(body, sentence):
    response = post(body)
    assert (response.status_code, response.json()) == (422, {"error": sentence})


@pytest.mark.parametrize(
    "case",
    [True, 7, None, {}, {**CASE, "amount": "-1"}, {**CASE, "amount": "viel"}, {**CASE, "betrag": "1"}],
)
def test_a_case_nobody_can_read_gets_the_sentence_of_the_command_line(case):
    with pytest.raises(eligibility.Unreadable) as wrong:
        eligibility.answer(case)
    response = post(case)
    assert (response.status_code, response.json()) == (422, {"error": str(wrong.value)})


def test_the_unreadable_case_of_a_list_is_named():
    response = post([CASE, {}])
    assert response.status_code == 422
    assert response.json()["error"].startswith("Fall 2: ")


def test_a_megabyte_is_read_and_more_is_not():
    def padded(size):
        text = json.dumps({"on": "2019-10-01"})
        return text + " " * (size - len(text))

    assert post(padded(1_000_000)).status_code == 200
    response = post(padded(1_000_001))
    assert response.status_code == 413
    assert response.json() == {"error": "Die Anfrage ist zu groß. Mehr als ein Megabyte lesen wir nicht."}


def test_the_guidelines_are_there_for_everyone(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = Client().get("/api/v1/guidelines/")
    lines = {line["line"]: line for line in response.json()}
    assert tuple(lines) == guidelines.names()
    versions = lines["kiv"]["versions"]
    assert [version["id"] for version in versions] == ["KIV-I-2018", "KIV-II-2019", "KIV-III-2021"]
    amounts = [value for value in versions[2]["values"] if value["name"] == "max_amount"]
    assert [(value["value"], value["from"], value["confidence"]) for value in amounts] == [
        ("30000.00", "2021-01-01", "read")
    ]


def test_asking_by_get_is_not_possible():
    assert Client().get(URL).status_code == 405
