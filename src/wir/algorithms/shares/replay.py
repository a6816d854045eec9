"""The same history in fractions, made only when floating point cannot decide.

People who have paid for the same measures have the same money: ballots are kept in classes, one fraction each.
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
        self.done = 0

    def price(self, project: int, rounds: Sequence[Funded]) -> Fraction | None:
        """What each supporter pays after these rounds; None when together they have less than the cost."""
        for funded in rounds[self.done :]:
            self._pay(funded.project)
        self.done = len(rounds)
        return self._price(project)

    def _pay(self, project: int) -> None:
        price = self._price(project)
        if price is None:
            raise ArithmeticError("a funded project could not be paid")
        who = self.election.supporters[project]
        kinds, members = np.unique(self.kind[who], return_inverse=True)
        places: dict[Fraction, int] = {}
        after = []
        for kind in kinds.tolist():
            left = max(Fraction(0), self.money[kind] - price)
            if left not in places:
                places[left] = len(self.money)
                self.money.append(left)
            after.append(places[left])
        self.kind[who] = np.array(after)[members]

    def _price(self, project: int) -> Fraction | None:
        who = self.election.supporters[project]
        people = np.bincount(self.kind[who], weights=self.election.weights[who]).astype(np.int64)
        kinds = sorted(np.flatnonzero(people).tolist(), key=lambda kind: self.money[kind])
        missing, rest = self.election.projects[project].cost, int(people.sum())
        for kind in kinds:
            if missing <= self.money[kind] * rest:
                return missing / rest
            missing -= self.money[kind] * int(people[kind])
            rest -= int(people[kind])
        return None
