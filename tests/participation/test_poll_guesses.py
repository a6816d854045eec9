"""An attacker of published votes, written apart from the product: tries all counts that fit, and asks what the decision says."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wir.algorithms.shares import Election, Project
from wir.algorithms.shares.completion import select, select_by_votes
from wir.algorithms.shares.explanation import answer
from wir.participation.models import Candidate, Poll
from wir.participation.polls.counting import Counted
from wir.participation.polls.publishing import ENOUGH, publishable

EURO = 100


def published(rule, costs, budget, ballots, most=None):
    """The count of these ballots as the product publishes it, and the exact counts."""
    projects = [Project(str(number), Fraction(cost), "") for number, cost in costs.items()]
    election = Election.of(Fraction(budget), projects, [[str(one) for one in ballot] for ballot in ballots])
    told = answer(
        election, select_by_votes(election) if rule == "votes" else select(election, "cost", "add1")
    )
    exact = {number: sum(number in ballot for ballot in ballots) for number in costs}
    counted = Counted(
        len(ballots), {"web": len(ballots)}, {"web": {str(one): many for one, many in exact.items()}}, told, "", "", b""
    )  # fmt: skip
    candidates = [Candidate(number=number, cents=cost * EURO) for number, cost in costs.items()]
    poll = Poll(rule=rule, budget_cents=budget * EURO, most=most)
    return publishable(poll, candidates, counted), exact


def box(shown):
    return range(8) if shown is None else range(shown - 2, shown + 3)


def by_sum(costs, budget, counts):
    """The simple sum, as the page explains it."""
    found, left = [], budget
    for one in sorted(costs, key=lambda one: (-counts[one], costs[one], one)):
        if costs[one] <= left:
            found.append(one)
            left -= costs[one]
    return found


def agrees_by_shares(costs, budget, counts, people, public):
    """Whether nothing that is published of a count by shares speaks against these counts."""
    chosen = public["funded"]
    spent = sum(costs[one] for one in chosen)
    share = Fraction(budget, people) + (1 if public["raised"] else 0)
    if any(counts[one] * share < costs[one] for one in chosen if not public["raised"]):
        return False
    if any(counts[one] * share - spent >= costs[one] for one in costs if one not in chosen):
        return False
    figure = {one: public["support"][str(one)] or 0 for one in chosen}
    payable = [one for one in costs if one in chosen or counts[one] * Fraction(budget, people) >= costs[one]]
    first = [one for one in chosen if figure[one] == max(figure.values())]
    return not chosen or any(
        all((-counts[one], costs[one], one) <= (-counts[other], costs[other], other) for other in payable)
        for one in first
    )


def guesses(rule, costs, budget, public):
    """Every count of every measure, and of people, that nothing published speaks against."""
    cells = public["table"]["cells"]
    total = public["table"]["total"].get("all", "withheld")
    seen = {name: set() for name in (*costs, "people")}
    for values in product(*(box(cells[str(one)]) for one in costs)):
        counts = dict(zip(costs, values, strict=True))
        fewest, most = max(ENOUGH, *values), sum(values)
        people = range(fewest, most + 1) if total == "withheld" else box(total)
        for many in (many for many in people if fewest <= many <= most):
            if rule == "votes":
                fits = set(by_sum(costs, budget, counts)) == set(public["funded"])
            else:
                fits = agrees_by_shares(costs, budget, counts, many, public)
            if fits:
                seen["people"].add(many)
                for one in costs:
                    seen[one].add(counts[one])
    if total == "withheld":
        del seen["people"]
    return seen


def ballots_of(said):
    return [list(ticks) for ticks, many in said for _person in range(many)]


@st.composite
def votes(draw):
    costs = dict(
        enumerate(draw(st.lists(st.sampled_from([400, 600, 1000, 1200]), min_size=2, max_size=3)), 1)
    )
    budget = draw(st.integers(max(costs.values()) // 100, sum(costs.values()) // 100)) * 100
    ticks = [
        [one for place, one in enumerate(costs) if sign >> place & 1] for sign in range(1, 2 ** len(costs))
    ]
    said = [(tuple(one), draw(st.integers(0, 13))) for one in ticks]
    short = ENOUGH - sum(many for _ticks, many in said)
    return costs, budget, [*said, ((1,), max(0, short))]


NEARLY_THE_SAME = ({1: 1200, 2: 1000, 3: 400}, 1600, [((1,), 14), ((2,), 13), ((1, 3), 2), ((2, 3), 1)])
JUST_ENOUGH = ({1: 1000, 2: 1200}, 1200, [((1,), 25), ((2,), 24)])


@pytest.mark.parametrize("rule", ["shares", "votes"])
@settings(max_examples=12, deadline=None)
@given(votes())
@example(NEARLY_THE_SAME)
@example(JUST_ENOUGH)
def test_whoever_knows_the_rule_and_the_published_order_has_five_values_left_for_every_count(rule, made):
    costs, budget, said = made
    public, exact = published(rule, costs, budget, ballots_of(said))
    if public["table"] is None:
        assert (public["support"], public["par"], public["by_sum"]) == ({}, [], [])
        return
    seen = guesses(rule, costs, budget, public)
    assert all(exact[one] in seen[one] for one in costs)
    assert {name: len(values) for name, values in seen.items() if len(values) < 5} == {}
    figure = public["table"]["cells"] | public["support"]
    for section, figures in (("funded", figure), ("unfunded", public["table"]["cells"])):
        listed = [one for one in public["order"] if (one in public["funded"]) == (section == "funded")]
        assert listed == sorted(listed, key=lambda one: (-(figures[str(one)] or 0), costs[one], one))


@pytest.mark.parametrize("more", [1, 2])
def test_measures_with_the_same_figure_stand_in_an_order_that_their_counts_do_not_tell(more):
    """28 and 32 are both shown as 30: whichever has more, the cheaper one is first and they are on a par."""
    costs, few, many = {1: 450, 2: 400}, 28, 32
    other = 3 - more
    said = [((more,), many), ((other,), few)]
    for rule in ("shares", "votes"):
        public, _exact = published(rule, costs, 1000, ballots_of(said))
        assert (public["order"], public["par"]) == ([2, 1], [[2, 1]])


def test_no_figures_go_out_where_the_decision_tells_which_of_two_equal_figures_is_larger():
    """Only one of them can be paid: 25 and 24 are both shown as 25, and the dearer one was chosen, so it has more."""
    public, _exact = published("votes", {1: 1000, 2: 1200}, 1200, ballots_of([((1,), 24), ((2,), 25)]))
    assert (public["funded"], public["table"], public["par"]) == ([2], None, [])


def test_whoever_may_tick_one_only_ticks_exactly_one_and_the_solver_knows_it():
    public, _exact = published("votes", {1: 400, 2: 600}, 600, ballots_of([((1,), 22), ((2,), 12)]), most=1)
    assert public["table"]["parts"] is True
