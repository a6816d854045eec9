"""Numbers of a jury: weighted means, mean, median and spread, exact until they are rounded to thousandths.

Fractions instead of floats, so that the order in which members hand in can never change a rank.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

MILLI = 1000


@dataclass(frozen=True)
class Summary:
    """What a set of values says. `mean`, `median` and `spread` are thousandths of a point.

    `spread` is the sample standard deviation (divided by n - 1), None with fewer than two values.
    """

    count: int
    mean: int | None
    median: int | None
    spread: int | None


EMPTY = Summary(count=0, mean=None, median=None, spread=None)


def weighted(points: Mapping[str, int], weights: Mapping[str, int]) -> Fraction:
    """The weighted mean of one person's points. Raises ValueError unless exactly the weighted criteria have points."""
    if not weights or set(points) != set(weights):
        raise ValueError("points and weights name different criteria")
    if any(weight <= 0 for weight in weights.values()):
        raise ValueError("a weight is at least one")
    return Fraction(sum(points[name] * weights[name] for name in weights), sum(weights.values()))


def milli(value: Fraction) -> int:
    """Thousandths, halves rounded up."""
    return (2 * value.numerator * MILLI + value.denominator) // (2 * value.denominator)


def summary(values: Sequence[Fraction]) -> Summary:
    """Mean, median and spread of the values, in any order."""
    if not values:
        return EMPTY
    count = len(values)
    mean = sum(values, Fraction(0)) / count
    return Summary(count=count, mean=milli(mean), median=milli(median(values)), spread=_spread(values, mean))


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle value, or the mean of the two in the middle. Raises ValueError without values."""
    if not values:
        raise ValueError("no values")
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _spread(values: Sequence[Fraction], mean: Fraction) -> int | None:
    if len(values) < 2:
        return None
    variance = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (len(values) - 1)
    return _root_in_milli(variance)


def _root_in_milli(square: Fraction) -> int:
    """The square root in thousandths, rounded to the nearest, without floats."""
    twice = isqrt(4 * square.numerator * MILLI**2 // square.denominator)
    return (twice + 1) // 2


def by_group(values: Iterable[tuple[str, Fraction]]) -> dict[str, Summary]:
    """The same for each group, by name."""
    groups: dict[str, list[Fraction]] = {}
    for group, value in values:
        groups.setdefault(group, []).append(value)
    return {group: summary(groups[group]) for group in sorted(groups)}


def ranks(means: Sequence[int | None]) -> list[int | None]:
    """Rank of each, the highest first; equal ones share a rank and the next is left out (1, 2, 2, 4). None stays None."""
    known = [mean for mean in means if mean is not None]
    return [None if mean is None else 1 + sum(other > mean for other in known) for mean in means]
