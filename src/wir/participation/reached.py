"""Who took part against who lives there: shares, the gap to close, in words. Only published snapshots are read here."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wir.core.counts import COVERED_UP_TO, Published
from wir.core.days import short_day
from wir.participation import dimensions
from wir.participation.models import ReachSnapshot
from wir.strategy.models import PopulationShare, Process

LEAST = 20
"""With fewer people who said something about themselves no share is told."""
GAP = 5
"""From so many percentage points a group counts as missing."""


@dataclass(frozen=True)
class Bar:
    """One group: its words, percent of those who took part (None: fewer than 8 people), percent of those who live there
    (None: not known), from when."""

    dimension: str
    words: object
    share: int | None
    lives: float | None
    day: str
    missing: bool

    @property
    def named(self) -> str:
        """With what was asked: "ja" alone says nothing."""
        return f"{dimensions.LABELS[self.dimension]}: {self.words}"


@dataclass(frozen=True)
class Group:
    """The bars of one question. `base` is how many answered it, as published, on `taken_on`; `lives_on` are the days of the
    population's figures.
    """

    label: object
    base: int
    taken_on: date
    bars: tuple[Bar, ...]

    @property
    def lives_on(self) -> list[str]:
        return list(dict.fromkeys(bar.day for bar in self.bars if bar.day))


@dataclass(frozen=True)
class Reached:
    """`people` is how many said something about themselves, as published; without groups they are too few to tell.
    `taken_on` is the day of the newest figure."""

    people: int
    groups: tuple[Group, ...]
    taken_on: date | None = None

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Those of all questions."""
        return tuple(bar for group in self.groups for bar in group.bars)

    @property
    def missing(self) -> list[Bar]:
        """Groups that take part clearly less than they live there."""
        return [bar for bar in self.bars if bar.missing]


def reached(process: Process) -> Reached:
    """Over all occasions of the process. Costs two statements."""
    last = last_snapshots(process)
    tables = {name: Published.from_json(row.table) for name, row in last.items()}
    lives = population(process)
    found = [
        Group(dimensions.LABELS[name], _base(table), last[name].taken_on, bars)
        for name, table in tables.items()
        if (bars := tuple(_bars(name, table, lives.get(name, {}))))
    ]
    most = max((_base(table) for table in tables.values()), default=0)
    return Reached(most, tuple(found), max((row.taken_on for row in last.values()), default=None))


def in_sentences(found: Reached) -> list[str]:
    """For papers, in German: how many said something about themselves; who is missing, named."""
    if not found.people or found.taken_on is None:
        return []
    day = short_day(found.taken_on)
    sentences = [f"Rund {found.people} Menschen haben freiwillig etwas über sich gesagt (Stand {day})."]
    missing = [
        f"{bar.named} ({'unter 8 Menschen; hier leben' if bar.share is None else f'{bar.share} statt'} {bar.lives:.0f} von 100)"
        for bar in found.missing
    ]
    if missing:
        sentences.append(f"Weniger erreicht als hier leben: {', '.join(missing)}.")
    return sentences


def last_snapshots(process: Process) -> dict[str, ReachSnapshot]:
    """Dimension -> its last snapshot, in the order of the form. One statement."""
    rows = ReachSnapshot.objects.filter(process=process)
    found = {row.dimension: row for row in rows.order_by("dimension", "-pk").distinct("dimension")}
    return {name: found[name] for name in dimensions.NAMES if name in found}


def population(process: Process) -> dict[str, dict[str, tuple[float, str]]]:
    """Dimension -> value -> (percent of those who live there, day of the figure)."""
    rows = PopulationShare.objects.filter(process=process)
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[row.dimension] += row.count
    found: dict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
    for row in rows:
        if sums[row.dimension]:
            found[row.dimension][row.value] = (
                100 * row.count / sums[row.dimension],
                row.day.strftime("%d.%m.%Y"),
            )
    return found


def _base(table: Published) -> int:
    """Everybody in the table: as published, or what its published cells come to where the total is withheld."""
    return table.total.get("all") or sum(shown or 0 for shown in table.cells.values())


def _bars(name: str, table: Published, lives: Mapping[str, tuple[float, str]]) -> list[Bar]:
    """Shares of published counts in a published sum, so that no share tells more than they do."""
    total = _base(table)
    if total < LEAST:
        return []
    bars = []
    for value, said in _words(name, table).items():
        shown = table.cells[value]
        share = None if shown is None else min(round(100 * shown / total), 100)
        at_most = 100 * (COVERED_UP_TO if shown is None else shown) / total
        known = lives.get(value)
        gap = known is not None and known[0] - at_most >= GAP
        bars.append(Bar(name, said, share, known[0] if known else None, known[1] if known else "", gap))
    return bars


def _words(name: str, table: Published) -> Mapping[str, object]:
    """The words of the values in their order; neighbourhoods are their own words."""
    known = dimensions.VALUES.get(name)
    if known is None:
        return {value: value for value in sorted(table.cells)}
    return {value: said for value, said in known.items() if value in table.cells}


def neighbourhoods(process: Process) -> list[str]:
    """The neighbourhoods of which the process knows how many people live there, by name."""
    rows = PopulationShare.objects.filter(process=process, dimension=dimensions.NEIGHBOURHOOD)
    return list(rows.values_list("value", flat=True))
