"""Quotas are proposed so that they can be met, and what cannot be met is said in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wir.participation.forms.lots import DigitsForm
from wir.participation.quotas import Range, fault, proposed, remaining

COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=8)


@given(COUNTS, st.integers(2, 500))
def test_proposed_quotas_can_always_be_met_and_shut_nobody_out(counts, size):
    ranges = proposed({str(place): count for place, count in enumerate(counts)}, size)
    assert fault("Alter", list(ranges.items()), size) == ""
    assert all(one.most >= 1 for one in ranges.values())


def test_a_share_is_rounded_down_and_up():
    assert proposed({"female": 51, "male": 48, "diverse": 1}, 20) == {
        "female": Range(10, 11),
        "male": Range(9, 10),
        "diverse": Range(0, 1),
    }


def test_a_share_that_fits_exactly_is_no_range():
    assert proposed({"yes": 25, "no": 75}, 20) == {"yes": Range(5, 5), "no": Range(15, 15)}


@pytest.mark.parametrize("people", [{"yes": None, "no": 7}, {"yes": 0, "no": 0}])
def test_without_figures_everything_is_allowed(people):
    assert proposed(people, 20) == {"yes": Range(0, 20), "no": Range(0, 20)}


@pytest.mark.parametrize(
    ("ranges", "sentence"),
    [
        ([("ja", Range(0, 3)), ("nein", Range(0, 3))], ""),
        ([("ja", Range(3, 6)), ("nein", Range(3, 6))], ""),
        ([("ja", Range(4, 3))], "Kinder, ja: Mindestens 4 ist mehr als höchstens 3."),
        ([("ja", Range(0, 7))], "Kinder, ja: Es gibt nur 6 Plätze."),
        (
            [("ja", Range(3, 6)), ("nein", Range(4, 6))],
            "Kinder: Zusammen sind mindestens 7 Menschen verlangt, es gibt aber nur 6 Plätze.",
        ),
        (
            [("ja", Range(0, 3)), ("nein", Range(0, 2))],
            "Kinder: Zusammen sind höchstens 5 Menschen erlaubt, es gibt aber 6 Plätze.",
        ),
    ],
)
def test_what_cannot_be_met_is_said_in_one_sentence(ranges, sentence):
    assert fault("Kinder", ranges, 6) == sentence


@pytest.mark.parametrize(("seated", "left"), [(0, Range(2, 4)), (3, Range(0, 1)), (4, Range(0, 0))])
def test_who_has_a_seat_counts_for_what_is_left(seated, left):
    assert remaining(Range(2, 4), seated) == left


@pytest.mark.parametrize("digits", ["12", "1234", "4x2", "٤١٧"])
def test_digits_that_are_not_three_are_told_in_the_words_of_the_house(digits):
    said = {"digits": digits, "again": digits, "drawn_on": "02.11.2026", "at": "Rathaus", "witness": "Blum"}
    assert DigitsForm(said).errors == {"digits": ["Schreiben Sie genau drei Ziffern, von 000 bis 999."]}
