"""Linear and integer programs over the types of a pool, solved by HiGHS."""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from wir.algorithms.lot.pool import Pool

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Unsolved(ArithmeticError):
    """The solver gave up, which no instance has shown yet."""


def best_panel(
    pool: Pool,
    worth: Floats,
    low: Floats | None = None,
    high: Floats | None = None,
    rows: Any = None,
    *,
    gap: float = 0.0,
) -> Ints | None:
    """The panel (people by type) with the largest sum of worth, inside the box [low, high]; None when there is none.

    `rows` replaces the bounds of the pool's rows as a pair (low, high). With a `gap` any panel will do whose worth is that
    close to the best, relatively; it is found sooner.
    """
    bounds = rows or (pool.rows.low, pool.rows.high)
    found = milp(
        -worth,
        constraints=LinearConstraint(pool.rows.matrix, *bounds),
        bounds=Bounds(np.zeros(len(worth)) if low is None else low, pool.most if high is None else high),
        integrality=np.ones(len(worth)),
        options={"mip_rel_gap": gap},
    )
    if found.status == 2:
        return None
    if found.x is None:
        raise Unsolved(found.message)
    panel: Ints = np.round(found.x).astype(np.int64)
    if not pool.fits(panel):
        raise Unsolved("a panel breaks a quota")
    return panel
