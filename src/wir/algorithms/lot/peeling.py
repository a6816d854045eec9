"""A fractional point as a mixture of panels: take a panel next to it, subtract as much of it as possible, repeat.

Each step makes one more number or row whole, and what is whole stays so. So there are at most as many panels as types and
rows, plus one.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wir.algorithms.lot.pool import Pool
from wir.algorithms.lot.solving import best_panel

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
WHOLE = 1e-6
LEAST_STEP = 1e-9
LEAST_REST = 1e-7  # of all weight: what is smaller is rounding, and the certificate tells it
NEAR_ENOUGH = 0.3


@dataclass(frozen=True)
class Mixture:
    """Panels (panels x types) and their weights, which add up to 1."""

    panels: Ints
    weights: Floats

    def expected(self) -> Floats:
        """Expected number of people by type."""
        return np.asarray(self.weights @ self.panels)


def peel(pool: Pool, expected: Floats) -> tuple[list[Ints], list[float]]:
    """Panels and weights. Weights add up to 1 as far as the point could be written as panels."""
    panels: list[Ints] = []
    weights: list[float] = []
    rest, point = 1.0, expected.copy()
    most = 4 * (len(point) + len(pool.rows.low)) + 50  # more than theory allows would be going in circles
    while rest > LEAST_REST and len(panels) < most:
        panel = _beside(pool, point)
        if panel is None:
            break
        step = _largest_step(pool, point, panel)
        if step <= LEAST_STEP:
            break
        panels.append(panel)
        weights.append(rest * step)
        rest *= 1 - step
        if step >= 1:
            break
        point = _cleaned((point - step * panel) / (1 - step))
    return panels, weights


def _beside(pool: Pool, point: Floats) -> Ints | None:
    """A panel of the same face: every number rounded up or down, limits that are reached stay reached."""
    low, high = _box(pool, point)
    rows = _face(pool, point)
    found = best_panel(pool, point - low, low, high, rows, gap=NEAR_ENOUGH)
    if found is None:  # no rounding of everything at once: keep only what is whole already
        whole = low == high
        found = best_panel(
            pool,
            point - low,
            np.where(whole, low, 0.0),
            np.where(whole, high, pool.most),
            rows,
            gap=NEAR_ENOUGH,
        )
    return found


def _box(pool: Pool, point: Floats) -> tuple[Floats, Floats]:
    """The whole numbers on both sides of each number."""
    return np.floor(point + WHOLE), np.minimum(np.ceil(point - WHOLE), pool.most)


def _face(pool: Pool, point: Floats) -> tuple[Floats, Floats]:
    """The limits of the rows; one that is reached binds from both sides."""
    value, rows = pool.rows.matrix @ point, pool.rows
    at_low, at_high = value < rows.low + WHOLE, value > rows.high - WHOLE
    return np.where(at_high, rows.high, rows.low), np.where(at_low, rows.low, rows.high)


def _largest_step(pool: Pool, point: Floats, panel: Ints) -> float:
    """The largest part of the panel that can go so that what remains stays between the same numbers and limits."""
    step = 1.0
    for now, gone, limits in (
        (point, panel.astype(float), _box(pool, point)),
        (pool.rows.matrix @ point, pool.rows.matrix @ panel, (pool.rows.low, pool.rows.high)),
    ):
        low, high = np.minimum(limits[0], gone), np.maximum(limits[1], gone)
        down, up = gone > low, gone < high  # (now - s gone) / (1 - s) between low and high
        if down.any():
            step = min(step, float(((now - low)[down] / (gone - low)[down]).min()))
        if up.any():
            step = min(step, float(((high - now)[up] / (high - gone)[up]).min()))
    return max(0.0, step)


def _cleaned(point: Floats) -> Floats:
    whole = np.round(point)
    return np.maximum(np.where(np.abs(point - whole) < WHOLE, whole, point), 0.0)
