"""A fixed sum for a year; for a longer or shorter time the part of it."""

from collections.abc import Mapping

from wir.core.money import euro_round
from wir.funding.rules.amounts import cents
from wir.guidelines import Law

NEEDS = ("months",)
FIRM = True


def ceiling(law: Law, numbers: Mapping[str, int]) -> tuple[int, str]:
    """Fractions of a cent are dropped."""
    rate = law.value("rate")
    top = cents(rate) * numbers["months"] // 12
    return top, (
        f"Erlaubt sind {euro_round(cents(rate))} im Jahr, bei {numbers['months']} Monaten also höchstens {euro_round(top)}."
    )
