"""What everybody may read of a count.

What was chosen and the money are the decision itself and go out as they are. Every count of people is rounded and tried by
the solver of `wir.core.counts`, per measure and per way; it knows what the decision tells about the counts (`known`). Below
twenty ballots nothing goes out. All else that stands on the page (order, price for each, the comparison with the simple
sum) is reckoned from the rounded figures, so that it tells nothing that they do not: measures with the same figure are on
a par, the cheaper one first, then the smaller number. Only where no figures go out at all the exact order does.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from wir.core.counts import EVERYBODY, Condition, Published, publish, rounded, span
from wir.participation.models import Candidate, Poll
from wir.participation.polls.counting import Counted
from wir.participation.polls.known import Decision, conditions

ENOUGH = 20
"""So many ballots before anything is published: of fewer, the order alone would tell how some of them look."""


def publishable(poll: Poll, candidates: Sequence[Candidate], counted: Counted) -> dict[str, Any]:
    """To be stored beside the count. `few`: only those who work on the process read the result."""
    if counted.ballots < ENOUGH:
        return {"few": True}
    cents = {one.number: one.cents for one in candidates}
    support = _support(counted.told)
    table = _table(poll, cents, support, counted)
    funded = [int(name) for name in counted.told["funded"]]
    votes = {one: (table.cells[str(one)] if table else None) for one in cents}
    figure = votes | {int(name): shown for name, shown in support.items()}
    chosen = _by_votes(set(funded), figure, cents) if table else funded
    order = [*chosen, *_by_votes(set(cents) - set(funded), votes, cents)]
    spent = sum(cents[number] for number in funded)
    return {
        "few": False,
        "table": table.as_json() if table else None,
        "funded": chosen,
        "order": order,
        "par": [*_on_a_par(chosen, figure), *_on_a_par(order[len(chosen) :], votes)] if table else [],
        "support": support if table else {},
        "spent_cents": spent,
        "raised": counted.told["raised"] > 0,
        "left_cents": poll.budget_cents - spent,
        "by_sum": _by_sum(poll.budget_cents, votes, cents) if table else [],
    }


def _table(
    poll: Poll, cents: Mapping[int, int], support: Mapping[str, int | None], counted: Counted
) -> Published | None:
    """The counts that may go out beside this decision. Whoever may tick one measure only ticks exactly one."""

    def known(offer: Published) -> list[Condition]:
        total = offer.total.get("all") if offer.total else None
        decision = Decision(
            by_shares=poll.rule == Poll.Rule.SHARES,
            budget=poll.budget_cents,
            cents=cents,
            funded=frozenset(int(name) for name in counted.told["funded"]),
            raised=counted.told["raised"] > 0,
            support={int(name): shown for name, shown in support.items()},
            least=max(ENOUGH, span(total)[0]) if total else ENOUGH,
            most=poll.most,
        )
        least = Condition({EVERYBODY: 1}, least=ENOUGH)
        return [least, *conditions(decision, offer.cells)]

    return publish(counted.counts, counted.by_channel, parts=poll.most == 1, known=known)


def _on_a_par(numbers: Sequence[int], figure: Mapping[int, int | None]) -> list[list[int]]:
    """Measures next to each other whose figures are the same, two or more."""
    groups = (list(group) for _shown, group in groupby(numbers, key=lambda one: figure[one] or 0))
    return [group for group in groups if len(group) > 1]


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
