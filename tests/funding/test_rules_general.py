"""Lines without verdicts of their own: applicant, period, ceiling by formula, limits, papers."""

from datetime import date, timedelta

import pytest

from wir import guidelines
from wir.funding.eligibility import answer
from wir.funding.rules import formulas

BASE = {"lead": {"kind": "municipality", "ags": "06632020"}, "start": "2099-01-01"}
CENTRE = {"kind": "county", "ags": "06633"}
CLUB = {"kind": "association"}


def findings(**case):
    told = answer({**BASE, **case}, ())
    return {found["rule"]: found for found in told["findings"]}


def met(rule, **case):
    return findings(**case)[rule]["met"]


@pytest.mark.parametrize(
    ("line", "on", "inputs", "ceiling"),
    [
        ("koordination", "2018-01-01", {"posts": 1, "months": 12}, "50000.00"),
        ("koordination", "2018-01-01", {"posts": "0.50", "months": 6}, "12500.00"),
        ("fallmanagement", "2018-01-01", {"posts": "1.5", "years": 1}, "75000.00"),
        ("vielfaltszentrum", "2024-01-01", {"posts": 2, "months": 12}, "120000.00"),
        ("vielfaltszentrum", "2024-01-01", {"posts": 3, "months": 12}, "120000.00"),
        ("vielfaltszentrum_mitarbeit", "2024-01-01", {"years": 1}, "20000.00"),
        ("vielfaltszentrum_mikroprojekte", "2024-01-01", {"years": 1}, "5000.00"),
        ("deutsch4u", "2017-01-01", {"courses": 2, "courses_with_childcare": 1}, "23400.00"),
        ("lotsen_qualifizierung", "2024-01-01", {"participants": 12, "units": 30}, "4500.00"),
        ("lotsen_einsatz", "2024-01-01", {"hours": 276}, "1380.00"),
        ("lotsen_einsatz", "2018-01-01", {"hours": 100}, "500.00"),
        ("lotsen_koordinierung", "2024-01-01", {"months": 12}, "2000.00"),
        ("laiendolmetscher_einsatz", "2019-01-01", {"assignments": 10}, "200.00"),
        ("laiendolmetscher_einsatz", "2024-01-01", {"assignments": 150}, "3000.00"),
        ("migrantenorganisationen", "2019-01-01", {"years": 1}, "10200.00"),
        ("migrantenorganisationen", "2024-01-01", {"months": 24}, "20400.00"),
    ],
)
def test_the_ceiling_follows_the_formula_and_one_cent_more_is_too_much(line, on, inputs, ceiling):
    case = {"line": line, "on": on, **inputs}
    found = findings(**case, amount=ceiling)["amount"]
    assert (found["met"], found["facts"]["max_amount"]) == (True, ceiling)
    above = f"{ceiling[:-2]}01"
    assert met("amount", **case, amount=above) is False
    for key in inputs:
        rest = {name: value for name, value in case.items() if name != key}
        assert met("amount", **rest, amount=ceiling) is None


def test_of_years_and_months_that_differ_the_shorter_time_counts():
    found = findings(line="vielfaltszentrum_mitarbeit", on="2024-01-01", years=5, months=12)["amount"]
    assert found["facts"]["max_amount"] == "20000.00"


def test_a_sum_known_from_notices_only_is_no_limit():
    case = {"line": "vielfaltszentrum", "on": "2026-01-01", "lead": CENTRE}
    assert [met("amount", **case, amount=amount) for amount in ("600000.00", "600000.01")] == [True, None]


@pytest.mark.parametrize(
    "line", ["innovation", "frauen", "suedosteuropa", "modellprojekte", "lotsen_reflexion"]
)
def test_an_amount_that_no_source_tells_is_for_a_person(line):
    version = guidelines.line(line, ()).versions[0]
    found = findings(line=line, on=version.valid_from.isoformat(), amount="1.00")["amount"]
    assert (found["met"], found["source"].startswith("Keine Quelle gefunden.")) == (None, True)


@pytest.mark.parametrize(
    ("line", "on", "lead", "expected"),
    [
        ("koordination", "2018-01-01", CENTRE, True),
        ("koordination", "2018-01-01", {"kind": "municipality", "ags": "06611000"}, True),
        ("koordination", "2018-01-01", {"kind": "municipality", "ags": "06532023"}, True),
        ("koordination", "2018-01-01", {"kind": "municipality", "ags": "06437013"}, False),
        ("koordination", "2018-01-01", {"kind": "municipality", "population": 60000}, None),
        ("koordination", "2018-01-01", CLUB, False),
        ("vielfaltszentrum", "2025-12-31", {"kind": "municipality", "ags": "06435014"}, True),
        ("vielfaltszentrum", "2026-01-01", {"kind": "municipality", "ags": "06415000"}, True),
        ("vielfaltszentrum", "2026-01-01", {"kind": "municipality", "ags": "06435014"}, None),
        ("modellprojekte", "2018-01-01", {"kind": "church"}, True),
        ("modellprojekte", "2018-01-01", {"kind": "migrant_organisation"}, False),
        ("innovation", "2021-01-01", {"kind": "migrant_organisation"}, True),
        ("migrantenorganisationen", "2021-01-01", {"kind": "migrant_organisation"}, True),
        ("migrantenorganisationen", "2021-01-01", {"kind": "municipality"}, False),
        ("deutsch4u", "2025-09-01", {"kind": "municipality"}, None),
    ],
)
def test_who_may_apply(line, on, lead, expected):
    assert met("applicant", line=line, on=on, lead=lead) is expected


def test_a_municipality_with_a_migrant_organisation_may_apply_where_the_line_says_so():
    case = {
        "line": "migrantenorganisationen",
        "on": "2021-01-01",
        "partners": [{"kind": "migrant_organisation"}],
    }
    assert (met("applicant", **case), met("partners", **case)) == (True, True)


def test_together_is_for_a_person_where_no_source_tells():
    assert met("partners", line="innovation", on="2021-01-01", partners=[CLUB]) is None


@pytest.mark.parametrize(("population", "expected"), [(49999, True), (50000, False), (None, None)])
def test_the_flat_rate_for_coordinating_is_for_smaller_municipalities(population, expected):
    lead = {"kind": "municipality", **({} if population is None else {"population": population})}
    assert met("population", line="lotsen_koordinierung", on="2024-01-01", lead=lead) is expected
    assert "population" not in findings(line="lotsen_koordinierung", on="2024-01-01", lead=CLUB)


@pytest.mark.parametrize(("guides", "expected"), [(4, False), (5, True), (None, None)])
def test_a_team_has_at_least_five(guides, expected):
    assert met("team", line="lotsen_koordinierung", on="2024-01-01", guides=guides) is expected


@pytest.mark.parametrize(("languages", "expected"), [(4, False), (5, True), (None, None)])
def test_a_pool_of_interpreters_has_at_least_five_languages(languages, expected):
    assert met("languages", line="laiendolmetscher_einsatz", on="2024-01-01", languages=languages) is expected


HOURS = {
    "line": "lotsen_einsatz",
    "on": "2024-01-01",
    "hours": 1380,
    "weekly_hours": 6,
    "yearly_hours": 276,
    "guides": 5,
    "coordinating": 0,
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"hours": 1381}, False),
        ({"weekly_hours": 7}, False),
        ({"yearly_hours": 277}, False),
        ({"coordinating": 1, "weekly_hours": 9, "yearly_hours": 414, "hours": 1518}, True),
        ({"coordinating": 1, "weekly_hours": 10}, False),
        ({"coordinating": 1, "yearly_hours": 415}, False),
        ({"coordinating": 1, "hours": 1519}, False),
        ({"coordinating": None}, True),
        ({"coordinating": None, "weekly_hours": 7}, None),
        ({"coordinating": None, "hours": 1381}, None),
        ({"coordinating": None, "hours": 2071}, False),
        ({"hours": None}, None),
        ({"weekly_hours": None}, None),
        ({"yearly_hours": None}, None),
        ({"guides": None}, None),
    ],
)
def test_hours_keep_their_limits_a_week_and_a_year(change, expected):
    assert met("hours", **{**HOURS, **change}) is expected


@pytest.mark.parametrize(
    ("units", "expected"), [(19, False), (20, True), (36, True), (37, False), (None, None)]
)
def test_a_basic_course_has_20_to_36_units(units, expected):
    assert met("units", line="lotsen_qualifizierung", on="2024-01-01", units=units) is expected


@pytest.mark.parametrize(("posts", "expected"), [("2.00", True), ("2.01", False), (None, None)])
def test_a_centre_has_at_most_two_posts(posts, expected):
    assert met("posts", line="vielfaltszentrum", on="2024-01-01", lead=CENTRE, posts=posts) is expected


@pytest.mark.parametrize(("number", "expected"), [(5, True), (6, None), (None, None)])
def test_more_assignments_for_one_person_need_an_exception(number, expected):
    assert (
        met("assignments", line="laiendolmetscher_einsatz", on="2019-01-01", assignments_per_client=number)
        is expected
    )


@pytest.mark.parametrize(("start", "hinted"), [("2024-01-28", True), ("2024-01-29", False)])
def test_less_than_four_weeks_before_the_start_is_hinted(start, hinted):
    found = findings(line="lotsen_qualifizierung", on="2024-01-01", start=start)["not_begun"]
    assert (found["met"], bool(found["hints"])) == (True, hinted)


@pytest.mark.parametrize("line", guidelines.lines(()), ids=lambda line: line.line)
def test_every_line_answers_on_every_change_and_never_says_yes_to_an_empty_case(line):
    days = {version.valid_from for version in line.versions} | {
        version.valid_to for version in line.versions if version.valid_to
    }
    for day in sorted(
        days | {day + timedelta(days=1) for day in days} | {day - timedelta(days=1) for day in days}
    ):
        told = answer({"line": line.line, "on": day.isoformat()}, ())
        law = line.law(day)
        assert told["guideline"] == (law.id if law else None)
        assert told["verdict"] == ("to_check" if law else "unmet")


def test_every_formula_named_by_a_line_exists_and_is_used():
    named = {
        value.value
        for line in guidelines.lines(())
        for version in line.versions
        for value in version.values.get("formula", ())
        if value.known
    }
    assert tuple(sorted(named)) == formulas.names()
    with pytest.raises(LookupError, match="Den Rechenweg „by_moon“ gibt es nicht"):
        formulas.formula("by_moon")


def test_a_centre_of_the_new_period_has_five_years():
    assert guidelines.law("vielfaltszentrum", date(2030, 12, 31), ()).value("max_months").value == 60
