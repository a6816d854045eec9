"""A result told in numbers that may be published: every count rounded to five, shares made of these, small cells left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wir.core.counts import round_to
from wir.participation.models import OpinionResult, Statement
from wir.strategy.wording import Told

LEAST_SEEN = 10
"""A share of fewer people than this (rounded) is not told."""
AGREED = 60
"""From this share on in every group, all are said to agree; a rounded share of 60 can be no less than a bare half."""
MARKS = 3
SHAPES = {"A": "circle", "B": "square", "C": "triangle", "D": "diamond", "E": "cross"}


@dataclass(frozen=True)
class Share:
    """`part` of `of` people, both rounded to five; what stands beside every sentence."""

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
    """One group: its letter, its shape on the map, about how many people, what marks it."""

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
    """One statement in the table of all: shares of all people, or none when too few saw it."""

    statement: Told
    number: int
    agree: Share | None
    disagree: Share | None
    passed: Share | None


@dataclass(frozen=True)
class Picture:
    """What a page shows of a result."""

    people: int
    statements: int
    groups: tuple[Group, ...]
    agreements: tuple[Agreement, ...]
    rows: tuple[Row, ...]
    outside: int
    kept_of_100: int | None
    resamples: int
    same_without_straight: bool | None


def tell_result(result: OpinionResult, statements: Iterable[Statement], words: Mapping[Any, Told]) -> Picture:
    """`statements` are those that stand to the vote now, `words` their texts in the reader's language by primary key.

    One that was taken out since then is not told any more.
    """
    told = result.told
    texts = {one.number: words[one.pk] for one in statements}
    groups = tuple(_group(group, told, texts) for group in told["groups"])
    return Picture(
        people=round_to(told["participants"]),
        statements=len(texts),
        groups=groups,
        agreements=tuple(_agreements(told, texts)),
        rows=tuple(_rows(told, texts)),
        outside=round_to(told["participants"] - told["in_conversation"]),
        kept_of_100=_kept(told["groups"]),
        resamples=told["stability"]["resamples"],
        same_without_straight=_same_without_straight(told["stability"]),
    )


def _group(group: Mapping[str, Any], told: Mapping[str, Any], texts: Mapping[int, Told]) -> Group:
    name = group["id"]
    marks = []
    for mark in group["representative"]:
        number, side = int(mark["statement"]), mark["direction"]
        share = _share(told, number, name, side)
        if share and number in texts:
            marks.append(Mark(texts[number], number, side == "agree", share, mark["clear"]))
    return Group(name, SHAPES[name], round_to(group["size"]), tuple(marks[:MARKS]))


def _share(told: Mapping[str, Any], number: int, group: str, side: str) -> Share | None:
    """Of one group, or of all when `group` is empty."""
    stats = told["statements_stats"].get(str(number))
    cell = stats and (stats["groups"].get(group) if group else stats)
    if not cell:
        return None
    of = round_to(cell["agree"] + cell["disagree"] + cell["pass"])
    return Share(group, min(of, round_to(cell[side])), of) if of >= LEAST_SEEN else None


def _agreements(told: Mapping[str, Any], texts: Mapping[int, Told]) -> Iterable[Agreement]:
    """What every group agrees to (or with what none agrees), the clearest first."""
    found = []
    names = [group["id"] for group in told["groups"]] or [""]
    for number, text in texts.items():
        for side in ("agree", "disagree"):
            shares = [_share(told, number, name, side) for name in names]
            known = [share for share in shares if share]
            if len(known) == len(names) and min(share.percent for share in known) >= AGREED:
                found.append(Agreement(text, number, side == "agree", tuple(known)))
    return sorted(found, key=lambda one: (-min(share.percent for share in one.shares), one.number))


def _rows(told: Mapping[str, Any], texts: Mapping[int, Told]) -> Iterable[Row]:
    for number, text in texts.items():
        yield Row(text, number, *(_share(told, number, "", side) for side in ("agree", "disagree", "pass")))


def _kept(groups: Iterable[Mapping[str, Any]]) -> int | None:
    """Of 100 people, how many stayed in their group when it was made anew of people drawn by chance."""
    listed = list(groups)
    people = sum(group["size"] for group in listed)
    return round(100 * sum(group["size"] * group["kept"] for group in listed) / people) if people else None


def _same_without_straight(stability: Mapping[str, Any]) -> bool | None:
    """Whether the groups would be the same without people who always answer alike; None when there are hardly any."""
    agreement = stability.get("agreement_without_straight_liners")
    if agreement is None or round_to(stability["straight_liners"]) == 0:
        return None
    return bool(agreement >= 0.6)
