"""What people voted about the order of measures, and where the order differs from it.

Rooms that hold votes name where they know it from (`voted_by`) when the product starts. Whoever puts measures in another
order than the votes gives a reason for each, and everybody reads it beside the place.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wir.strategy.models import Measure, Process

Source = Callable[[Process], Mapping[int, int]]
"""Primary key of a measure -> its place in the vote."""
SOURCES: list[Source] = []


@dataclass(frozen=True)
class Standing:
    """One measure of the vote: its place by the votes, the place it should have among those that are still there, and the
    place that it has among them now (None when it has none)."""

    voted: int
    due: int
    now: int | None

    @property
    def differs(self) -> bool:
        """Somebody has put it elsewhere."""
        return self.now is not None and self.now != self.due


def voted_by(source: Source) -> None:
    """Where places by vote are known from. May be called twice."""
    if source not in SOURCES:
        SOURCES.append(source)


def voted_places(process: Process) -> dict[int, int]:
    """The place of each measure that was voted on; nothing when there was no vote. A constant number of statements."""
    return {pk: place for source in SOURCES for pk, place in source(process).items()}


def standings(measures: Iterable[Measure], places: Mapping[int, int]) -> dict[int, Standing]:
    """How each measure of the vote stands now, by primary key. What was dropped has no place any more.

    Only the order among the measures of the vote counts: one that nobody voted on may stand anywhere between them.
    """
    still = [one for one in measures if one.pk in places and one.state != "dropped"]
    due = _numbered(sorted(still, key=lambda one: places[one.pk]))
    now = _numbered(sorted((one for one in still if one.rank), key=lambda one: one.rank or 0))
    return {one.pk: Standing(places[one.pk], due[one.pk], now.get(one.pk)) for one in still}


def _numbered(measures: Iterable[Measure]) -> dict[int, int]:
    return {one.pk: place for place, one in enumerate(measures, 1)}
