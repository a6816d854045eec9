"""What everybody may know of the chances: the smallest and the largest, and the same for each value, never for a person.

A value that fewer than eight people in the pool have is covered; where that is one value of its feature alone, the next
smaller is covered too, because one could be reckoned from the others. Chances of values are told in whole percent.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wir.core.counts import COVERED_UP_TO
from wir.participation.lots import files
from wir.participation.models import Draw, PoolEntry

SEEN = 1e-9


def told(pool_text: str, quota_text: str, chances: Mapping[str, float]) -> dict[str, Any]:
    """As it is stored with the draw: numbers and codes."""
    people = files.features_by_number(pool_text)
    values: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for feature, value, _least, _most in files.quotas(quota_text):
        values[feature][value] = [chances[number] for number, of in people.items() if of[feature] == value]
    groups = [
        {"feature": feature, "value": value, "covered": value in covered}
        | ({} if value in covered else {"smallest": _percent(min(found)), "largest": _percent(max(found))})
        for feature, by_value in values.items()
        for covered in (_covered({value: len(found) for value, found in by_value.items()}),)
        for value, found in by_value.items()
    ]
    return {
        "people": len(people),
        "smallest": min(chances.values()),
        "largest": max(chances.values()),
        "never": sum(chance < SEEN for chance in chances.values()),
        "groups": groups,
    }


def _covered(counts: Mapping[str, int]) -> set[str]:
    """Values whose chance is not told."""
    few = {value for value, count in counts.items() if count <= COVERED_UP_TO}
    seen = sorted((count, value) for value, count in counts.items() if value not in few)
    if sum(counts[value] > 0 for value in few) == 1 and seen:
        few.add(seen[0][1])
    return few


def _percent(chance: float) -> int:
    return round(100 * chance)


@dataclass(frozen=True)
class Own:
    """What somebody learns about their own number: the exact chance, and on how many of the 1,000 panels it stands."""

    number: str
    chance: float | None
    panels: int
    length: int


def own(entry: PoolEntry, draw: Draw) -> Own:
    """Of the published list."""
    panels = draw.panels()
    there = sum(entry.label in members for members in panels)
    return Own(entry.label, draw.chances.get(entry.label), there, len(panels))
