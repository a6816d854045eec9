"""How far every share can rise before a run of equal shares could take another course.

While the same projects are funded in the same order and the same people pay all they have, money and prices are straight
lines over the share: nobody's money falls, no price rises. So each comparison of the run tells how far it holds. A rival
whose supporters become able to pay in full gets cheaper more slowly from there on; its line is a safe bound.
"""

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from wir.algorithms.shares.election import Election
from wir.algorithms.shares.equal_shares import NEAR, Outcome, Utility, price_of
from wir.algorithms.shares.replay import Replay

SAFE = 0.999  # of the way, so that rounding never leads beyond a turn; what is left is a thousandth
Bools = npt.NDArray[np.bool_]
Line = tuple[float, float]  # a price and how much it falls when every share rises by one


def steady(election: Election, utility: Utility, outcome: Outcome) -> int:
    """By how many whole units each share can rise so that the same is funded in the same order; never too many."""
    return _Course(election, utility, outcome).units()


class _Course:
    """The run once more, with the slope of all money. `limit` is how far all comparisons so far hold."""

    def __init__(self, election: Election, utility: Utility, outcome: Outcome) -> None:
        self.election, self.rounds = election, outcome.rounds
        self.costs = [float(project.cost) for project in election.projects]
        self.worth = self.costs if utility == "cost" else [1.0] * len(self.costs)
        self.exact_worth = [
            project.cost if utility == "cost" else Fraction(1) for project in election.projects
        ]
        self.money = np.full(len(election.weights), float(outcome.share))
        self.rise = np.ones(len(election.weights))
        self.replay = Replay(election, outcome.share)
        # An old line of a rival is a lower bound, for its supporters only get poorer: most need no new look.
        self.rivals: dict[int, Line] = {
            number: (0.0, 0.0) for number, votes in enumerate(election.votes) if votes
        }
        self.limit = np.inf

    def units(self) -> int:
        for place, funded in enumerate(self.rounds):
            del self.rivals[funded.project]
            price, fall = self._line(funded.project)
            self._compare(funded.project, (price, fall), place)
            self._pay(funded.project, price, fall)
            if self.limit * SAFE < 1:
                return 0
        for rival in self.rivals:
            self._until_affordable(rival)
        return int(self.limit * SAFE) if np.isfinite(self.limit) else 0

    def _compare(self, chosen: int, line: Line, place: int) -> None:
        """Every rival stays behind the chosen one, or cannot be paid."""
        for rival, old in list(self.rivals.items()):
            if self._meet(chosen, line, rival, old) >= self.limit:
                continue
            if not self._affordable(rival, place):
                self._until_affordable(rival)
                del self.rivals[rival]
                continue
            self.rivals[rival] = new = self._line(rival)
            meet = self._meet(chosen, line, rival, new)
            self.limit = min(self.limit, meet or self._meet_exactly(chosen, rival, place))

    def _meet(self, chosen: int, line: Line, rival: int, other: Line) -> float:
        """Where the two lines meet; 0 when they are too close for floating point."""
        first, second = self.worth[chosen], self.worth[rival]
        gap = other[0] / second - line[0] / first
        if gap <= NEAR * line[0] / first:
            return 0.0
        closing = other[1] / second * (1 + NEAR) - line[1] / first * (1 - NEAR)
        return gap / closing if closing > 0 else np.inf

    def _meet_exactly(self, chosen: int, rival: int, place: int) -> float:
        one, other = (self.replay.line(number, self.rounds[:place]) for number in (chosen, rival))
        if one is None or other is None:
            return 0.0
        first, second = self.exact_worth[chosen], self.exact_worth[rival]
        closing = other[1] / second - one[1] / first
        return float((other[0] / second - one[0] / first) / closing) if closing > 0 else np.inf

    def _affordable(self, project: int, place: int) -> bool:
        who, cost = self.election.supporters[project], self.costs[project]
        total = float(self.money[who] @ self.election.weights[who])
        if abs(total - cost) <= NEAR * cost:
            return self.replay.price(project, self.rounds[:place]) is not None
        return total > cost

    def _until_affordable(self, project: int) -> None:
        who = self.election.supporters[project]
        people = self.election.weights[who]
        rise = float(self.rise[who] @ people)
        if rise > 0:
            missing = self.costs[project] - float(self.money[who] @ people)
            self.limit = min(self.limit, max(0.0, missing) / rise)

    def _line(self, project: int) -> Line:
        who = self.election.supporters[project]
        money, people = self.money[who], self.election.weights[who]
        price = price_of(self.costs[project], money, people)
        poor = _poor(money, price)
        return price, float(self.rise[who][poor] @ people[poor]) / int(people[~poor].sum())

    def _pay(self, project: int, price: float, fall: float) -> None:
        who = self.election.supporters[project]
        money, rise = self.money[who], self.rise[who]
        poor = _poor(money, price)
        nearing = rise[poor] + fall
        if (nearing > 0).any():  # the first of those who pay all they have becomes able to pay the price
            self.limit = min(
                self.limit, float(((price - money[poor])[nearing > 0] / nearing[nearing > 0]).min())
            )
        self.money[who] = np.maximum(money - price, 0.0)
        self.rise[who] = np.where(poor, 0.0, rise + fall)


def _poor(money: npt.NDArray[np.float64], price: float) -> Bools:
    return np.asarray(money < price * (1 - NEAR))
