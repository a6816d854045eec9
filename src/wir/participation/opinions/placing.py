"""The opinion map as a drawing, made of published figures alone: it tells nothing that they do not, whatever the exact votes are.

A group stands where its published shares put it, is as large as its published number of people, and a sign stands for ten of
them or more. Where a sign stands in its group says nothing: signs are spread evenly.
"""

import math
from collections.abc import Mapping
from typing import Any

from wir.participation.opinions.publishing import TENS, estimated

MOST_SIGNS = 150
LARGEST, SMALLEST = 0.2, 0.06
"""Radius of the group with most people, and of the smallest; the picture is 1 wide."""
TURN = math.pi * (3 - math.sqrt(5))
"""From one sign to the next, so that all have the same room."""


def picture(told: Mapping[str, Any]) -> dict[str, Any]:
    """`people_a_sign` and for each group its name, a ring around its middle and its signs, all between 0 and 1.

    Without clear groups there is nothing to draw. Both axes have the same scale, since distance is what the map tells.
    """
    people = {group["id"]: int(group["people"]) for group in told["groups"]}
    if not people:
        return {"people_a_sign": 0, "groups": []}
    a_sign = TENS * max(1, math.ceil(sum(people.values()) / (TENS * MOST_SIGNS)))
    most = max(*people.values(), TENS)
    return {
        "people_a_sign": a_sign,
        "groups": [
            _drawn(
                name, middle, max(SMALLEST, LARGEST * math.sqrt(people[name] / most)), people[name] // a_sign
            )
            for name, middle in zip(people, _places(told, list(people)), strict=True)
        ],
    }


def _drawn(name: str, middle: tuple[float, float], radius: float, signs: int) -> dict[str, Any]:
    spots = [
        (middle[0] + away * math.cos(number * TURN), middle[1] + away * math.sin(number * TURN))
        for number in range(signs)
        for away in (0.85 * radius * math.sqrt((number + 0.5) / signs),)
    ]
    return {
        "id": name,
        "middle": _numbers(middle),
        "radius": _numbers((radius, radius)),
        "signs": [_numbers(spot) for spot in spots],
    }


def _places(told: Mapping[str, Any], names: list[str]) -> list[tuple[float, float]]:
    """The two directions in which the groups' published answers differ most."""
    import numpy as np  # noqa: PLC0415 - 30 MB that no web worker needs

    cells = [[estimated(one["groups"][name]) for one in told["statements"].values()] for name in names]
    agree, disagree, seen = np.moveaxis(np.array(cells, dtype=np.float64), -1, 0)
    leaning = (agree - disagree) / np.maximum(seen, 1.0)
    left, strength, _right = np.linalg.svd(leaning - leaning.mean(axis=0), full_matrices=False)
    found = np.zeros((len(names), 2))
    found[:, : min(len(strength), 2)] = (left * strength)[:, :2]
    strongest = np.argmax(np.abs(found).round(9), axis=0)
    found *= np.where(found[strongest, [0, 1]] < 0, -1.0, 1.0)  # a direction has no sign of its own
    low, high = found.min(axis=0), found.max(axis=0)
    size = max(float((high - low).max()), 1e-9)
    room = 1 - 2 * LARGEST
    placed = (found - (low + high) / 2) / size * room + 0.5
    return [(float(x), float(y)) for x, y in placed]


def _numbers(values: tuple[float, float]) -> list[float]:
    return [round(value, 2) + 0.0 for value in values]
