"""Why each measure was funded or not, in numbers that people can check."""

from fractions import Fraction
from typing import Any

from wir.algorithms.shares.completion import Selection, spent
from wir.algorithms.shares.election import Election


def answer(election: Election, selection: Selection) -> dict[str, Any]:
    """The result as JSON: funded ids in order, money spent and left, one explanation for each project."""
    ids = [project.id for project in election.projects]
    cost = spent(election, selection.funded)
    return {
        "funded": [ids[number] for number in selection.funded],
        "spent": number_of(cost),
        "left": number_of(election.budget - cost),
        "budget": number_of(election.budget),
        "voters": election.voters,
        "share": float(election.budget / max(1, election.voters)),
        "raised": selection.raised,
        "explanation": {ids[number]: reason for number, reason in _reasons(election, selection).items()},
    }


def number_of(money: Fraction) -> int | float:
    """A whole number where it is one."""
    return money.numerator if money.denominator == 1 else float(money)


def _reasons(election: Election, selection: Selection) -> dict[int, dict[str, Any]]:
    reasons: dict[int, dict[str, Any]] = {}
    for place, found in enumerate(selection.outcome.rounds, start=1):
        reasons[found.project] = {
            **_facts(election, found.project),
            "funded": True,
            "by": "shares",
            "round": place,
            "price": found.price,
            "paid_in_full": found.full,
            "paid_what_was_left": found.less,
        }
    for number in selection.by_votes:
        reasons[number] = {**_facts(election, number), "funded": True, "by": "votes"}
    for number in range(len(election.projects)):
        if number not in reasons:
            who = election.supporters[number]
            money = float(selection.outcome.left[who] @ election.weights[who]) if len(who) else 0.0
            reasons[number] = {**_facts(election, number), "funded": False, "supporters_have": money}
    return {number: reasons[number] for number in range(len(election.projects))}


def _facts(election: Election, number: int) -> dict[str, Any]:
    return {"cost": number_of(election.projects[number].cost), "votes": election.votes[number]}
