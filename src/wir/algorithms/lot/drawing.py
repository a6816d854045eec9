"""From the fairest distribution to names: a list of equally likely panels, and one of them by chance.

The list (Flanigan, Kehne, Procaccia: Fair sortition made transparent, NeurIPS 2021) is printed with its hash before the
draw, so that everybody can check that the number drawn in public belongs to it.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from wir.algorithms.lot.peeling import Mixture
from wir.algorithms.lot.pool import Pool

Ints = npt.NDArray[np.int64]
Home = tuple[str, bool]
LIST = 1000


def copies(mixture: Mixture, number: int, rng: np.random.Generator) -> Ints:
    """How often each panel stands on a list of this length: its weight rounded up or down, right on average (Madow 1949)."""
    edges = np.append(0.0, np.cumsum(mixture.weights) / mixture.weights.sum() * number)
    edges[-1] = number
    whole = np.floor(edges + rng.random()).astype(np.int64)
    return whole[1:] - whole[:-1]


class Seats:
    """Hands out the places of types to people so that everybody of a type gets equally many, as far as numbers allow.

    People, or households of one make-up, stand in a random order; each panel takes the next ones.
    """

    def __init__(self, pool: Pool, rng: np.random.Generator) -> None:
        self.pool, self.rng = pool, rng
        self.house = {person.id: person.home for person in pool.people}
        self.order: dict[object, list[Home]] = {}
        self.next: dict[object, int] = {}

    def members(self, panel: Ints) -> list[str]:
        """Ids of a panel given by type, sorted."""
        found: list[str] = []
        for number in np.flatnonzero(panel).tolist():
            kind = self.pool.types[number]
            queue = kind.household or kind.kind
            houses = self._queue(queue, kind.household != ())
            for house in self._take(queue, houses, int(panel[number])):
                at_home = [name for name in kind.ids if self.house[name] == house]
                found.append(at_home[0] if len(at_home) == 1 else str(self.rng.choice(at_home)))
        return sorted(found)

    def _queue(self, queue: object, shared: bool) -> list[Home]:
        if queue not in self.order:
            types = [
                t
                for t in self.pool.types
                if (t.household if shared else t.kind) == queue and bool(t.household) == shared
            ]
            houses = sorted({self.house[name] for kind in types for name in kind.ids})
            self.rng.shuffle(houses)
            self.order[queue], self.next[queue] = houses, 0
        return self.order[queue]

    def _take(self, queue: object, houses: Sequence[Home], number: int) -> list[Home]:
        first = self.next[queue]
        self.next[queue] = first + number
        return [houses[(first + place) % len(houses)] for place in range(number)]


def panels_list(
    pool: Pool, mixture: Mixture, rng: np.random.Generator, number: int = LIST
) -> list[list[str]]:
    """Equally likely panels in random order."""
    seats = Seats(pool, rng)
    kinds = np.repeat(np.arange(len(mixture.panels)), copies(mixture, number, rng))
    rng.shuffle(kinds)
    return [seats.members(mixture.panels[kind]) for kind in kinds.tolist()]


def as_text(panels: Sequence[Sequence[str]]) -> str:
    """The list as it is printed: number, then ids."""
    return "".join(f"{place:03d};{','.join(members)}\n" for place, members in enumerate(panels))


def hash_of(text: str) -> str:
    """sha256 in hex."""
    return hashlib.sha256(text.encode()).hexdigest()
