"""Quotas of an assembly by lot: proposed from the population, checked before anybody is asked. Pure; whole numbers only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Range:
    """So many people at least and at most."""

    least: int
    most: int


def proposed(people: Mapping[str, int | None], size: int) -> dict[str, Range]:
    """A range for each value of one feature: its share of the seats rounded down and up, so that they always can be met.

    Nobody is shut out: every value gets at least the chance of one seat. Where any figure is missing, or all are nought, every
    range is open.
    """
    counts = [count for count in people.values() if count is not None]
    total = sum(counts)
    if len(counts) < len(people) or not total:
        return dict.fromkeys(people, Range(0, size))
    return {
        value: Range(size * count // total, max(1, -(-size * count // total)))
        for value, count in zip(people, counts, strict=True)
    }


def fault(name: str, ranges: Sequence[tuple[str, Range]], size: int) -> str:
    """What is wrong with the ranges of one feature, as one German sentence; nothing if they can be met."""
    for value, one in ranges:
        if one.least > one.most:
            return f"{name}, {value}: Mindestens {one.least} ist mehr als höchstens {one.most}."
        if one.most > size:
            return f"{name}, {value}: Es gibt nur {size} Plätze."
    least = sum(one.least for _value, one in ranges)
    most = sum(one.most for _value, one in ranges)
    if least > size:
        return f"{name}: Zusammen sind mindestens {least} Menschen verlangt, es gibt aber nur {size} Plätze."
    if most < size:
        return f"{name}: Zusammen sind höchstens {most} Menschen erlaubt, es gibt aber {size} Plätze."
    return ""


def remaining(one: Range, seated: int) -> Range:
    """What is left of a range when so many with this value have their seat."""
    return Range(max(0, one.least - seated), max(0, one.most - seated))
