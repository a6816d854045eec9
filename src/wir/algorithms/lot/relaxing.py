"""When no panel keeps all quotas: the smallest change of quotas that makes one possible, as a proposal for people."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack

from wir.algorithms.lot.pool import Pool


@dataclass(frozen=True)
class Change:
    """A quota with the bounds it would need."""

    feature: str
    value: str
    least: int
    most: int
    new_least: int
    new_most: int


def smallest_change(pool: Pool) -> list[Change] | None:
    """Lower the lower bounds and raise the upper ones as little as possible; lowering small ones costs more.

    The weights are those of the "relax infeasible quotas" idea: one for each place added to an upper bound, 1 + 2/l for
    each taken from a lower bound l. None when households alone make every panel of this size impossible.
    """
    q, t, rows = len(pool.quotas), len(pool.types), pool.rows
    pad = csr_array((rows.matrix.shape[0] - q, q))
    slack = eye_array(q, format="csr")
    lower = csr_array(np.vstack([slack.toarray(), pad.toarray()]))
    matrix = hstack([rows.matrix, lower, -lower])
    least = np.array([quota.least for quota in pool.quotas], dtype=float)
    cost = np.concatenate([np.zeros(t), 1 + 2 / np.maximum(least, 1), np.ones(q)])
    high = np.concatenate([pool.most, least, np.full(q, float(pool.size))])
    # matrix @ (c, down, up) with a quota row c + down - up inside its bounds
    found = milp(
        cost,
        constraints=LinearConstraint(matrix, rows.low, rows.high),
        bounds=Bounds(np.zeros(t + 2 * q), high),
        integrality=np.ones(t + 2 * q),
    )
    if found.x is None:
        return None
    down, up = (np.round(found.x[t + side * q : t + (side + 1) * q]).astype(int).tolist() for side in (0, 1))
    return [
        Change(quota.feature, quota.value, quota.least, quota.most, quota.least - d, quota.most + u)
        for quota, d, u in zip(pool.quotas, down, up, strict=True)
        if d or u
    ]
