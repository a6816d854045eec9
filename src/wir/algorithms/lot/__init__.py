"""Drawing an assembly by lot (ausgeloste Versammlung): quotas are kept, and nobody's chance is smaller than it must be.

Start with `sortition.sortition`; `pool` says what a pool is, `drawing` makes the list and the draw.
"""

from wir.algorithms.lot.pool import Person, Pool, Quota, pool_of
from wir.algorithms.lot.sortition import Impossible, Lot, sortition

__all__ = ["Impossible", "Lot", "Person", "Pool", "Quota", "pool_of", "sortition"]
