"""A sum for each course, and one on top where children are looked after."""

from collections.abc import Mapping

from wir.core.money import euro_round
from wir.funding.rules.amounts import cents
from wir.guidelines import Law

NEEDS = ("courses", "courses_with_childcare")
FIRM = True


def ceiling(law: Law, numbers: Mapping[str, int]) -> tuple[int, str]:
    """No more courses with childcare than courses are counted."""
    rate, childcare = cents(law.value("rate")), cents(law.value("rate_childcare"))
    courses = numbers["courses"]
    looked_after = min(numbers["courses_with_childcare"], courses)
    top = rate * courses + childcare * looked_after
    return top, (
        f"Erlaubt sind {euro_round(rate)} je Kurs und {euro_round(childcare)} mehr mit Kinderbetreuung,"
        f" bei {courses} Kursen, davon {looked_after} mit Betreuung, also höchstens {euro_round(top)}."
    )
