"""A sum for each assignment, however long it takes."""

from collections.abc import Mapping

from wir.core.money import euro_round
from wir.funding.rules.amounts import cents
from wir.guidelines import Law

NEEDS = ("assignments",)
FIRM = True


def ceiling(law: Law, numbers: Mapping[str, int]) -> tuple[int, str]:
    rate = cents(law.value("rate"))
    top = rate * numbers["assignments"]
    return top, (
        f"Erlaubt sind {euro_round(rate)} je Einsatz, bei {numbers['assignments']} Einsätzen also höchstens {euro_round(top)}."
    )
