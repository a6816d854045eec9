"""The opinion map as a drawing that shows nobody: every sign stands for several people, every group for at least five."""

from typing import Any

import numpy as np
import numpy.typing as npt

from wir.algorithms.opinions import clusters
from wir.algorithms.opinions.mapping import OpinionMap
from wir.algorithms.opinions.report import NAMES

Floats = npt.NDArray[np.float64]
A_SIGN = 5  # people whom a sign stands for, at the least
LEAST = 3  # a sign that would stand for fewer is left out
MOST_SIGNS = 150


def picture(found: OpinionMap) -> dict[str, Any]:
    """`people_a_sign` and for each group its name, an ellipse around its middle and its signs, all between 0 and 1.

    Without clear groups there is nothing to draw. Both axes have the same scale, since distance is what the map tells.
    """
    if not found.k:
        return {"people_a_sign": 0, "groups": []}
    a_sign = max(A_SIGN, -(-len(found.inside) // MOST_SIGNS))
    placed = _Scale(found.points)
    return {
        "people_a_sign": a_sign,
        "groups": [
            {"id": NAMES[g], **_drawn(placed(found.points[found.label == g]), a_sign)} for g in range(found.k)
        ],
    }


class _Scale:
    """Brings the middle 98 % of all points into the unit square; who stands farther out is drawn at its edge."""

    def __init__(self, points: Floats) -> None:
        self.low, high = np.percentile(points, [1, 99], axis=0)
        self.size = float(max(*(high - self.low), 1e-9))
        self.aside = (1 - (high - self.low) / self.size) / 2

    def __call__(self, points: Floats) -> Floats:
        return np.asarray(np.clip((points - self.low) / self.size + self.aside, 0.0, 1.0))


def _drawn(points: Floats, a_sign: int) -> dict[str, Any]:
    middle, spread = points.mean(axis=0), np.maximum(2 * points.std(axis=0), 0.06)
    signs = clusters.base_clusters(points, max(1, len(points) // a_sign))
    kept = signs.centre[signs.weight >= LEAST]
    return {
        "middle": _numbers(middle),
        "radius": _numbers(spread),
        "signs": [_numbers(sign) for sign in kept],
    }


def _numbers(values: Floats) -> list[float]:
    return [round(float(value), 3) + 0.0 for value in values]
