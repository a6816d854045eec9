"""A sum for each hour."""

from collections.abc import Mapping

from wir.core.money import euro_round
from wir.funding.rules.amounts import cents
from wir.guidelines import Law

NEEDS = ("hours",)
FIRM = True


def ceiling(law: Law, numbers: Mapping[str, int]) -> tuple[int, str]:
    rate = cents(law.value("rate"))
    top = rate * numbers["hours"]
    return top, (
        f"Erlaubt sind {euro_round(rate)} je Stunde, bei {numbers['hours']} Stunden also höchstens {euro_round(top)}."
    )
