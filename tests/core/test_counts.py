"""Published counts: rounded, covered, and a solver that looks for what they give away."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.attacker import Attacker
from wir.core import counts
from wir.core.counts import Published, publish, rounded, span


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, None), (7, None), (8, 10), (12, 10), (13, 15), (17, 15), (18, 20), (1002, 1000), (1003, 1005)],
)
def test_a_count_is_rounded_to_five_and_small_ones_are_covered(count, shown):
    assert rounded(count) == shown


@given(st.integers(0, 5000))
def test_every_published_figure_stands_for_at_least_five_counts(count):
    least, most = span(rounded(count))
    assert least <= count <= most
    assert most - least + 1 >= 5
    assert {rounded(value) for value in range(least, most + 1)} == {rounded(count)}


def test_four_cells_rounded_down_and_their_margin_rounded_up_lose_the_margin():
    """12 + 12 + 12 + 12 = 48: shown 10, 10, 10, 10 and 50; only 12 each fits, so the total must not be shown."""
    exact = {"web": {"a": 12, "b": 12, "c": 12, "d": 12}}
    table = publish(exact, {"web": 48}, parts=True)
    assert (table.cells, table.total) == ({"a": 10, "b": 10, "c": 10, "d": 10}, {})
    assert not counts.is_safe(Published(True, table.cells, total={"all": 50}), ["web"])


def test_a_harmless_total_is_rounded_on_its_own():
    table = publish({"web": {"a": 11, "b": 21, "c": 31, "d": 42}}, {"web": 105}, parts=True)
    assert (table.cells, table.total) == ({"a": 10, "b": 20, "c": 30, "d": 40}, {"all": 105})


def test_two_snapshots_that_would_tell_the_difference_wait():
    """10, 10 then 13, 17: shown 10, 10 then 15, 15. Ten are new, so 6 to 9 and 1 to 4 would be left for 15 and 10."""
    first = publish({"web": {"yes": 10, "no": 10}}, {"web": 20}, parts=True)
    assert publish({"web": {"yes": 17, "no": 12}}, {"web": 30}, parts=True, before=[first]) is None


def test_who_answered_is_withheld_where_nearly_everybody_must_have_ticked_one_cell_only():
    """12 + 12 ticks, 24 people: shown 10, 10 and 25. At most 24 people tick 24 times, so it would be 23 or 24."""
    table = publish({"web": {"a": 12, "b": 12}}, {"web": 24}, parts=False)
    assert (table.cells, table.total) == ({"a": 10, "b": 10}, {})
    assert not counts.is_safe(Published(False, table.cells, total={"all": 25}), ["web"])


def test_what_readers_know_beside_a_table_is_reckoned_with():
    """Both shown as 15; whoever knows that a has more has four values left for each of them."""
    table = Published(False, {"a": 15, "b": 15}, total={"all": 25})
    ahead = counts.Condition({"a": 1, "b": -1}, least=1)
    either = [
        counts.Condition({"a": 1, "b": -1, "?a": -9}, least=1 - 9),
        counts.Condition({"b": 1, "a": -1, "?b": -9}, least=1 - 9),
        counts.Condition({"?a": 1, "?b": 1}, least=1),
    ]
    assert counts.is_safe(table, ["web"])
    assert not counts.is_safe(table, ["web"], known=[ahead])
    assert counts.is_safe(table, ["web"], known=either)
    exact = {"web": {"a": 16, "b": 15}}
    assert publish(exact, {"web": 25}, parts=False, known=lambda offer: [ahead]) is None


def test_it_can_be_stored_and_read_again():
    table = publish(
        {"web": {"a": 30, "b": 9}, "paper": {"a": 12, "b": 3}}, {"web": 39, "paper": 15}, parts=True
    )
    assert Published.from_json(table.as_json()) == table


def _exact(draw, parts, cells, ways, least):
    found = {way: {cell: least[way][cell] + draw(st.integers(0, 14)) for cell in cells} for way in ways}
    if parts:
        return found, {way: sum(found[way].values()) for way in ways}
    came = {}
    for way in ways:  # each ticks one cell or more
        more = [found[way][cell] - least[way][cell] for cell in cells]
        came[way] = least[way][""] + draw(st.integers(max(more), sum(more)))
    return found, came


@st.composite
def snapshots(draw):
    """Kind of table, cells, ways, and what had come at each of two to four moments."""
    parts = draw(st.booleans())
    cells = "abc"[: draw(st.integers(1, 3))]
    ways = ["web", "paper"][: draw(st.integers(1, 2))]
    least = {way: dict.fromkeys([*cells, ""], 0) for way in ways}
    moments = []
    for _moment in range(draw(st.integers(2, 4))):
        exact, answered = _exact(draw, parts, cells, ways, least)
        moments.append((exact, answered))
        least = {way: {**exact[way], "": answered[way]} for way in ways}
    return parts, list(cells), ways, moments


def published(parts, moments):
    """The tables that go out, each with what it stands for."""
    found = []
    for exact, answered in moments:
        enough = not found or sum(answered.values()) - sum(found[-1][2].values()) >= 10
        table = enough and publish(exact, answered, parts=parts, before=[table for table, _, _ in found])
        if table:
            found.append((table, exact, answered))
    return found


def test_three_snapshots_of_which_every_two_are_harmless_wait():
    """10, 10, 10 then 15, 10, 10 then 20, 10, 10: the others grew by 4 at most each, so the first had 8 to 10."""
    tables = [Published(True, {"a": first, "b": 10, "c": 10}) for first in (10, 15, 20)]
    assert counts.is_safe(tables[1], ["web"], tables[:1])
    assert counts.is_safe(tables[2], ["web"], tables[1:2])
    assert not counts.is_safe(tables[2], ["web"], tables[:2])


@settings(max_examples=8)
@given(snapshots())
def test_no_table_and_no_difference_of_two_leaves_fewer_than_five_values_for_any_true_cell(made):
    parts, cells, ways, moments = made
    found = published(parts, moments)
    assert found[0][1] == moments[0][0]
    attacker = Attacker([table for table, _, _ in found], ways)
    everybody = cells if parts else ["N"]
    for t, (table, exact, answered) in enumerate(found):
        targets = [([(t, w, cell) for w in ways], sum(exact[w][cell] for w in ways)) for cell in cells]
        if table.groups:
            targets += [([(t, w, cell)], exact[w][cell]) for w in ways for cell in cells]
        if table.total:
            targets.append(([(t, w, c) for w in ways for c in everybody], sum(answered.values())))
        for members, true in targets:
            values = attacker.five_values(dict.fromkeys(members, 1), true)
            assert (values[0], len(values)) == (true, 5)
    for t in range(1, len(found)):
        for cell in cells:
            true = sum(found[t][1][w][cell] - found[t - 1][1][w][cell] for w in ways)
            terms = {(when, w, cell): 1 if when == t else -1 for when in (t - 1, t) for w in ways}
            values = attacker.five_values(terms, true)
            assert (values[0], len(values)) == (true, 5)
