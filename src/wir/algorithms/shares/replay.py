"""The same history in fractions, made only when floating point cannot decide.

People who have paid for the same measures have the same money: ballots are kept in classes, one fraction each. Beside it
stands how much that money rises when every share rises by one.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

import numpy as np

from wir.algorithms.shares.election import Election


class Funded(Protocol):
    """What a replay needs of a round."""

    @property
    def project(self) -> int: ...


class Replay:
    """Exact balances after the rounds that were replayed so far."""

    def __init__(self, election: Election, share: Fraction) -> None:
        self.election = election
        self.kind = np.zeros(len(election.weights), dtype=np.int64)  # the class of each ballot
        self.money = [share]  # what everybody of a class has
        self.rise = [Fraction(1)]
        self.done = 0

    def price(self, project: int, rounds: Sequence[Funded]) -> Fraction | None:
        """What each supporter pays after these rounds; None when together they have less than the cost."""
        line = self.line(project, rounds)
        return line and line[0]

    def line(self, project: int, rounds: Sequence[Funded]) -> tuple[Fraction, Fraction] | None:
        """The same, and how much that price falls when every share rises by one."""
        for funded in rounds[self.done :]:
            self._pay(funded.project)
        self.done = len(rounds)
        return self._line(project)

    def _pay(self, project: int) -> None:
        line = self._line(project)
        if line is None:
            raise ArithmeticError("a funded project could not be paid")
        price, fall = line
        who = self.election.supporters[project]
        kinds, members = np.unique(self.kind[who], return_inverse=True)
        places: dict[tuple[Fraction, Fraction], int] = {}
        after = []
        for kind in kinds.tolist():
            poor = self.money[kind] < price
            left = (Fraction(0), Fraction(0)) if poor else (self.money[kind] - price, self.rise[kind] + fall)
            if left not in places:
                places[left] = len(self.money)
                self.money.append(left[0])
                self.rise.append(left[1])
            after.append(places[left])
        self.kind[who] = np.array(after)[members]

    def _line(self, project: int) -> tuple[Fraction, Fraction] | None:
        who = self.election.supporters[project]
        people = np.bincount(self.kind[who], weights=self.election.weights[who]).astype(np.int64)
        kinds = sorted(np.flatnonzero(people).tolist(), key=lambda kind: self.money[kind])
        missing, rest = self.election.projects[project].cost, int(people.sum())
        rise = Fraction(0)
        for kind in kinds:
            if missing <= self.money[kind] * rest:
                return missing / rest, rise / rest
            missing -= self.money[kind] * int(people[kind])
            rise += self.rise[kind] * int(people[kind])
            rest -= int(people[kind])
        return None
