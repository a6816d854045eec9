"""One lot, from two files to the list of panels. Only the files go in, so whoever has them can do it again with `wir lot`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wir.algorithms.lot import Impossible, Lot, Person, Pool, drawing, pool_of, sortition
from wir.algorithms.lot import Quota as Bounds
from wir.algorithms.lot.relaxing import smallest_change
from wir.participation.lots import files


@dataclass(frozen=True)
class Reckoned:
    """What a lot gives: the list as text with its hash, the certificate, everybody's chance, the panel that `wir lot` names.

    `place` is its line on the list.
    """

    list_file: str
    list_hash: str
    gap: float
    chances: dict[str, float]
    panel: list[str]
    place: int


class Obstacle(Exception):
    """No panel of this size keeps these quotas. `size` is the largest that is possible, `changes` loosen as little as needed."""

    def __init__(self, size: int, changes: Sequence[Mapping[str, object]]) -> None:
        super().__init__("no panel keeps all quotas")
        self.size, self.changes = size, list(changes)


def reckon(pool_text: str, quota_text: str, *, size: int, seed: int) -> Reckoned:
    """The fairest lot and its list. Raises Obstacle, and what the algorithms raise when numbers fail them."""
    people, quotas = _people(pool_text), _quotas(quota_text)
    most = largest_panel(people)
    if most < size:
        raise Obstacle(most, _loosened(people, quotas, most) if most else [])
    pool = pool_of(people, quotas, size)
    try:
        lot = sortition(pool)
    except Impossible:
        raise Obstacle(size, _loosened(people, quotas, size)) from None
    return _listed(pool, lot, seed)


def largest_panel(people: Sequence[Person]) -> int:
    """How many can be drawn at all, with one of each household."""
    return len({person.home for person in people})


def _listed(pool: Pool, lot: Lot, seed: int) -> Reckoned:
    rng = np.random.default_rng(seed)
    panels = drawing.panels_list(pool, lot.mixture, rng)
    text = drawing.as_text(panels)
    place = int(rng.integers(len(panels)))
    return Reckoned(text, drawing.hash_of(text), lot.gap, lot.chances(), panels[place], place)


def _loosened(people: Sequence[Person], quotas: Sequence[Bounds], size: int) -> list[dict[str, object]]:
    """The smallest change of quotas, as far as one is needed."""
    changes = smallest_change(pool_of(people, quotas, size)) or ()
    return [
        {
            "feature": one.feature, "value": one.value, "least": one.least, "most": one.most,
            "new_least": one.new_least, "new_most": one.new_most,
        }
        for one in changes
    ]  # fmt: skip


def _people(text: str) -> list[Person]:
    rows = files.features_by_number(text)
    return [Person(number, row, row[files.HOUSEHOLD] or None) for number, row in rows.items()]


def _quotas(text: str) -> list[Bounds]:
    return [Bounds(*quota) for quota in files.quotas(text)]
