"""A result told in words and shares: every share is made of published figures, small ones are left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wir.core.counts import Figures, span
from wir.participation.models import OpinionResult, Statement
from wir.participation.opinions.publishing import FEWEST_STATEMENTS, SIDES, about
from wir.strategy.wording import Told

AGREED = 60
"""From this share on in every group, all are said to agree, if the figures prove that it is more than a half."""
MARKS = 3
SHAPES = {"A": "circle", "B": "square", "C": "triangle", "D": "diamond", "E": "cross"}


@dataclass(frozen=True)
class Share:
    """`part` of about `of` people, both multiples of five; what stands beside every sentence."""

    group: str
    part: int
    of: int

    @property
    def percent(self) -> int:
        return min(100, round(100 * self.part / self.of))


@dataclass(frozen=True)
class Mark:
    """What a group says to one statement: `agrees` or not, by what share; `clear` when the difference is no accident."""

    statement: Told
    number: int
    agrees: bool
    share: Share
    clear: bool


@dataclass(frozen=True)
class Group:
    """One group: its letter, its shape on the map, about how many people (0: under ten), what marks it."""

    name: str
    shape: str
    people: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Agreement:
    """One statement on which all groups go the same way, with the share of each."""

    statement: Told
    number: int
    agrees: bool
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Row:
    """One statement in the table of all: about how many answered (0: too few), and the shares; None is "under 8"."""

    statement: Told
    number: int
    of: int
    shares: tuple[tuple[str, Share | None], ...]


@dataclass(frozen=True)
class Picture:
    """What a page shows of a result."""

    people: int
    statements: int
    groups: tuple[Group, ...]
    agreements: tuple[Agreement, ...]
    rows: tuple[Row, ...]
    kept: str
    resamples: int
    same_without_straight: bool | None
    too_few_for_groups: bool


def tell_result(result: OpinionResult, statements: Iterable[Statement], words: Mapping[Any, Told]) -> Picture:
    """`statements` are those that stand to the vote now, `words` their texts in the reader's language by primary key.

    One that was taken out since then is not told any more.
    """
    told = result.told
    texts = {one.number: words[one.pk] for one in statements}
    return Picture(
        people=told["people"],
        statements=len(texts),
        groups=tuple(_group(group, told, texts) for group in told["groups"]),
        agreements=tuple(_agreements(told, texts)),
        rows=tuple(_rows(told, texts)),
        kept=told["kept"],
        resamples=told["resamples"],
        same_without_straight=told["same_without_straight"],
        too_few_for_groups=len(told["statements"]) < FEWEST_STATEMENTS,
    )


def _group(group: Mapping[str, Any], told: Mapping[str, Any], texts: Mapping[int, Told]) -> Group:
    name = group["id"]
    marks = []
    for mark in group["marks"]:
        number, side = int(mark["statement"]), mark["direction"]
        share = _share(_cell(told, number, name), name, side)
        if share and number in texts:
            marks.append(Mark(texts[number], number, side == "agree", share, mark["clear"]))
    return Group(name, SHAPES[name], group["people"], tuple(marks[:MARKS]))


def _cell(told: Mapping[str, Any], number: int, group: str) -> Figures:
    """Of one group, or of all when `group` is empty; covered where nothing is known."""
    row = told["statements"].get(str(number), {"all": {}, "groups": {}})
    found = row["groups"].get(group, {}) if group else row["all"]
    return {side: found.get(side) for side in SIDES}


def _share(cell: Figures, group: str, side: str) -> Share | None:
    part = cell[side]
    return None if part is None else Share(group, part, about(cell))


def _agreements(told: Mapping[str, Any], texts: Mapping[int, Told]) -> Iterable[Agreement]:
    """What every group agrees to (or with what none agrees), the clearest first."""
    found = []
    names = [group["id"] for group in told["groups"]] or [""]
    for number, text in texts.items():
        cells = {name: _cell(told, number, name) for name in names}
        for side in SIDES[:2]:
            shares = [_share(cell, name, side) for name, cell in cells.items() if _is_most(cell, side)]
            known = [share for share in shares if share and share.percent >= AGREED]
            if len(known) == len(names):
                found.append(Agreement(text, number, side == "agree", tuple(known)))
    return sorted(found, key=lambda one: (-min(share.percent for share in one.shares), one.number))


def _is_most(cell: Figures, side: str) -> bool:
    """Whether it is more than a half whatever the exact counts are."""
    return span(cell[side])[0] > sum(span(shown)[1] for other, shown in cell.items() if other != side)


def _rows(told: Mapping[str, Any], texts: Mapping[int, Told]) -> Iterable[Row]:
    for number, text in texts.items():
        cell = _cell(told, number, "")
        yield Row(text, number, about(cell), tuple((side, _share(cell, "", side)) for side in SIDES))
