"""Numbers of inhabitants held against bounds: clear, close to a bound, or not known."""

from wir.core.findings import Finding
from wir.funding.rules.case import Party
from wir.guidelines import Law

NEARNESS = 15  # percent: a figure counted later may have been on the other side of a bound this close

NOT_COUNTED = "Weder die Einwohnerzahl noch der Gemeindeschlüssel ist genannt."
ASK_COUNT = "Bitte nennen Sie die Einwohnerzahl oder den Gemeindeschlüssel."
NOBODY = "Eine Kommune ohne Einwohnerinnen und Einwohner gibt es nicht."


def number(count: int) -> str:
    """8.282 as it is written in a sentence."""
    return f"{count:,}".replace(",", ".")


def inhabitants(count: int) -> str:
    return f"{number(count)} Einwohnerinnen und Einwohner"


def doubtful(party: Party, bounds: list[int]) -> int | None:
    """The bound that a later figure is too close to; None if the figure is sure enough."""
    if not party.later or party.population is None:
        return None
    count = party.population
    return next((bound for bound in bounds if abs(count - bound) * 100 <= NEARNESS * bound), None)


def bound(law: Law, name: str) -> int | None:
    """A bound of the guideline in inhabitants; None if it sets none."""
    value = law.get(name)
    return int(str(value.value)) if value is not None and value.known else None


def is_below(law: Law, count: int, upper: int) -> bool:
    """Whether the figure lies under the upper bound; the setting `bounds` says where the bound itself belongs."""
    return count < upper or (count == upper and _side(law, "upper") == "within")


def reaches(law: Law, count: int, lower: int) -> bool:
    """Whether the figure reaches the lower bound, by the same setting."""
    return count > lower or (count == lower and _side(law, "lower") == "within")


def _side(law: Law, end: str) -> str:
    sides = law.get("bounds")
    given = sides.value if sides is not None else None
    default = "within" if end == "lower" else "beyond"
    return str(given.get(end, default)) if isinstance(given, dict) else default


def too_close(rule: str, party: Party, near: int, source: str, facts: dict[str, object]) -> Finding:
    """The finding when a later figure lies so close to a bound that it proves nothing about the day asked."""
    name = party.name or "Die Kommune"
    says = (
        f"{name} hat {inhabitants(party.population or 0)} {party.counted}. Diese Zahl wurde erst nach dem gefragten Tag gezählt"
        f" und liegt nahe an der Grenze von {number(near)}. Ein Mensch prüft, wie viele es damals waren."
    )
    return Finding(
        rule=rule, met=None, says=says, source=source, facts={**facts, "near_bound": near},
        advice="Wenn Sie die damalige Zahl kennen, geben Sie sie an.",
    )  # fmt: skip
