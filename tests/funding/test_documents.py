from dataclasses import replace
from datetime import date

import pytest

from tests.documents.notices import NOTICE
from wir.documents import kinds
from wir.funding.documents import FINANCING, GRANT_NOTICE, CostLine, FundingLine, YearSlice, grant_notice_data


def test_the_data_hold_exactly_what_the_kind_and_the_letter_need():
    assert set(grant_notice_data(NOTICE)) == {*kinds.LETTER_NEEDS, *GRANT_NOTICE.needs}


def test_amounts_stand_in_figures_and_words():
    data = grant_notice_data(NOTICE)
    assert (data["amount"], data["amount_in_words"]) == (
        "22.500,00\u00a0€",
        "zweiundzwanzigtausendfünfhundert Euro",
    )


def test_cost_is_split_by_year_and_summed_both_ways():
    data = grant_notice_data(NOTICE)
    assert data["cost_head"] == ["Kosten", "2026", "2027", "2028", "Summe"]
    assert [[cell.replace("\u00a0", " ") for cell in row] for row in data["cost_rows"]] == [
        ["Moderation und Begleitung", "3.000,00 €", "14.000,00 €", "0,00 €", "17.000,00 €"],
        ["Räume und Verpflegung", "0,00 €", "5.000,00 €", "500,00 €", "5.500,00 €"],
        ["Öffentlichkeitsarbeit", "500,00 €", "2.000,00 €", "0,00 €", "2.500,00 €"],
        ["Summe", "3.500,00 €", "21.000,00 €", "500,00 €", "25.000,00 €"],
    ]


def test_later_years_stand_under_reserve():
    data = grant_notice_data(NOTICE)
    assert [(row[0], row[2]) for row in data["slice_rows"]] == [
        ("2026", "fest"), ("2027", "unter Vorbehalt"), ("2028", "unter Vorbehalt"),
    ]  # fmt: skip


def test_without_a_fixed_kind_of_financing_the_notice_says_so_and_names_none():
    data = grant_notice_data(replace(NOTICE, financing=None, financing_reason="Dazu steht nichts da."))
    assert data["financing"] == {
        "kind": "",
        "meaning": "Die Art der Finanzierung ist nicht festgelegt. Dazu steht nichts da. "
        "Sicher ist: Wir zahlen höchstens den bewilligten Betrag.",
        "share": "90 %",
    }


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"period_end": date(2026, 10, 31)}, "Der Bewilligungszeitraum endet, bevor er anfängt."),
        ({"costs": (CostLine(label="x", by_year={2026: 25_000_01}),)}, "Kosten und Finanzierung gehen nicht auf."),
        ({"funding": (FundingLine(label="x", cents=24_999_99),)}, "Kosten und Finanzierung gehen nicht auf."),
        (
            {"slices": (YearSlice(year=2026, cents=22_500_01, reserved=False),)},
            "Die Beträge der Haushaltsjahre ergeben nicht den bewilligten Betrag.",
        ),
        (
            {"amount": 0, "slices": ()},
            "Der bewilligte Betrag liegt nicht zwischen null und den anerkannten Kosten.",
        ),
        (
            {"amount": 25_000_01, "slices": (YearSlice(year=2026, cents=25_000_01, reserved=False),)},
            "Der bewilligte Betrag liegt nicht zwischen null und den anerkannten Kosten.",
        ),
    ],
)  # fmt: skip
def test_figures_that_disagree_make_no_notice(changes, sentence):
    with pytest.raises(ValueError) as refused:
        replace(NOTICE, **changes)
    assert str(refused.value) == sentence


def test_a_period_of_one_day_and_a_grant_of_all_cost_are_possible():
    whole = {"amount": 25_000_00, "slices": (YearSlice(year=2026, cents=25_000_00, reserved=False),)}
    assert replace(NOTICE, period_end=NOTICE.period_start, **whole).eligible_cost == 25_000_00


@pytest.mark.parametrize("kind", ["share", "deficit", "fixed", "full"])
def test_every_kind_of_financing_is_explained(kind):
    assert grant_notice_data(replace(NOTICE, financing=kind))["financing"]["kind"] == FINANCING[kind][0]
