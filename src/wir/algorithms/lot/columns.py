"""Leximin over panels themselves, for pools whose fairest fractional point is no mixture of panels.

The algorithm of Flanigan and others (Nature 2021) over types: maximise the smallest chance over the panels known so far;
look for the panel that would help most; when none helps, fix the chances that are binding, and go on with the others.
No mixture is fairer than the fairest fractional point, so a stage that reaches it needs no further panel.
"""

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from wir.algorithms.lot import relaxation
from wir.algorithms.lot.peeling import Mixture
from wir.algorithms.lot.pool import Pool
from wir.algorithms.lot.solving import Unsolved, best_panel

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
TINY = 1e-9
EQUAL = 1e-7  # what the solver takes for equal
NEAR_ENOUGH = 0.05


def leximin(pool: Pool, panels: list[Ints]) -> tuple[Mixture, Floats]:
    """The fairest mixture and the chance of each type in it. `panels` are any to begin with."""
    known = _covering(pool, panels)
    fixed = np.full(len(pool.types), np.nan)
    while np.isnan(fixed).any():
        weights, chance, binding = _stage(pool, known, fixed)
        fixed[binding] = chance
    used = weights > 0
    mixture = Mixture(np.array(known)[used], weights[used] / weights[used].sum())
    return mixture, fixed


def _stage(pool: Pool, known: list[Ints], fixed: Floats) -> tuple[Floats, float, npt.NDArray[np.bool_]]:
    """Adds panels to `known` until none helps any more."""
    free = np.isnan(fixed)
    at_most, bound_there = relaxation.stage(pool, fixed)[1:]
    while True:
        weights, chance, prices, limit = _master(pool, known, fixed)
        if chance >= at_most - EQUAL:
            return weights, chance, bound_there
        panel = _helping(pool, known, prices / pool.sizes, limit)
        if panel is None:
            binding = free & (prices > TINY)
            if not binding.any():
                binding[np.flatnonzero(free)[np.argmax(prices[free])]] = True
            return weights, chance, binding
        known.append(panel)


def _helping(pool: Pool, known: list[Ints], worth: Floats, limit: float) -> Ints | None:
    """A panel that is worth more than the known ones: soon one that is, and only if there is none so soon the best."""
    for gap in (NEAR_ENOUGH, 0.0):
        panel = best_panel(pool, worth, gap=gap)
        if panel is None:
            raise Unsolved("no panel at all")
        if float(worth @ panel) > limit + EQUAL and not any((panel == other).all() for other in known):
            return panel
    return None


def _master(pool: Pool, known: list[Ints], fixed: Floats) -> tuple[Floats, float, Floats, float]:
    """Weights of the known panels, the smallest free chance, the price of each type, the worth of the best known panel."""
    free = np.isnan(fixed)
    chances = (np.array(known) / pool.sizes).T  # types x panels
    upper = np.hstack([-chances, free[:, None].astype(float)])
    limits = np.where(free, 0.0, relaxation.SLACK / 2 - np.nan_to_num(fixed))
    total = np.append(np.ones(len(known)), 0.0)[None, :]
    found = linprog(
        np.append(np.zeros(len(known)), -1.0),
        A_ub=upper,
        b_ub=limits,
        A_eq=total,
        b_eq=[1.0],
        bounds=(0.0, 1.0),
        options=relaxation.EXACT,
    )
    if found.x is None:
        raise Unsolved(found.message)
    prices = np.maximum(0.0, -found.ineqlin.marginals)
    return found.x[:-1], float(found.x[-1]), prices, float((prices @ chances).max())


def _covering(pool: Pool, panels: list[Ints]) -> list[Ints]:
    """The given panels, and one for each type that none of them has and some panel can have."""
    known = [
        panel for number, panel in enumerate(panels) if not any((panel == p).all() for p in panels[:number])
    ]
    covered = np.array(known).sum(axis=0) > 0 if known else np.zeros(len(pool.types), dtype=bool)
    for number in range(len(pool.types)):
        if not covered[number]:
            worth = np.where(covered, 1e-3, 0.0)
            worth[number] = 1.0
            panel = best_panel(pool, 1e-3 * (~covered) + worth)
            if panel is None:
                raise Unsolved("no panel at all")
            known.append(panel)
            covered |= panel > 0
            covered[number] = True
    return known
