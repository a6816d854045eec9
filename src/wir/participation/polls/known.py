"""What a decision tells about the counts behind it, as conditions for the solver of `wir.core.counts`.

Readers know the rule, the costs, the money, what was chosen and whether shares were raised. From that they can conclude:
what was chosen had enough support, what was not chosen had not, and what came first had the most. Only published facts
go in here, so that what is withheld because of them tells nothing either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd

from wir.core.counts import COVERED_UP_TO, EVERYBODY, Condition, Figures, span

CENTS_OF_A_STEP = 100
"""Shares are raised by one euro for everybody."""


@dataclass(frozen=True)
class Decision:
    """A decision as it is published, measures by number; `least` ballots came at least. `support`: see `publishing`."""

    by_shares: bool
    budget: int
    cents: Mapping[int, int]
    funded: frozenset[int]
    raised: bool
    support: Mapping[int, int | None]
    least: int
    most: int | None

    @property
    def unfunded(self) -> list[int]:
        return sorted(set(self.cents) - self.funded)

    @property
    def spent(self) -> int:
        return sum(self.cents[one] for one in self.funded)


def conditions(decision: Decision, cells: Figures) -> list[Condition]:
    """Everything that the decision tells about counts that are published as `cells`."""
    found = _ticks(decision, cells)
    if decision.by_shares:
        return [*found, *_enough_money(decision), *_too_little_money(decision), *_first(decision, cells)]
    return [*found, *_came_before(decision, cells)]


def _ticks(decision: Decision, cells: Figures) -> list[Condition]:
    """Nobody ticks more than is allowed."""
    if not decision.most:
        return []
    return [Condition({**dict.fromkeys(cells, 1), EVERYBODY: -decision.most}, most=0, in_each_way=True)]


def _enough_money(decision: Decision) -> list[Condition]:
    """Whoever ticked a chosen measure had its cost together, as long as nobody's share was raised."""
    if decision.raised:
        return []
    return [
        Condition(_weighed({str(one): decision.budget, EVERYBODY: -decision.cents[one]}), least=0)
        for one in sorted(decision.funded)
    ]


def _too_little_money(decision: Decision) -> list[Condition]:
    """Whoever ticked what was not chosen had less than its cost left, even if they had paid for all that was chosen."""
    budget = decision.budget + (CENTS_OF_A_STEP * decision.least if decision.raised else 0)
    return [
        Condition(_weighed({str(one): budget, EVERYBODY: -(decision.cents[one] + decision.spent)}), most=-1)
        for one in decision.unfunded
    ]


def _first(decision: Decision, cells: Figures) -> list[Condition]:
    """One of those with the most full voices came first: then it had the most votes of all that people could pay for."""
    if not decision.funded:
        return []
    top = max(decision.support.get(one) or 0 for one in decision.funded)
    firsts = sorted(one for one in decision.funded if (decision.support.get(one) or 0) == top)
    far = _far(cells)
    found = [Condition({f"?first {one}": 1 for one in firsts}, least=1, most=1)]
    for one in firsts:
        for other in sorted(decision.funded - {one}):
            terms = {str(one): 1, str(other): -1, f"?first {one}": -far}
            found.append(Condition(terms, least=_ahead(decision, one, other) - far))
        for other in decision.unfunded:
            terms = {str(one): 1, str(other): -1, f"?first {one}": -far, f"?dear {other}": far}
            found.append(Condition(terms, least=_ahead(decision, one, other) - far))
    for other in decision.unfunded:
        terms = _weighed({str(other): decision.budget, EVERYBODY: -decision.cents[other]})
        out = terms[str(other)] * far
        found.append(Condition({**terms, f"?dear {other}": out}, most=out - 1))
    return found


def _came_before(decision: Decision, cells: Figures) -> list[Condition]:
    """By the simple sum: what had more votes had taken so much that the cost of what was not chosen was no longer there."""
    found, far = [], _far(cells)
    unit = gcd(*decision.cents.values())
    for other in decision.unfunded:
        taken = {f"?{one} before {other}": decision.cents[one] // unit for one in sorted(decision.funded)}
        found.append(Condition(taken, least=(decision.budget - decision.cents[other]) // unit + 1))
        for one in sorted(decision.funded):
            terms = {str(one): 1, str(other): -1, f"?{one} before {other}": -far}
            found.append(Condition(terms, least=_ahead(decision, one, other) - far))
    return found


def _ahead(decision: Decision, one: int, other: int) -> int:
    """By how many votes one is at least ahead of the other when it comes first: none if it wins a tie, too."""
    wins = (decision.cents[one], one) < (decision.cents[other], other)
    return 0 if wins else 1


def _far(cells: Figures) -> int:
    """More than any two counts can be apart."""
    return max((span(shown)[1] for shown in cells.values()), default=COVERED_UP_TO) + 2


def _weighed(terms: dict[str, int]) -> dict[str, int]:
    """The same without a common factor, so that the solver reckons with small numbers."""
    common = gcd(*terms.values())
    return {name: factor // common for name, factor in terms.items()}
