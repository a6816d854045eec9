"""The fair lot from end to end: pool in, distribution with its certificate out."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wir.algorithms.lot import columns, relaxation
from wir.algorithms.lot.peeling import Mixture, peel
from wir.algorithms.lot.pool import Pool
from wir.algorithms.lot.relaxation import Objective
from wir.algorithms.lot.relaxing import Change, smallest_change
from wir.algorithms.lot.solving import best_panel

Floats = npt.NDArray[np.float64]
CERTAIN = 1e-6


class Impossible(Exception):
    """No panel keeps all quotas. `changes` is the smallest change that allows one, None when no quota can help."""

    def __init__(self, changes: list[Change] | None) -> None:
        super().__init__("Mit diesen Quoten gibt es keine Versammlung.")
        self.changes = changes


@dataclass(frozen=True)
class Lot:
    """A distribution over panels. `gap` is the largest distance of a chance from the proven fairest one."""

    pool: Pool
    mixture: Mixture
    gap: float

    def chances(self) -> dict[str, float]:
        """The chance of every person, from the distribution itself."""
        by_type = self.mixture.expected() / self.pool.sizes
        return {name: float(p) for kind, p in zip(self.pool.types, by_type, strict=True) for name in kind.ids}


def sortition(pool: Pool, objective: Objective = "leximin") -> Lot:
    """The fairest distribution. Raises Impossible."""
    if best_panel(pool, np.zeros(len(pool.types))) is None:
        raise Impossible(smallest_change(pool))
    expected = relaxation.fairest(pool, objective)
    panels, weights = peel(pool, expected)
    if panels:  # what could not be peeled any more may be rounding only: the certificate tells
        mixture = Mixture(np.array(panels), np.array(weights) / np.sum(weights))
        gap = float(np.abs((mixture.expected() - expected) / pool.sizes).max())
        if gap < CERTAIN:
            return Lot(pool, mixture, gap)
    mixture, chance = columns.leximin(pool, panels)
    return Lot(pool, mixture, float(np.abs(mixture.expected() / pool.sizes - chance).max()))
