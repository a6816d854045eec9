"""A sum for each person and each unit of a course."""

from collections.abc import Mapping

from wir.core.money import euro_round
from wir.funding.rules.amounts import cents
from wir.guidelines import Law

NEEDS = ("participants", "units")
FIRM = True


def ceiling(law: Law, numbers: Mapping[str, int]) -> tuple[int, str]:
    rate = cents(law.value("rate"))
    top = rate * numbers["participants"] * numbers["units"]
    return top, (
        f"Erlaubt sind {euro_round(rate)} je Person und Unterrichtseinheit, bei {numbers['participants']} Teilnehmenden"
        f" und {numbers['units']} Unterrichtseinheiten also höchstens {euro_round(top)}."
    )
