"""Joint applications in detail: who is the same town, what a later figure proves, and what is advised."""

import pytest

from tests.funding.cases import ROUND_1, ROUND_2, ROUND_3, joint, town
from wir.funding.eligibility import answer


def partners(case):
    return next(found for found in answer(case, ())["findings"] if found["rule"] == "partners")


def on(day, lead, *others):
    """A joint case of the second or third round, by keys alone."""
    base = ROUND_2 if day < "2021" else ROUND_3
    return {
        **base,
        "on": day,
        "start": "2026-01-01",
        "lead": town(ags=lead),
        "partners": [town(ags=key) for key in others],
    }


def test_a_later_figure_near_a_bound_is_named_also_when_a_small_town_leads():
    found = partners(on("2019-05-01", "06636015", "06535016"))
    assert (found["met"], found["facts"]["near_bound"]) == (None, 10000)
    assert "10.045" in found["says"]


def test_a_figure_given_in_the_case_is_never_later():
    assert partners({**ROUND_2, "lead": town(8282), "partners": [town(10045, ags="06535016")]})["met"] is True


@pytest.mark.parametrize(
    ("case", "met"),
    [
        (on("2024-05-01", "06635001", "06635005"), False),
        (on("2023-01-01", "06635001", "06635005"), False),
        (on("2022-12-31", "06635001", "06635005"), True),
        (on("2019-05-01", "06437016", "06437002"), False),
        ({**on("2019-05-01", "06437013", "06437008", "06437014"), "lead": town(8282)}, False),
        (on("2025-12-01", "06435014", "06415000"), False),
        (on("2026-01-01", "06415000", "06435014"), False),
    ],
)
def test_a_key_merged_away_counts_as_its_successor_on_that_day(case, met):
    found = partners(case)
    assert (found["met"], "derselben Kommune" in found["says"]) == (met, met is False)


@pytest.mark.parametrize(
    "other", ["Stadt Michelstadt", "Michelstadt, Stadt", "michelstadt", "Gemeinde Michelstadt"]
)
def test_a_title_does_not_make_another_town(other):
    case = {**ROUND_2, "lead": town(8000, name="Michelstadt"), "partners": [town(9000, name=other)]}
    assert partners(case)["met"] is False
    assert partners({**case, "partners": [town(9000, name="Erbach, Stadt")]})["met"] is True


def test_a_group_is_not_judged_when_no_municipality_leads_it():
    case = {**ROUND_3, "lead": {"kind": "association", "population": 9}, "partners": [town(8000)]}
    assert partners(case)["met"] is None


def test_a_partner_without_inhabitants_or_with_an_unknown_key_is_asked_about():
    assert "prüfen Sie die Zahl" in partners(joint(8000, 0))["advice"]
    assert partners(joint(8000, 1))["met"] is True
    found = partners({**ROUND_2, "lead": town(8000), "partners": [town(9000, ags="06999999")]})
    assert (found["met"], "06999999" in found["says"]) == (None, True)


def test_a_smaller_lead_is_advised_only_where_it_helps():
    advice = "lassen Sie die kleinere den Antrag stellen"
    assert [advice in partners(joint(lead, 9000))["advice"] for lead in (10000, 49999, 50000)] == [
        True,
        True,
        False,
    ]
    assert "auch nicht mitmachen" in partners(joint(50000, 9000))["says"]


def test_the_larger_lead_is_the_reason_when_another_partner_is_surely_small():
    case = {**ROUND_2, "lead": town(20000), "partners": [town(9000), town(ags="06437016")]}
    found = partners(case)
    assert (found["met"], found["says"].startswith("Den Antrag stellt die größere Kommune")) == (None, True)
    assert "10.280" in found["says"]
    unsure = partners({**case, "partners": [town(ags="06437016")]})
    assert unsure["says"].startswith("Oberzent hat 10.280")


@pytest.mark.parametrize(
    ("lead", "ending"),
    [
        (9999, "anderen Förderlinien."),
        (10000, "Beantragen Sie allein."),
        (49999, "Beantragen Sie allein."),
        (50000, "anderen Förderlinien."),
    ],
)
def test_applying_alone_is_advised_only_where_it_is_possible(lead, ending):
    assert partners(joint(lead, 8000, base=ROUND_1))["advice"].endswith(ending)


def test_who_applies_alone_reads_nothing_more():
    assert partners(ROUND_2)["says"] == "Es sind keine Partner dabei."
