"""A sum for each full post and year, divisible: half a post for half a year is a quarter of it."""

from collections.abc import Mapping

from wir.core.money import euro_round
from wir.funding.rules.amounts import cents
from wir.guidelines import Law

NEEDS = ("posts", "months")
FIRM = True


def ceiling(law: Law, numbers: Mapping[str, int]) -> tuple[int, str]:
    """Posts come in hundredths; fractions of a cent are dropped."""
    rate = cents(law.value("rate"))
    most = law.get("max_posts")
    posts = min(numbers["posts"], cents(most) * 100) if most is not None and most.known else numbers["posts"]
    top = rate * posts * numbers["months"] // 1200
    said = f"{posts // 100},{posts % 100:02d}".removesuffix(",00")
    months = "1 Monat" if numbers["months"] == 1 else f"{numbers['months']} Monaten"
    return top, (
        f"Erlaubt sind {euro_round(rate)} für jede volle Stelle im Jahr, bei {said} {'Stelle' if posts == 100 else 'Stellen'} und {months}"
        f" also höchstens {euro_round(top)}."
    )
