"""Numbers of a jury, checked by hand and by properties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wir.algorithms.scores import EMPTY, Summary, by_group, median, milli, ranks, summary, weighted

POINTS = st.fractions(min_value=0, max_value=5, max_denominator=9)
SOME = st.lists(POINTS, min_size=1, max_size=12)


def test_points_count_by_their_weight():
    # (4 * 1 + 5 * 2 + 2 * 1) / 4 = 16 / 4
    assert weighted({"a": 4, "b": 5, "c": 2}, {"a": 1, "b": 2, "c": 1}) == 4


@pytest.mark.parametrize("points", [{}, {"a": 1}, {"a": 1, "b": 2, "c": 3}])
def test_a_sheet_with_a_gap_or_something_more_has_no_mean(points):
    with pytest.raises(ValueError, match="different criteria"):
        weighted(points, {"a": 1, "b": 1})


def test_a_weight_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        weighted({"a": 1}, {"a": 0})


def test_mean_median_and_sample_deviation_by_hand():
    # 2, 4, 4, 5: mean 3.75, median 4, squares 3.0625 + 0.0625 + 0.0625 + 1.5625 = 4.75, / 3 = 1.58333, root 1.258306
    assert summary([Fraction(n) for n in (2, 4, 4, 5)]) == Summary(
        count=4, mean=3750, median=4000, spread=1258
    )


def test_nothing_has_no_figures_and_one_value_no_spread():
    assert summary([]) == EMPTY
    assert summary([Fraction(3)]) == Summary(count=1, mean=3000, median=3000, spread=None)


def test_the_middle_of_two_is_their_mean():
    assert median([Fraction(5), Fraction(2)]) == Fraction(7, 2)


def test_nothing_has_no_middle():
    with pytest.raises(ValueError, match="no values"):
        median([])


@pytest.mark.parametrize(
    ("value", "expected"), [(Fraction(1, 3), 333), (Fraction(2, 3), 667), (Fraction(1, 2000), 1)]
)
def test_thousandths_are_rounded_half_up(value, expected):
    assert milli(value) == expected


def test_each_bench_has_its_own_figures():
    found = by_group([("science", Fraction(4)), ("ministry", Fraction(2)), ("science", Fraction(5))])
    assert {bench: (part.mean, part.count) for bench, part in found.items()} == {
        "ministry": (2000, 1),
        "science": (4500, 2),
    }


def test_equal_means_share_a_rank_and_the_next_is_left_out():
    assert ranks([3000, 5000, None, 3000, 1000]) == [2, 1, None, 2, 4]


@given(SOME, st.randoms())
def test_the_order_of_handing_in_changes_nothing(values, random):
    mixed = values[:]
    random.shuffle(mixed)
    assert summary(mixed) == summary(values)


@given(SOME)
def test_mean_and_median_lie_between_the_least_and_the_most(values):
    found = summary(values)
    for figure in (found.mean, found.median):
        assert milli(min(values)) <= figure <= milli(max(values))


@given(SOME)
def test_everybody_alike_is_no_spread_and_everybody_else_some(values):
    found = summary(values)
    assert (found.spread in (None, 0)) == (len(set(values)) == 1)


@given(st.lists(st.integers(0, 5), min_size=3, max_size=3), st.integers(1, 9))
def test_weights_times_the_same_number_change_nothing(points, factor):
    given_points = dict(zip("abc", points, strict=True))
    weights = {"a": 1, "b": 2, "c": 1}
    larger = {name: weight * factor for name, weight in weights.items()}
    assert weighted(given_points, larger) == weighted(given_points, weights)


@given(st.lists(st.none() | st.integers(0, 5000), max_size=12), st.randoms())
def test_a_rank_belongs_to_the_mean_and_not_to_the_place_in_the_list(means, random):
    pairs = list(zip(means, ranks(means), strict=True))
    random.shuffle(pairs)
    assert ranks([mean for mean, _ in pairs]) == [rank for _, rank in pairs]
    known = sorted((rank, -mean) for mean, rank in pairs if mean is not None)
    assert [mean for _, mean in known] == sorted(mean for _, mean in known)
