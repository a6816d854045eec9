"""Spending what equal shares leave over. Equal shares alone stop when no group can pay any further measure.

`add1` shares out one more unit of currency for each person, again and again, as long as the result costs no more than
the real budget; the last result that does is kept. Units that change nothing are leapt over, so the size of the currency
does not matter. `add1-greedy` then adds by votes what still fits.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from wir.algorithms.shares.election import Election
from wir.algorithms.shares.equal_shares import Outcome, Utility, equal_shares
from wir.algorithms.shares.leaping import steady

Completion = Literal["none", "add1", "add1-greedy"]
MOST_PAUSE = 16  # units after which a leap is tried again where every unit has changed something


@dataclass(frozen=True)
class Selection:
    """The result: positions of the funded projects in order, how much each person's virtual share was raised."""

    funded: tuple[int, ...]
    outcome: Outcome
    raised: int
    by_votes: tuple[int, ...]


def select(election: Election, utility: Utility = "cost", completion: Completion = "none") -> Selection:
    """Fund projects. What is funded never costs more than the budget."""
    outcome, raised = equal_shares(election, utility), 0
    if completion != "none":
        outcome, raised = _add1(election, utility, outcome)
    extra = _greedy(election, outcome.funded) if completion == "add1-greedy" else ()
    return Selection((*outcome.funded, *extra), outcome, raised, extra)


def select_by_votes(election: Election) -> Selection:
    """The simple sum instead of shares: most votes first, whatever still fits. Ties: lower cost, then the smaller id.

    What nobody ticked comes last, but comes if the money is there: that it does not come would tell that nobody did.
    """
    chosen = _greedy(election, (), least=0)
    nobody = Outcome((), np.zeros(len(election.weights)), Fraction(0))
    return Selection(chosen, nobody, 0, chosen)


def spent(election: Election, funded: tuple[int, ...]) -> Fraction:
    """What these projects cost together."""
    return sum((election.projects[number].cost for number in funded), Fraction(0))


def _add1(election: Election, utility: Utility, outcome: Outcome) -> tuple[Outcome, int]:
    """Ends, for with shares high enough all that anybody voted for is funded: then it is too much, or nothing is left."""
    raised = misses = pause = 0
    while not _exhausted(election, outcome.funded):
        units = 0 if pause else steady(election, utility, outcome)
        misses = misses if pause else 0 if units else misses + 1
        pause = pause - 1 if pause else 0 if units else min(2**misses, MOST_PAUSE) - 1
        step = raised + max(1, units)
        more = equal_shares(election, utility, virtual=election.budget + step * election.voters)
        if spent(election, more.funded) > election.budget:
            break
        outcome, raised = more, step
    return outcome, raised


def _exhausted(election: Election, funded: tuple[int, ...]) -> bool:
    """Nothing that anybody voted for still fits."""
    left, taken = election.budget - spent(election, funded), set(funded)
    return all(
        number in taken or not election.votes[number] or project.cost > left
        for number, project in enumerate(election.projects)
    )


def _greedy(election: Election, funded: tuple[int, ...], least: int = 1) -> tuple[int, ...]:
    left, found = election.budget - spent(election, funded), []
    by_votes = sorted(
        set(range(len(election.projects))) - set(funded),
        key=lambda number: (-election.votes[number], election.projects[number].cost, number),
    )
    for number in by_votes:
        if election.votes[number] >= least and election.projects[number].cost <= left:
            found.append(number)
            left -= election.projects[number].cost
    return tuple(found)
