"""Counts that everybody may read without learning about anybody.

What is published of a question is one of a fixed list of tables, as a snapshot; a new one comes after ten or more new
answers. Every count is rounded to the next multiple of five on its own, margins too; what would round to nought or five is
covered ("unter 8"). Rounding alone is not enough: four cells that were all rounded down and a margin rounded up give each
other away, and so do many snapshots of which only every two are harmless. So before anything goes out an integer program
that knows all snapshots asks, for every figure of each of them and for its differences, how many values it can still have.
Under five, margins are withheld one after the other, and if that does not help there is no new snapshot. Whoever publishes something else of the same counts (what was chosen by them) says so as
conditions, and the program knows them too. The answer depends on published figures only, so that withholding tells nothing either.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

BASE = 5
COVERED_UP_TO = 7
FEWEST_VALUES = 5
FEWEST_NEW = 10
EVERYBODY = ""
"""The cell of who answered at all."""

Groups = Mapping[str, Mapping[str, int]]
"""Group (way on which answers came) -> cell -> count."""
Variable = tuple[int, str, str]
"""When (0 the first snapshot, the highest this one), group, cell; the cell "" is who answered at all."""
Figures = dict[str, int | None]


def round_to(count: int, step: int = BASE) -> int:
    """The nearest multiple of `step`; halves go up. Margins are rounded on their own, never added up."""
    return (2 * count + step) // (2 * step) * step


def rounded(count: int) -> int | None:
    """The count as it is published; None is "unter 8"."""
    return None if count <= COVERED_UP_TO else round_to(count)


def span(shown: int | None) -> tuple[int, int]:
    """The smallest and the largest count that is published like this."""
    return (0, COVERED_UP_TO) if shown is None else (shown - BASE // 2, shown + BASE // 2)


@dataclass(frozen=True)
class Published:
    """One table as it goes out. What is withheld is not there at all; `parts`: cells add up to the total."""

    parts: bool
    cells: Figures
    groups: dict[str, Figures] = field(default_factory=dict)
    total: Figures = field(default_factory=dict)
    group_totals: Figures = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """To be stored."""
        return {
            "parts": self.parts,
            "cells": self.cells,
            "groups": self.groups,
            "total": self.total,
            "group_totals": self.group_totals,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Published":
        """As it was stored."""
        return cls(**{name: stored[name] for name in ("parts", "cells", "groups", "total", "group_totals")})

    def figures(self, when: int, groups: Iterable[str]) -> list[tuple[frozenset[Variable], int | None]]:
        """Each figure with the unknown counts whose sum it is."""
        ways = tuple(groups)
        cells = tuple(self.cells)
        found = [(self._sum(when, ways, (cell,)), shown) for cell, shown in self.cells.items()]
        for way, figures in self.groups.items():
            found += [(self._sum(when, (way,), (cell,)), shown) for cell, shown in figures.items()]
        counted = cells if self.parts else ("",)
        found += [(self._sum(when, ways, counted), shown) for shown in self.total.values()]
        found += [(self._sum(when, (way,), counted), shown) for way, shown in self.group_totals.items()]
        return found

    @staticmethod
    def _sum(when: int, ways: tuple[str, ...], cells: tuple[str, ...]) -> frozenset[Variable]:
        return frozenset((when, way, cell) for way in ways for cell in cells)


@dataclass(frozen=True)
class Condition:
    """Something else that readers know of the counts: the sum of `terms` is between `least` and `most`.

    A term is a cell, `EVERYBODY`, or a switch (named with a "?" in front: nought or one, for "either this or that"), with
    its factor. Cells mean all groups together, or with `in_each_way` those of each group on its own.
    """

    terms: Mapping[str, int]
    least: float = -math.inf
    most: float = math.inf
    in_each_way: bool = False


def publish(
    counts: Groups,
    answered: Mapping[str, int],
    *,
    parts: bool,
    before: Sequence[Published] = (),
    known: Callable[[Published], Sequence[Condition]] = lambda offer: (),
) -> Published | None:
    """The table that may go out, with as many margins as are safe; None when there must be no new snapshot yet.

    `counts` has every cell in every group, `answered` how many answered in each group; without `parts` everybody who
    answered is in one cell or more. `before` are all earlier snapshots, the first one first. The caller sees to it
    that at least ten answers have come since the last of them, and says what else is `known` beside a table.
    """
    ways = tuple(counts)
    cells = {cell: rounded(sum(counts[way][cell] for way in ways)) for cell in next(iter(counts.values()))}
    by_way = {way: {cell: rounded(count) for cell, count in counts[way].items()} for way in ways}
    total = {"all": rounded(sum(answered.values()))}
    way_totals = {way: rounded(count) for way, count in answered.items()}
    several = len(ways) > 1
    offers = [
        Published(parts, cells, by_way, total, way_totals) if several else None,
        Published(parts, cells, by_way, total) if several else None,
        Published(parts, cells, by_way) if several else None,
        Published(parts, cells, total=total),
        Published(parts, cells),
    ]
    return next((offer for offer in offers if offer and is_safe(offer, ways, before, known(offer))), None)


def is_safe(
    offer: Published,
    ways: Iterable[str],
    before: Sequence[Published] = (),
    known: Sequence[Condition] = (),
) -> bool:
    """Whether every figure of every snapshot, and its difference to each earlier one, can still have at least five values."""
    groups = tuple(ways)
    tables = (*before, offer)
    program = _Program(tables, groups, known)
    figures = [
        {members for members, _shown in table.figures(when, groups)} for when, table in enumerate(tables)
    ]
    for when, shown in enumerate(figures):
        for members in sorted(shown, key=sorted):
            if not program.has_room(members, frozenset()):
                return False
            for then in range(when):
                earlier = frozenset((then, way, cell) for _when, way, cell in members)
                if earlier in figures[then] and not program.has_room(members, earlier):
                    return False
    return True


class _Program:
    """Everything a reader of all snapshots knows, as an integer program over the unknown counts."""

    def __init__(
        self, tables: tuple[Published, ...], ways: tuple[str, ...], known: Sequence[Condition] = ()
    ) -> None:
        self.now, offer = len(tables) - 1, tables[-1]
        names = (*offer.cells, *(() if offer.parts else (EVERYBODY,)))
        self.place = {
            variable: number
            for number, variable in enumerate(
                (when, way, cell) for when in range(len(tables)) for way in ways for cell in names
            )
        }
        self.rows: list[tuple[dict[Variable, int], float, float]] = []
        self.examples: list[dict[Variable, int]] = []
        for when, table in enumerate(tables):
            for members, shown in table.figures(when, ways):
                least, most = span(shown)
                self.rows.append((dict.fromkeys(members, 1), least, most))
        if not offer.parts:
            self._everybody_counts_once_or_more(offer, ways)
        for condition in known:
            self._is_known(condition, offer, ways)
        for when in range(1, len(tables)):
            self._answers_are_only_added(when, offer, ways)
            self._what_was_not_there_counted_nobody(when, tables, ways)

    def _everybody_counts_once_or_more(self, offer: Published, ways: tuple[str, ...]) -> None:
        """A cell holds no more people than answered, all cells together no fewer; of those who came in between, too."""
        whens = [{when: 1} for when in range(self.now + 1)]
        whens += [{when: 1, when - 1: -1} for when in range(1, self.now + 1)]
        for signs in whens:
            for way in ways:
                all_who = {(when, way, EVERYBODY): sign for when, sign in signs.items()}
                everything: dict[Variable, int] = {key: -sign for key, sign in all_who.items()}
                for cell in offer.cells:
                    here = {(when, way, cell): sign for when, sign in signs.items()}
                    self.rows.append(({**all_who, **{key: -sign for key, sign in here.items()}}, 0, math.inf))
                    everything |= here
                self.rows.append((everything, 0, math.inf))

    def _is_known(self, condition: Condition, offer: Published, ways: tuple[str, ...]) -> None:
        """A condition in the variables of this snapshot."""
        for names in [(way,) for way in ways] if condition.in_each_way else [ways]:
            terms: dict[Variable, int] = {}
            for name, factor in condition.terms.items():
                for variable in self._variables(name, offer, names):
                    terms[variable] = terms.get(variable, 0) + factor
            self.rows.append((terms, condition.least, condition.most))

    def _variables(self, name: str, offer: Published, ways: tuple[str, ...]) -> list[Variable]:
        if name.startswith("?"):
            switch = (self.now, "", name)
            if switch not in self.place:
                self.place[switch] = len(self.place)
                self.rows.append(({switch: 1}, 0, 1))
            return [switch]
        cells = tuple(offer.cells) if name == EVERYBODY and offer.parts else (name,)
        return [(self.now, way, cell) for way in ways for cell in cells]

    def _answers_are_only_added(self, when: int, offer: Published, ways: tuple[str, ...]) -> None:
        """No count falls, and at least ten answers came since the snapshot before."""
        for then, way, cell in self.place:
            if then == when and not cell.startswith("?"):
                self.rows.append(({(when, way, cell): 1, (when - 1, way, cell): -1}, 0, math.inf))
        counted = tuple(offer.cells) if offer.parts else (EVERYBODY,)
        new = {
            (then, way, cell): (1 if then == when else -1)
            for then in (when - 1, when)
            for way in ways
            for cell in counted
        }
        self.rows.append((new, FEWEST_NEW, math.inf))

    def _what_was_not_there_counted_nobody(
        self, when: int, tables: tuple[Published, ...], ways: tuple[str, ...]
    ) -> None:
        """Cells may be added to a table, never taken away; before that their count was nought, and a reader knows it."""
        for way in ways:
            for cell in tables[-1].cells.keys() - tables[when - 1].cells.keys():
                self.rows.append(({(when - 1, way, cell): 1}, 0, 0))

    def has_room(self, plus: frozenset[Variable], minus: frozenset[Variable]) -> bool:
        """Whether this sum (less the other) can have five values or more.

        What was found for other sums are possible counts, too; most often they show already that there is room.
        """
        found = [sum(map(one.__getitem__, plus)) - sum(map(one.__getitem__, minus)) for one in self.examples]
        if found and max(found) - min(found) + 1 >= FEWEST_VALUES:
            return True
        least, most = self._end(plus, minus, 1), self._end(plus, minus, -1)
        return most - least + 1 >= FEWEST_VALUES

    @cached_property
    def _known(self) -> "LinearConstraint":
        """All rows as the solver wants them."""
        import numpy as np  # noqa: PLC0415 - only who publishes pays for these
        from scipy.optimize import LinearConstraint  # noqa: PLC0415

        matrix = np.zeros((len(self.rows), len(self.place)))
        for number, (terms, _least, _most) in enumerate(self.rows):
            for variable, factor in terms.items():
                matrix[number, self.place[variable]] = factor
        return LinearConstraint(
            matrix, np.array([row[1] for row in self.rows]), np.array([row[2] for row in self.rows])
        )

    def _end(self, plus: frozenset[Variable], minus: frozenset[Variable], sign: int) -> int:
        """The smallest (sign 1) or the largest (sign -1) value."""
        from scipy.optimize import milp  # noqa: PLC0415

        aim = [0] * len(self.place)
        for variable in plus:
            aim[self.place[variable]] += sign
        for variable in minus:
            aim[self.place[variable]] -= sign
        found = milp(aim, constraints=self._known, integrality=[1] * len(self.place))
        if not found.success:
            raise ValueError("These figures cannot belong to each other.")
        self.examples.append({variable: round(found.x[place]) for variable, place in self.place.items()})
        return sign * round(float(found.fun))


def margin_of_error(answered: int, population: int) -> float:
    """Half the width of the 95 % interval of a share, in percentage points, at its widest (50 %); only for random samples."""
    if answered < 1 or population <= 1 or answered >= population:
        return 0.0
    left: float = (population - answered) / (population - 1)
    return 100 * 1.96 * math.sqrt(0.25 / answered * left)
