"""What a reader of everything that was ever published of a conversation can know about a count: never fewer than five values."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, milp

from tests.core.attacker import Attacker
from wir.participation.opinions.publishing import SIDES, about, publishable, row

NAMES = ("A", "B")
STATEMENTS = ("1", "2")


def report(people, sizes, inside, outside):
    """As the algorithm tells it; `inside` by statement and group, `outside` by statement, each three counts."""
    stats = {}
    for number in STATEMENTS:
        groups = {name: dict(zip(SIDES, inside[number][name], strict=True)) for name in sizes}
        rest = dict(zip(SIDES, outside[number], strict=True))
        total = {side: rest[side] + sum(cell[side] for cell in groups.values()) for side in SIDES}
        told = {name: cell if sum(cell.values()) >= 5 else None for name, cell in groups.items()}
        stats[number] = {**total, "groups": told}
    return {
        "participants": people,
        "groups": [{"id": name, "size": size, "kept": 1.0} for name, size in sizes.items()],
        "statements_stats": stats,
        "stability": {"resamples": 50, "straight_liners": 0},
    }


class Reader(Attacker):
    """Knows all figures, how they are rounded, that parts are no more than the whole, that answers are never taken back
    and that ten people or more came in between."""

    def __init__(self, reports, published):
        times = range(len(reports))
        names = list(reports[0]["statements_stats"][STATEMENTS[0]]["groups"])
        keys = [(t, "people") for t in times]
        keys += [(t, "size", name) for t in times for name in (*names, "out")]
        keys += [(t, s, n, c) for t in times for s in STATEMENTS for n in (*names, "out") for c in SIDES]
        self.names, self.keys = names, keys
        self.index = {key: number for number, key in enumerate(keys)}
        self.rows, self.low, self.high = [], [], []
        for t in times:
            before = published[t - 1] if t else None
            self.parts(t)
            self.figures(t, published[t])
            self.totals(t, reports[t], published[t], before)
            self.people(t, reports[t], published[t], before)
        for t in times[1:]:
            self.add({(t, "people"): 1, (t - 1, "people"): -1}, 10)
            for s in STATEMENTS:
                signs = {t: 1, t - 1: -1}
                self.add({key: signs[key[0]] for key in keys if key[1] == s and key[0] in signs}, 0)

    def parts(self, t):
        whole = {(t, "size", name): 1 for name in (*self.names, "out")}
        self.add({**whole, (t, "people"): -1}, 0, 0)
        for s in STATEMENTS:
            for name in (*self.names, "out"):
                self.add({(t, "size", name): 1, **{(t, s, name, side): -1 for side in SIDES}}, 0)
        for name in self.names:
            self.add({(t, "size", name): 1}, 5)
        self.add({(t, "people"): 1}, 50)

    def figures(self, t, told):
        for s in STATEMENTS:
            for name in self.names:
                for side in SIDES:
                    self.know([(t, s, name, side)], told["statements"][s]["groups"][name][side])

    def totals(self, t, exact, told, before):
        """All totals that would have been published like this."""
        for s in STATEMENTS:
            stats = exact["statements_stats"][s]
            earlier = before["seen_at_least"][s] if before else 0
            for side in SIDES:
                least = sum(cell[side] for cell in stats["groups"].values() if cell)
                same = [
                    count
                    for count in range(200)
                    if row({**stats, side: count}, self.names, earlier).everybody
                    == told["statements"][s]["all"]
                ]
                assert least <= same[-1]
                self.add(self.total(t, s, side), same[0], same[-1])

    def people(self, t, exact, told, before):
        same = [n for n in range(50, 250) if publishable({**exact, "participants": n}, before) == told]
        self.add({(t, "people"): 1}, same[0], same[-1])
        for place, name in enumerate(self.names):
            group = exact["groups"][place]
            same = []
            for size in range(5, 200):
                sizes = [*exact["groups"]]
                sizes[place] = {**group, "size": size}
                if publishable({**exact, "groups": sizes}, before)["groups"] == told["groups"]:
                    same.append(size)
            self.add({(t, "size", name): 1}, same[0], same[-1])

    def five(self, targets, true):
        """For each sum of counts up to five or more values that it can have, the true ones among them."""
        known = LinearConstraint(np.array(self.rows), np.array(self.low), np.array(self.high))
        truth = np.array([true[key] for key in self.keys])
        assert (known.A @ truth >= known.lb).all()
        assert (known.A @ truth <= known.ub).all()
        sums = np.array([[terms.get(key, 0) for key in self.keys] for terms in targets])
        found = [{int(value)} for value in sums @ truth]

        def look(aim, extra=()):
            made = milp(aim, constraints=[known, *extra], integrality=np.ones(len(self.keys)))
            if made.success:  # one way in which all could be tells something about every sum
                for values, value in zip(found, sums @ np.round(made.x), strict=True):
                    values.add(int(value))

        for aim in np.random.default_rng(0).normal(size=(12, len(self.keys))):
            look(aim)
        for values, members in zip(found, sums, strict=True):
            near = sorted(range(-9, 10), key=abs)
            for value in (members @ truth + step for step in near):
                if len(values) < 5 and value not in values:
                    look(np.zeros(len(self.keys)), [LinearConstraint(members, value, value)])
        return found

    def total(self, t, s, side):
        return {(t, s, name, side): 1 for name in (*self.names, "out")}


@st.composite
def counts(draw, size):
    """Three counts of no more than `size` people, often all of them."""
    edges = [edge for edge in (0, 7, 8, 12, 13) if edge <= size]
    first = draw(st.one_of(st.sampled_from(edges), st.integers(0, size)))
    second = min(size - first, draw(st.one_of(st.sampled_from(edges), st.integers(0, size))))
    return [first, second, draw(st.sampled_from([size - first - second, 0]))]


@st.composite
def moments(draw):
    names = NAMES[: draw(st.sampled_from([0, 2, 2, 2]))]
    found = []
    for t in range(draw(st.integers(1, 3))):
        sizes = {name: draw(st.integers(5, 34)) for name in names}
        least = found[-1][0] + 10 if t else 50
        people = max(sum(sizes.values()) + draw(st.integers(0, 12)), least)
        inside = {s: {name: draw(counts(size)) for name, size in sizes.items()} for s in STATEMENTS}
        outside = {}
        for s in STATEMENTS:
            outside[s] = draw(counts(people - sum(sizes.values())))
            if t:  # nobody takes an answer back
                seen = [
                    sum(map(sum, moment[0][s].values())) + sum(moment[1][s])
                    for moment in (found[-1][2:], (inside, outside))
                ]
                missing = max(0, seen[0] - seen[1])
                outside[s][draw(st.integers(0, 2))] += missing
        people = max(people, sum(sizes.values()) + max(sum(rest) for rest in outside.values()))
        found.append((people, sizes, inside, outside))
    return found


def exact_values(moment, t):
    people, sizes, inside, outside = moment
    values = {(t, "people"): people, (t, "size", "out"): people - sum(sizes.values())}
    values |= {(t, "size", name): size for name, size in sizes.items()}
    for s in STATEMENTS:
        for name, three in (*inside[s].items(), ("out", outside[s])):
            values |= {(t, s, name, side): count for side, count in zip(SIDES, three, strict=True)}
    return values


@settings(max_examples=10, deadline=None)
@given(moments())
def test_no_snapshot_and_no_few_together_leave_fewer_than_five_values_for_any_count(found):
    reports = [report(*moment) for moment in found]
    published = []
    for one in reports:
        published.append(publishable(one, published[-1] if published else None))
    reader = Reader(reports, published)
    true = {key: value for t, moment in enumerate(found) for key, value in exact_values(moment, t).items()}
    targets = [{key: 1} for key in reader.keys]
    for s in STATEMENTS:
        for t in range(len(found)):
            totals = [reader.total(t, s, side) for side in SIDES]
            targets += [*totals, {key: 1 for total in totals for key in total}]
        for t in range(1, len(found)):
            for side in SIDES:
                targets.append(
                    {**reader.total(t, s, side), **dict.fromkeys(reader.total(t - 1, s, side), -1)}
                )
    possible = reader.five(targets, true)
    assert [(terms, values) for terms, values in zip(targets, possible, strict=True) if len(values) < 5] == []


def test_groups_that_need_all_of_a_total_move_its_figure_up_and_nothing_else():
    """Eight and eight are sixteen: shown 10, 10 and 15 they would be known to be 8 or 9 each."""
    stats = {"agree": 16, "disagree": 0, "pass": 0}
    cell = {"agree": 8, "disagree": 0, "pass": 0}
    found = row({**stats, "groups": {"A": cell, "B": cell}}, ["A", "B"])
    assert found.groups["A"] == {"agree": 10, "disagree": None, "pass": None}
    assert found.everybody == {"agree": 20, "disagree": None, "pass": None}
    assert row({**stats, "groups": {}}, []).everybody["agree"] == 15


def test_what_only_two_people_say_is_covered_and_no_share_tells_it():
    """As it once stood there: 92, 0 and 5 per cent of 195."""
    found = row({"agree": 180, "disagree": 2, "pass": 10, "groups": {}}, [])
    assert found.everybody == {"agree": 180, "disagree": None, "pass": 10}
    assert {
        about(row({"agree": 180, "disagree": few, "pass": 10, "groups": {}}, []).everybody)
        for few in range(8)
    } == {195}


def test_five_hundred_statements_and_five_groups_are_published_without_a_solver():
    rng = np.random.default_rng(1)
    names = ["A", "B", "C", "D", "E"]
    stats = {}
    for number in range(500):
        cells = {name: dict(zip(SIDES, map(int, rng.integers(0, 60, 3)), strict=True)) for name in names}
        total = {side: sum(cell[side] for cell in cells.values()) + 3 for side in SIDES}
        stats[str(number)] = {**total, "groups": cells}
    exact = {
        "participants": 1200,
        "groups": [{"id": name, "size": 200, "kept": 0.9} for name in names],
        "statements_stats": stats,
        "stability": {"resamples": 50, "straight_liners": 0},
    }
    told = publishable(exact, None)
    figures = [
        figure
        for one in told["statements"].values()
        for cell in (one["all"], *one["groups"].values())
        for figure in cell.values()
    ]
    assert (len(figures), {figure % 5 for figure in figures if figure is not None}) == (9000, {0})
