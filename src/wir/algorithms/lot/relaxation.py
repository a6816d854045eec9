"""Leximin over the relaxation: fractional numbers of people by type that keep all quotas.

The relaxation holds every mixture of panels. If its leximin point is such a mixture (see `peeling`), it is the leximin
distribution of Flanigan, Gölz, Gupta, Hennig, Procaccia: Fair algorithms for selecting citizens' assemblies, Nature 596
(2021), without a single panel having been looked at.
"""

from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import csr_array, hstack, vstack

from wir.algorithms.lot.pool import Pool
from wir.algorithms.lot.solving import Unsolved

Objective = Literal["leximin", "maximin"]
Floats = npt.NDArray[np.float64]
TINY = 1e-9
SLACK = 2e-8  # of a chance; more than the solver's own tolerance, so that what one stage found stays possible in the next
EXACT = {"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9}


def fairest(pool: Pool, objective: Objective = "leximin") -> Floats:
    """Expected number of people by type. Leximin raises the smallest chance, then the second smallest, and so on."""
    fixed = np.full(len(pool.types), np.nan)
    while True:
        expected, chance, binding = stage(pool, fixed)
        if objective == "maximin":
            return expected
        fixed[binding] = chance
        if not np.isnan(fixed).any():
            return _within(pool, expected)


def stage(pool: Pool, fixed: Floats) -> tuple[Floats, float, npt.NDArray[np.bool_]]:
    """Maximise the smallest chance of all types that are not fixed yet (NaN).

    Expected number of people by type, that chance, and which types are bound to it in every optimum.
    """
    t, free = len(fixed), np.isnan(fixed)
    rows = pool.rows
    wide = hstack([rows.matrix, csr_array((rows.matrix.shape[0], 1))])
    equal = rows.low == rows.high
    chances = hstack([-csr_array(np.eye(t))[free], csr_array(pool.sizes[free, None].astype(float))])
    upper = vstack([wide[~equal], -wide[~equal], chances])
    limits = np.concatenate([rows.high[~equal], -rows.low[~equal], np.zeros(int(free.sum()))])
    low = np.where(free, 0.0, (np.nan_to_num(fixed) - SLACK) * pool.sizes)
    bounds = np.stack([np.append(np.maximum(low, 0.0), 0.0), np.append(pool.most, 1.0)], axis=1)
    found = linprog(
        np.append(np.zeros(t), -1.0),
        A_ub=upper,
        b_ub=limits,
        A_eq=wide[equal],
        b_eq=rows.high[equal],
        bounds=bounds,
        options=EXACT,
    )
    if found.x is None:
        raise Unsolved(found.message)
    weights = -found.ineqlin.marginals[-int(free.sum()) :] * pool.sizes[free]
    binding = np.zeros(t, dtype=bool)
    binding[np.flatnonzero(free)[weights > TINY]] = True
    if not binding.any():  # rounding hid the weights: the tightest one is bound for certain
        binding[np.flatnonzero(free)[np.argmax(weights)]] = True
    return np.asarray(found.x[:-1]), float(found.x[-1]), binding


def _within(pool: Pool, expected: Floats) -> Floats:
    """Free of rounding below a millionth, so that whole numbers are seen as such."""
    whole = np.round(expected)
    near = np.abs(expected - whole) < 1e-6
    return np.clip(np.where(near, whole, expected), 0.0, pool.most)
