"""The map and the words on how sure a result is tell nothing about a single vote that the published figures do not."""

import json
import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wir.participation.opinions.placing import picture
from wir.participation.opinions.publishing import FEWEST_FOR_A_WORD, SIDES, publishable, word_of


def _leaned(seed, people=34):
    """Nine statements and three groups of so many people, in exact counts."""
    rng = np.random.default_rng(seed)
    names, stats = ("A", "B", "C"), {}
    for number in range(9):
        cells = {}
        for name in names:
            agree = int(rng.integers(0, people + 1))
            cells[name] = {"agree": agree, "disagree": people - agree, "pass": 0}
        total = {side: sum(cell[side] for cell in cells.values()) for side in SIDES}
        stats[str(number)] = {**total, "groups": cells}
    return {
        "participants": 3 * people,
        "groups": [{"id": name, "size": people, "kept": 0.9} for name in names],
        "statements_stats": stats,
        "stability": {"resamples": 50, "straight_liners": 0},
    }


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 8), st.sampled_from(["A", "B", "C"]), st.sampled_from([-1, 1]))
def test_one_answer_that_moves_no_published_figure_moves_nothing_on_the_map(seed, number, name, step):
    exact = _leaned(seed)
    told = publishable(exact, None)
    stats = exact["statements_stats"][str(number)]
    cell = stats["groups"][name]
    if min(cell["agree"] + step, cell["disagree"] - step) < 0:
        return
    for counts in (cell, stats):
        counts["agree"] += step
        counts["disagree"] -= step
    after = publishable(exact, None)
    if after["statements"] == told["statements"]:
        assert (picture(after), after) == (picture(told), told)


def test_the_map_is_made_of_the_published_snapshot_as_it_is_kept_and_of_nothing_else():
    told = publishable(_leaned(1), None)
    drawn = picture(told)
    assert picture(json.loads(json.dumps(told))) == drawn
    only = {
        "groups": [{"id": one["id"], "people": one["people"]} for one in told["groups"]],
        "statements": told["statements"],
    }
    assert picture(only) == drawn


def test_signs_stand_for_ten_people_or_more_of_the_published_figure_and_stay_in_their_group():
    told = publishable(_leaned(1, people=34), None)
    drawn = picture(told)
    assert drawn["people_a_sign"] == 10
    for group, shown in zip(drawn["groups"], told["groups"], strict=True):
        assert len(group["signs"]) == shown["people"] // 10
        away = [math.dist(sign, group["middle"]) for sign in group["signs"]]
        assert max(away) <= group["radius"][0]
        assert all(0 <= value <= 1 for sign in group["signs"] for value in sign)
    many = picture(publishable(_leaned(1, people=6000), None))
    assert many["people_a_sign"] == 120
    assert sum(len(group["signs"]) for group in many["groups"]) <= 150


@pytest.mark.parametrize("shown", [50, 60, 100, 500])
def test_a_word_for_those_who_stayed_stands_for_five_values_or_more(shown):
    """Of the fewest people that a published sum can stand for."""
    fewest = shown - 20
    words = Counter(word_of(stayed / fewest) for stayed in range(fewest + 1))
    assert set(words) == {"most", "half", "few"}
    assert min(words.values()) >= 5


@pytest.mark.parametrize(("people", "word"), [(10, ""), (34, "most")])
def test_few_people_get_no_word(people, word):
    told = publishable(_leaned(1, people=people), None)
    shown = sum(group["people"] for group in told["groups"])
    assert (told["kept"], shown >= FEWEST_FOR_A_WORD) == (word, bool(word))


@pytest.mark.parametrize(
    ("share", "word"),
    [(1.0, "most"), (0.8, "most"), (0.79, "half"), (0.5, "half"), (0.49, "few"), (0.0, "few")],
)
def test_each_word_has_its_bounds(share, word):
    assert word_of(share) == word
