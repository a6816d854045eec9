"""Would the groups be the same with other people? Resampling says it before anybody believes them.

Of every resample of people the whole way is gone again (means, components, groups) and compared with the groups of all
by the adjusted Rand index (Hubert, Arabie 1985): 1 is the same division, 0 what chance alone would give.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from wir.algorithms.opinions import clusters, components
from wir.algorithms.opinions.parameters import Parameters

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Stability:
    """`agreement` by number of groups (mean adjusted Rand index), `kept` share of resamples in which members stay together."""

    agreement: Mapping[int, float]
    kept: Mapping[int, tuple[float, ...]]


def stability(matrix: csr_array, labels: Mapping[int, Ints], parameters: Parameters) -> Stability:
    """`matrix` has a row for each person in the conversation: their votes plus 2, so that a pass is stored, too.

    `labels` are the groups of all for every number of groups looked at.
    """
    rng = np.random.default_rng([parameters.seed, 1])
    n = matrix.shape[0]
    size = min(n, parameters.sample)
    agreements: dict[int, list[float]] = {k: [] for k in labels}
    kept = {k: np.zeros((2, k)) for k in labels}
    for _ in range(parameters.resamples):
        chosen = np.sort(rng.integers(0, n, size))
        points = _positions(matrix[chosen])
        for k, label in labels.items():
            again = clusters.groups(points, np.ones(size), k, rng)
            agreements[k].append(adjusted_rand(label[chosen], again))
            kept[k] += _stayed(label[chosen], again, k)
    return Stability(
        {k: float(np.mean(found)) if found else 0.0 for k, found in agreements.items()},
        {k: tuple((found[0] / np.maximum(1, found[1])).tolist()) for k, found in kept.items()},
    )


def adjusted_rand(one: Ints, other: Ints) -> float:
    """Agreement of two divisions of the same people, corrected for chance."""
    table = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(table, (one, other), 1)
    pairs = (table * (table - 1) / 2).sum()
    rows, columns = (table.sum(axis=axis) for axis in (1, 0))
    of_rows, of_columns = ((side * (side - 1) / 2).sum() for side in (rows, columns))
    everybody = len(one) * (len(one) - 1) / 2
    expected = of_rows * of_columns / everybody if everybody else 0.0
    most = (of_rows + of_columns) / 2
    return 1.0 if most == expected else float((pairs - expected) / (most - expected))


def _positions(matrix: csr_array) -> Floats:
    """Positions of a resample by its own means and components."""
    count = np.diff(matrix.indptr)
    values = matrix.data - 2.0
    m = matrix.shape[1]
    seen = np.bincount(matrix.indices, minlength=m)
    total = np.bincount(matrix.indices, weights=values, minlength=m)
    mean = np.divide(total, seen, out=np.zeros(m), where=seen > 0)
    centred = csr_array((values - mean[matrix.indices], matrix.indices, matrix.indptr), shape=matrix.shape)
    dense = centred.toarray()
    if len(dense) < m:  # the smaller of the two products has the same eigenvalues
        vectors, variance = components.principal(dense @ dense.T)
        loading = dense.T @ vectors / np.sqrt(np.maximum(variance, 1e-12))
    else:
        loading, _ = components.principal(dense.T @ dense)
    return components.scaled(centred, count, loading)


def _stayed(label: Ints, again: Ints, k: int) -> Floats:
    """For each group: members whose new group is the one that most of them went to, and members in the sample."""
    table = np.zeros((k, k))
    np.add.at(table, (label, again), 1)
    return np.stack([table.max(axis=1), table.sum(axis=1)])
