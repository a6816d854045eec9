"""What everybody may read of a count.

What was chosen, in which order, and the money are the decision itself and go out as they are. Every count of people is
rounded and tried by the solver of `wir.core.counts`, per measure and per way; below twenty ballots nothing goes out. All
else that stands on the page (price for each, place of what was not funded, the comparison with the simple sum) is reckoned
from the rounded figures, so that it tells nothing that they do not.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from wir.core.counts import publish, rounded
from wir.participation.models import Candidate, Poll
from wir.participation.polls.counting import Counted

ENOUGH = 20
"""So many ballots before anything is published: of fewer, the order alone would tell how some of them look."""


def publishable(poll: Poll, candidates: Sequence[Candidate], counted: Counted) -> dict[str, Any]:
    """To be stored beside the count. `few`: only those who work on the process read the result."""
    if counted.ballots < ENOUGH:
        return {"few": True}
    table = publish(counted.counts, counted.by_channel, parts=False)
    funded = [int(name) for name in counted.told["funded"]]
    cents = {one.number: one.cents for one in candidates}
    votes = {one.number: (table.cells[str(one.number)] if table else None) for one in candidates}
    spent = sum(cents[number] for number in funded)
    return {
        "few": False,
        "table": table.as_json() if table else None,
        "funded": funded,
        "order": [*funded, *_by_votes(set(cents) - set(funded), votes, cents)],
        "support": _support(counted.told) if table else {},
        "spent_cents": spent,
        "raised": counted.told["raised"] > 0,
        "left_cents": poll.budget_cents - spent,
        "by_sum": _by_sum(poll.budget_cents, votes, cents) if table else [],
    }


def _by_votes(numbers: set[int], votes: Mapping[int, int | None], cents: Mapping[int, int]) -> list[int]:
    return sorted(numbers, key=lambda one: (-(votes[one] or 0), cents[one], one))


def _by_sum(budget: int, votes: Mapping[int, int | None], cents: Mapping[int, int]) -> list[int]:
    """What the simple sum would choose, by the rounded figures; what fewer than eight people ticked comes last."""
    chosen, left = [], budget
    for number in _by_votes(set(cents), votes, cents):
        if cents[number] <= left:
            chosen.append(number)
            left -= cents[number]
    return chosen


def _support(told: Mapping[str, Any]) -> dict[str, int | None]:
    """As how many full voices the supporters of each funded measure counted, when others had used up a part of theirs.

    It is never more than the votes and is rounded in the same way, so that it narrows no published count.
    """
    return {
        name: rounded(math.floor(reason["cost"] / reason["price"] + 1e-6))
        for name, reason in told["explanation"].items()
        if reason.get("by") == "shares"
    }
