"""The Method of Equal Shares for approval ballots, exact where it matters.

Everybody gets the same part of the budget. A measure can be funded when its supporters can pay for it together, each at
most rho times what it is worth to them; the measure with the least rho comes first, and its supporters pay. With cost
utilities a measure is worth its cost, with cardinality utilities 1; either way all supporters of one measure value it
alike, so each pays the same price or all that is left to them.

Money is computed in floating point. Wherever two measures are within 1e-9 of each other, or a sum is within 1e-9 of a
cost, the history is replayed in fractions and these decide. Ties: lower cost, then more votes, then the smaller id.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
import numpy.typing as npt

from wir.algorithms.shares.election import Election
from wir.algorithms.shares.replay import Replay

Utility = Literal["cost", "cardinality"]
NEAR = 1e-9
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Round:
    """One funded project: its position, what each supporter pays who still can, how many paid less because they had less."""

    project: int
    price: float
    full: int
    less: int


@dataclass(frozen=True)
class Outcome:
    """What a run funds, in order, and the money (per distinct ballot and person) that is left with the voters."""

    rounds: tuple[Round, ...]
    left: Floats
    share: Fraction

    @property
    def funded(self) -> tuple[int, ...]:
        """Positions of the funded projects, in the order in which they were funded."""
        return tuple(found.project for found in self.rounds)


def equal_shares(
    election: Election, utility: Utility = "cost", *, virtual: Fraction | None = None
) -> Outcome:
    """One run. `virtual` is the budget that is shared out; it defaults to the election's own."""
    return _Run(election, utility, virtual or election.budget).outcome()


class _Run:
    """The state of one run: balances, lower bounds of rho in a heap, what was funded so far."""

    def __init__(self, election: Election, utility: Utility, budget: Fraction) -> None:
        self.election, self.utility = election, utility
        self.share = budget / max(1, election.voters)
        self.balance = np.full(len(election.weights), float(self.share))
        self.costs = [float(project.cost) for project in election.projects]
        self.rounds: list[Round] = []
        self.replay = Replay(election, self.share)
        self.heap = [(0.0, number) for number in range(len(election.projects)) if election.votes[number]]

    def outcome(self) -> Outcome:
        while (project := self._next()) is not None:
            self._fund(project)
        return Outcome(tuple(self.rounds), self.balance, self.share)

    def _next(self) -> int | None:
        """The project with the least rho. Rho never falls, so an old value is a lower bound and most need no new look."""
        looked: list[tuple[float, int]] = []
        best = np.inf
        while self.heap and self.heap[0][0] <= best * (1 + NEAR):
            project = heapq.heappop(self.heap)[1]
            price = self._price(project)
            if price is not None:
                rho = price / self.costs[project] if self.utility == "cost" else price
                looked.append((rho, project))
                best = min(best, rho)
        near = [project for rho, project in looked if rho <= best * (1 + NEAR)]
        chosen = self._break_tie(near) if near else None
        for entry in looked:
            if entry[1] != chosen:
                heapq.heappush(self.heap, entry)
        return chosen

    def _price(self, project: int) -> float | None:
        """What each supporter has to pay, or None when they cannot pay together (they never will: money only falls)."""
        who = self.election.supporters[project]
        money, people, cost = self.balance[who], self.election.weights[who], self.costs[project]
        total = float(money @ people)
        if abs(total - cost) <= NEAR * cost:
            return None if (exact := self._exact_price(project)) is None else float(exact)
        return price_of(cost, money, people) if total > cost else None

    def _exact_price(self, project: int) -> Fraction | None:
        return self.replay.price(project, self.rounds)

    def _break_tie(self, near: Sequence[int]) -> int:
        if len(near) == 1:
            return near[0]
        projects, votes = self.election.projects, self.election.votes

        def rank(project: int) -> tuple[Fraction, Fraction, int, int]:
            exact = self._exact_price(project)
            if exact is None:  # cannot be paid after all, by less than a billionth
                return (Fraction(10) ** 30, projects[project].cost, -votes[project], project)
            rho = exact / projects[project].cost if self.utility == "cost" else exact
            return (rho, projects[project].cost, -votes[project], project)

        return min(near, key=rank)

    def _fund(self, project: int) -> None:
        who = self.election.supporters[project]
        money, people = self.balance[who], self.election.weights[who]
        price = price_of(self.costs[project], money, people)
        less = money < price * (1 - NEAR)
        self.balance[who] = np.maximum(money - price, 0.0)
        self.rounds.append(Round(project, price, int(people[~less].sum()), int(people[less].sum())))


def price_of(cost: float, money: Floats, people: npt.NDArray[np.int64]) -> float:
    """The t with sum of min(money, t) = cost: the poorer ones give all they have, the others t each.

    When rounding leaves the supporters a hair short, it is what the richest of them has.
    """
    order = np.argsort(money, kind="stable")
    money, people = money[order], people[order]
    poorer = np.concatenate(([0.0], np.cumsum(money * people)[:-1]))
    rest = people[::-1].cumsum()[::-1]
    prices = (cost - poorer) / rest
    fits = np.flatnonzero(prices <= money)
    return float(prices[fits[0]]) if len(fits) else float(money[-1])
