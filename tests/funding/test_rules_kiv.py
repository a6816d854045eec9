"""KIV, case by case: what is unmet and what a person has to check; everything else is met."""

import pytest

from tests.funding.cases import ROUND_1, ROUND_2, ROUND_3, joint, town, without
from wir.funding.eligibility import answer

TABLE = [
    # the day before and the day of each change
    ("before the first round", {**ROUND_1, "on": "2017-12-31"}, {"period"}, set()),
    ("first day of the first round", {**ROUND_1, "on": "2018-01-01"}, set(), set()),
    ("last day of the first round", {**ROUND_1, "on": "2018-12-31", "start": "2019-02-01"}, set(), set()),
    ("first day of the second round", {**ROUND_2, "on": "2019-01-01"}, set(), set()),
    ("last day of the second round", {**ROUND_2, "on": "2019-11-30"}, set(), set()),
    ("day after the second round", {**ROUND_2, "on": "2019-12-01"}, {"period"}, set()),
    ("day before the third round", {**ROUND_3, "on": "2020-12-31"}, {"period"}, set()),
    ("first day of the third round", {**ROUND_3, "on": "2021-01-01"}, set(), set()),
    ("last day that is known to be open", {**ROUND_3, "on": "2025-12-31", "start": "2026-03-01"}, set(), set()),
    ("day after it", {**ROUND_3, "on": "2026-01-01", "start": "2026-03-01"}, set(), {"period"}),
    # amount
    ("20,000 in the first round", ROUND_1, set(), set()),
    ("a cent more", {**ROUND_1, "amount": "20000.01"}, {"amount"}, set()),
    ("20,000 in the second round", ROUND_2, set(), set()),
    ("a cent more in the second", {**ROUND_2, "amount": "20000.01"}, {"amount"}, set()),
    ("30,000 in the third", ROUND_3, set(), set()),
    ("a cent more in the third", {**ROUND_3, "amount": "30000.01"}, {"amount"}, set()),
    ("a whole number", {**ROUND_3, "amount": 30000}, set(), set()),
    ("nothing", {**ROUND_3, "amount": "0.00"}, {"amount"}, set()),
    ("one cent", {**ROUND_3, "amount": "0.01"}, set(), set()),
    ("very much", {**ROUND_3, "amount": "9" * 400}, {"amount"}, set()),
    ("per application, not per town", joint(8000, 9000, 9000, base={**ROUND_3, "amount": "30000.01"}), {"amount"}, set()),
    # months
    ("1 month in the first round", {**ROUND_1, "months": 1}, set(), set()),
    ("13 months in the first round", {**ROUND_1, "months": 13}, {"duration"}, set()),
    ("11 months in the second", {**ROUND_2, "months": 11}, {"duration"}, set()),
    ("12 months in the second", {**ROUND_2, "months": 12}, set(), set()),
    ("19 months in the second", {**ROUND_2, "months": 19}, {"duration"}, set()),
    ("11 months in the third", {**ROUND_3, "months": 11}, set(), {"duration"}),
    ("12 months in the third", {**ROUND_3, "months": 12}, set(), set()),
    ("18 months in the third", {**ROUND_3, "months": 18}, set(), set()),
    ("19 months in the third", {**ROUND_3, "months": 19}, {"duration"}, set()),
    # inhabitants, alone
    ("9,999 in the first round", {**ROUND_1, "lead": town(9999)}, {"population"}, set()),
    ("10,000 in the first round", {**ROUND_1, "lead": town(10000)}, set(), set()),
    ("49,999 in the first round", {**ROUND_1, "lead": town(49999)}, set(), set()),
    ("50,000 in the first round", {**ROUND_1, "lead": town(50000)}, {"population"}, set()),
    ("9,999 in the second", {**ROUND_2, "lead": town(9999)}, {"population"}, set()),
    ("10,000 in the second", {**ROUND_2, "lead": town(10000)}, set(), set()),
    ("49,999 in the second", {**ROUND_2, "lead": town(49999)}, set(), set()),
    ("50,000 in the second", {**ROUND_2, "lead": town(50000)}, {"population"}, set()),
    ("a village in the third", {**ROUND_3, "lead": town(600)}, set(), set()),
    ("9,999 in the third", {**ROUND_3, "lead": town(9999)}, set(), set()),
    ("49,999 in the third", {**ROUND_3, "lead": town(49999)}, set(), set()),
    ("50,000 in the third", {**ROUND_3, "lead": town(50000)}, {"population"}, set()),
    # together
    ("together in the first round", joint(12000, 8000, base=ROUND_1), {"partners"}, set()),
    ("small and small in the first", joint(8000, 8000, base=ROUND_1), {"population", "partners"}, set()),
    ("a small town with one partner", joint(8282, 15000), set(), set()),
    ("a small town with two partners", joint(9999, 15000, 49999), set(), set()),
    ("two small towns", joint(5000, 6000), set(), set()),
    ("three partners", joint(8000, 9000, 9000, 9000), {"partners"}, set()),
    ("a partner of 50,000", joint(8000, 50000), {"partners"}, set()),
    ("nobody small", joint(10000, 10000), {"partners"}, set()),
    ("the larger one leads", joint(10000, 9999), set(), {"partners"}),
    ("the larger one leads, two partners", joint(49999, 9000, 20000), set(), {"partners"}),
    ("a lead of 50,000", joint(50000, 9000), {"population"}, {"partners"}),
    ("together in the third", joint(8000, 15000, base=ROUND_3), set(), set()),
    ("nobody small in the third", joint(12000, 15000, base=ROUND_3), {"partners"}, set()),
    ("the larger one leads in the third", joint(12000, 8000, base=ROUND_3), set(), {"partners"}),
    ("the same name twice", {**ROUND_2, "lead": town(8000, name="Musterstadt"), "partners": [town(9000, name="musterstadt")]},
     {"partners"}, set()),
    ("the same key twice", {**ROUND_2, "lead": town(8000, ags="06437013"), "partners": [town(8000, ags="06437013")]},
     {"partners"}, set()),
    ("the same partner twice", {**ROUND_2, "lead": town(8000), "partners": [town(9000, ags="06437013")] * 2},
     {"partners"}, set()),
    ("a county as partner", {**ROUND_2, "lead": town(8000), "partners": [{"kind": "county", "population": 9}]},
     {"partners"}, set()),
    # who applies
    ("a county", {**ROUND_3, "lead": {"kind": "county", "ags": "06437"}}, {"applicant"}, {"population"}),
    ("an association", {**ROUND_3, "lead": {"kind": "association"}}, {"applicant"}, {"population"}),
    ("a church", {**ROUND_3, "lead": {"kind": "church", "population": 9}}, {"applicant"}, {"population"}),
    # start
    ("starting the same day", {**ROUND_3, "start": ROUND_3["on"]}, {"not_begun"}, set()),
    ("starting the day before", {**ROUND_3, "start": "2022-05-31"}, {"not_begun"}, set()),
    ("starting the day after", {**ROUND_3, "start": "2022-06-02"}, set(), set()),
    # papers
    ("no papers", {**ROUND_3, "attachments": []}, {"attachments"}, set()),
    ("papers of the second round in the third", {**ROUND_3, "attachments": ROUND_2["attachments"]}, {"attachments"}, set()),
    ("papers of the third round in the second", {**ROUND_2, "attachments": ROUND_3["attachments"]}, {"attachments"}, set()),
    ("one paper too many", {**ROUND_3, "attachments": [*ROUND_3["attachments"], "photo"]}, set(), set()),
    # what was not said
    ("no amount", without(ROUND_3, "amount"), set(), {"amount"}),
    ("no months", without(ROUND_3, "months"), set(), {"duration"}),
    ("no start", without(ROUND_3, "start"), set(), {"not_begun"}),
    ("no word about papers", without(ROUND_3, "attachments"), set(), {"attachments"}),
    ("no lead", without(ROUND_3, "lead"), set(), {"applicant", "population"}),
    ("no kind", {**ROUND_3, "lead": {"population": 20000}}, set(), {"applicant"}),
    ("no figure", {**ROUND_3, "lead": town()}, set(), {"population"}),
    ("null is not said", {**ROUND_3, "amount": None, "partners": None}, set(), {"amount"}),
    ("no figure of a partner", {**ROUND_2, "lead": town(8000), "partners": [town()]}, set(), {"partners"}),
    ("no figure of the lead", {**ROUND_2, "lead": town(), "partners": [town(8000)]}, set(), {"population", "partners"}),
    ("no kind of a partner", {**ROUND_2, "lead": town(8000), "partners": [{"population": 9000}]}, set(), {"partners"}),
    ("nothing but the line", {"line": "kiv", "on": "2022-06-01"}, set(),
     {"applicant", "population", "amount", "duration", "not_begun", "attachments"}),
    ("what is wrong outweighs what is missing", without({**ROUND_3, "months": 19}, "amount"), {"duration"}, {"amount"}),
    # figures from the tables
    ("a later figure far from every bound", {**ROUND_2, "lead": town(ags="06437011")}, set(), set()),
    ("a later figure near 10,000", {**ROUND_2, "lead": town(ags="06437016")}, set(), {"population"}),
    ("which is no bound any more", {**ROUND_3, "lead": town(ags="06437016")}, set(), set()),
    ("a later figure near 50,000", {**ROUND_3, "lead": town(ags="06434008")}, set(), {"population"}),
    ("the figure of the time", {**ROUND_3, "on": "2023-01-01", "start": "2023-02-01", "lead": town(ags="06434008")},
     set(), set()),
    ("a given figure wins", {**ROUND_2, "lead": town(12000, ags="06437016")}, set(), set()),
    ("a sure small lead, a partner near 10,000", {**ROUND_2, "lead": town(8282, ags="06437013"), "partners": [town(ags="06437016")]},
     set(), {"partners"}),
    ("a lead that may have been small", {**ROUND_2, "lead": town(ags="06437016"), "partners": [town(8282)]},
     set(), {"partners"}),
    ("a partner near 50,000", {**ROUND_2, "lead": town(8282), "partners": [town(ags="06434008")]}, set(), {"partners"}),
    ("a large lead, a partner that may have been small", {**ROUND_2, "lead": town(20000), "partners": [town(ags="06437016")]},
     set(), {"partners"}),
    ("a key of the past", {**ROUND_3, "on": "2023-01-01", "start": "2023-02-01", "lead": town(ags="06635005")},
     set(), {"applicant", "population"}),
    ("a key of the past on its last day", {**ROUND_3, "on": "2022-12-31", "start": "2023-02-01", "lead": town(ags="06635005")},
     set(), set()),
    ("a key from elsewhere with a figure", {**ROUND_3, "lead": town(20000, ags="07999999")}, {"applicant"}, set()),
    ("an unknown Hessian key with a figure", {**ROUND_3, "lead": town(20000, ags="06999999")}, set(), {"applicant"}),
    ("no months at all in the first round", {**ROUND_1, "months": 0}, {"duration"}, set()),
    ("no months at all in the third", {**ROUND_3, "months": 0}, {"duration"}, set()),
    ("one month in the first round", {**ROUND_1, "months": 1}, set(), set()),
    ("nobody lives there", {**ROUND_3, "lead": town(0)}, set(), {"population"}),
    ("one person lives there", {**ROUND_3, "lead": town(1)}, set(), set()),
]  # fmt: skip


def rules(told, met):
    return {finding["rule"] for finding in told["findings"] if finding["met"] is met}


@pytest.mark.parametrize(
    ("case", "unmet", "to_check"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_each_rule_gives_its_verdict(case, unmet, to_check):
    told = answer(case, ())
    assert (rules(told, False), rules(told, None)) == (unmet, to_check)
    assert told["verdict"] == ("unmet" if unmet else "to_check" if to_check else "met")
    assert all(finding["says"] and finding["source"] for finding in told["findings"])


def finding(case, rule):
    return next(found for found in answer(case, ())["findings"] if found["rule"] == rule)


def test_a_later_figure_near_a_bound_is_named():
    found = finding({**ROUND_2, "lead": town(ags="06437016")}, "population")
    assert "10.280" in found["says"]
    assert (found["facts"]["near_bound"], found["facts"]["later"]) == (10000, True)


@pytest.mark.parametrize(
    ("population", "near"),
    [
        (8499, False),
        (8500, True),
        (11500, True),
        (11501, False),
        (42499, False),
        (42500, True),
        (57500, True),
        (57501, False),
    ],
)
def test_near_is_within_fifteen_percent_of_a_bound(population, near):
    from datetime import date

    from wir.funding.rules.case import Party
    from wir.funding.rules.inhabitants import doubtful

    figure = {
        "kind": "municipality",
        "population": population,
        "counted_on": date(2022, 12, 31),
        "basis": "Zensus 2011",
    }
    assert (doubtful(Party(**figure, later=True), [10000, 50000]) is not None) is near
    assert doubtful(Party(**figure, later=False), [10000, 50000]) is None


def test_a_later_figure_says_that_it_is_later():
    assert (
        "erst nach dem gefragten Tag gezählt"
        in finding({**ROUND_2, "lead": town(ags="06437011")}, "population")["says"]
    )


def test_a_key_of_the_past_names_what_became_of_it():
    found = finding({**ROUND_3, "on": "2023-01-01", "lead": town(ags="06635005")}, "population")
    assert "Allendorf (Eder), Schlüssel 06635001" in found["says"]


@pytest.mark.parametrize(
    ("on", "ags", "then"), [("2025-12-31", "06415000", "06435014"), ("2026-01-01", "06435014", "06415000")]
)
def test_hanau_is_asked_by_the_key_of_the_day(on, ags, then):
    assert then in finding({**ROUND_3, "on": on, "lead": town(ags=ags)}, "applicant")["says"]


def test_hints_tell_more_without_changing_the_verdict():
    small = finding({**ROUND_3, "lead": town(9999)}, "population")
    assert "kleinere Kommunen nur gemeinsam" in small["hints"][0]
    assert finding({**ROUND_3, "lead": town(10000)}, "population")["hints"] == []
    assert "ländlichen Raum" in finding(joint(8000, 9000, base=ROUND_3), "partners")["hints"][0]
    assert "zuerst der 30.06.2018" in finding(ROUND_1, "period")["hints"][0]
    assert (
        "photo"
        in finding({**ROUND_3, "attachments": [*ROUND_3["attachments"], "photo"]}, "attachments")["hints"][0]
    )


def test_a_key_that_is_not_hessian_is_told_from_one_that_is_only_unknown():
    elsewhere = finding({**ROUND_3, "lead": town(20000, ags="07999999")}, "applicant")
    unknown = finding({**ROUND_3, "lead": town(20000, ags="06999999")}, "applicant")
    assert "07999999 liegt nicht in Hessen" in elsewhere["says"]
    assert "Gemeindeverzeichnis" in elsewhere["source"]
    assert unknown["source"].startswith("Gemeindeverzeichnis")


@pytest.mark.parametrize(
    ("on", "centre"), [("2019-06-01", "WIR-Koordination"), ("2021-01-01", "WIR-Vielfaltszentren")]
)
def test_large_towns_are_sent_to_whom_there_was_on_the_day(on, centre):
    found = finding({**ROUND_2, "on": on, "lead": town(50000)}, "population")
    assert found["says"].endswith(f"gibt es die {centre}.")
    assert found["advice"] == "Fragen Sie dort nach."


@pytest.mark.parametrize("population", [10000, 50000])
def test_on_the_bound_itself_the_three_wordings_are_named(population):
    assert "drei Formulierungen" in finding({**ROUND_1, "lead": town(population)}, "population")["hints"][0]


def test_an_unknown_line_names_the_known_ones():
    told = answer({**ROUND_3, "line": "kif"}, ())
    assert (told["verdict"], told["guideline"], rules(told, False)) == ("unmet", None, {"line"})
    assert "kiv" in told["findings"][0]["says"]


def test_a_case_without_a_line_asks_for_it():
    told = answer({"on": "2022-06-01"}, ())
    assert (told["verdict"], told["guideline"], rules(told, None)) == ("to_check", None, {"line"})


def test_too_much_money_says_how_much_less_it_must_be():
    found = finding({**ROUND_3, "amount": "34000.00"}, "amount")
    assert [found[name].replace("\u00a0", " ") for name in ("says", "advice")] == [
        "Beantragt sind 34.000 Euro. Erlaubt sind höchstens 30.000 Euro für den ganzen Antrag.",
        "Senken Sie den Betrag um 4.000 Euro oder tragen Sie diesen Teil selbst.",
    ]
