"""A sum that is known from notices only: up to it there is a precedent, above it a person has to say."""

from collections.abc import Mapping

from wir.core.money import euro_round
from wir.funding.rules.amounts import cents
from wir.guidelines import Law

NEEDS = ()
FIRM = False


def ceiling(law: Law, numbers: Mapping[str, int]) -> tuple[int, str]:
    rate = law.value("rate")
    return cents(rate), f"Bekannt sind Bescheide über {euro_round(cents(rate))}. {rate.note}"
