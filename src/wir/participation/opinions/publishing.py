"""What everybody may read of a conversation: figures that leave at least five possible values for each count behind them.

A snapshot is worked out once, from the exact counts, and only this is kept. Nothing is withheld and nothing is tried by a
solver: the figures go out in an order, and each is rounded so that it leaves room above what those before it say.

1. Each answer of each group to each statement: to the next multiple of five, under eight covered.
2. Each answer of all people: the same; but where the groups alone already need nearly all of it, the next larger figure.
3. How many people are in a group: whole tens, or larger where its answers need nearly all of these.
4. How many people there are: whole tens, or larger where groups and answers need nearly all of these.

Which values share a figure follows from figures that everybody has read before. So a reader knows for each count a range of
five values or more and that the parts are no more than the whole, and the ranges are made so that each part can grow by
four when all others are at their smallest. Answers are never taken back, they only change: `seen_at_least` is what
earlier snapshots prove of a statement, and the passes are rounded so that they leave room above it. Which statements mark a
group is found from these figures too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wir.core.counts import BASE, COVERED_UP_TO, FEWEST_NEW, FEWEST_VALUES, Figures, round_to, rounded, span

SIDES = ("agree", "disagree", "pass")
ROOM = FEWEST_VALUES - 1
TENS = 10
FEWEST_STATEMENTS = 9
"""Groups are told from so many statements on. Who is in a group answered seven or all of them; of seven statements everybody
in it answered each, and that ties all its figures to each other."""
COVERED = 3
"""What a covered count is taken for in sums, in the middle of nought to seven."""
SAME = 0.6
KEPT = ((0.8, "most"), (0.5, "half"), (0.0, "few"))
"""Most stayed in their group, more than a half, or fewer."""
FEWEST_FOR_A_WORD = 50


@dataclass(frozen=True)
class Row:
    """One statement: the figures of all and of each group, and what they prove: people in each group, and people at all."""

    everybody: Figures
    groups: dict[str, Figures]
    in_groups: dict[str, int]
    seen: int


def without_groups(found: Mapping[str, Any]) -> dict[str, Any]:
    """A report of everybody, as if no groups had been looked for."""
    return {**found, "groups": []}


def publishable(told: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """A snapshot from the exact report of a moment; `before` is the snapshot that people have read until now.

    The caller sees to it that ten or more people have come since `before`.
    """
    names = [group["id"] for group in told["groups"]]
    earlier = before["seen_at_least"] if before else {}
    rows = {
        number: row(stats, names, earlier.get(number, 0))
        for number, stats in told["statements_stats"].items()
        if "out" not in stats
    }
    people = {group["id"]: _people_in(group, rows.values()) for group in told["groups"]}
    outside = max((one.seen - sum(one.in_groups.values()) for one in rows.values()), default=0)
    reach = sum(least for _shown, least in people.values()) + outside + ROOM
    return {
        "people": max(_tens(told["participants"], reach), before["people"] + FEWEST_NEW if before else 0),
        "groups": [
            {"id": name, "people": people[name][0], "marks": found}
            for name, found in zip(names, marks(rows, names), strict=True)
        ],
        "statements": {number: {"all": one.everybody, "groups": one.groups} for number, one in rows.items()},
        "seen_at_least": {**earlier, **{number: one.seen for number, one in rows.items()}},
        "kept": _kept(told["groups"], sum(shown for shown, _least in people.values())),
        "resamples": told["stability"]["resamples"],
        "same_without_straight": _same_without_straight(told["stability"]),
    }


def row(stats: Mapping[str, Any], names: Iterable[str], seen_before: int = 0) -> Row:
    """The figures of one statement. `seen_before`: so many answers to it are proved by earlier snapshots."""
    groups = {name: _cell(stats["groups"].get(name)) for name in names}
    everybody: Figures = {}
    least = {}
    for side in SIDES:
        needed = sum(span(cell[side])[0] for cell in groups.values())
        reach = needed + ROOM
        if side == SIDES[-1]:
            reach = max(reach, seen_before + ROOM - sum(span(shown)[1] for shown in everybody.values()))
        first = _reaching(reach)
        if stats[side] <= span(first)[1]:
            everybody[side], least[side] = first, needed
        else:
            everybody[side] = rounded(stats[side])
            least[side] = span(everybody[side])[0]
    in_groups = {name: sum(span(shown)[0] for shown in cell.values()) for name, cell in groups.items()}
    return Row(everybody, groups, in_groups, max(sum(least.values()), seen_before))


def about(cell: Figures) -> int:
    """About how many people answered, made of published figures; 0 where all are covered."""
    if all(shown is None for shown in cell.values()):
        return 0
    return round_to(sum(COVERED if shown is None else shown for shown in cell.values()))


def marks(rows: Mapping[str, Row], names: list[str]) -> list[list[dict[str, Any]]]:
    """What marks each group: the same tests as in the report, on published figures."""
    import numpy as np  # noqa: PLC0415 - 30 MB that no web worker needs

    from wir.algorithms.opinions import Parameters, report  # noqa: PLC0415 - the same
    from wir.algorithms.opinions.statistics import Counts  # noqa: PLC0415 - the same

    if not names:
        return []
    cells = [[estimated(one.groups[name]) for one in rows.values()] for name in names]
    table = np.array(cells, dtype=np.float64)
    counts = Counts(table[..., 0], table[..., 1], table[..., 2])
    found = report.marks(list(rows), counts, Parameters())
    return [
        [{key: mark[key] for key in ("statement", "direction", "clear")} for mark in line] for line in found
    ]


def estimated(cell: Figures) -> tuple[int, int, int]:
    """Agree, disagree and all, made of published figures; nothing where all are covered."""
    agree, disagree, _passed = (COVERED if cell[side] is None else cell[side] for side in SIDES)
    seen = about(cell)
    return (agree or 0, disagree or 0, seen) if seen else (0, 0, 0)


def _cell(counts: Mapping[str, int] | None) -> Figures:
    """Of one group; where very few answered there are no counts at all."""
    return {side: rounded(counts[side]) if counts else None for side in SIDES}


def _reaching(count: int) -> int | None:
    """The smallest figure that can stand for `count`."""
    return None if count <= COVERED_UP_TO else -(-(count - BASE // 2) // BASE) * BASE


def _tens(count: int, reach: int) -> int:
    """Whole tens; the smallest one that can stand for `reach` when the count has fewer."""
    return max(count // TENS * TENS, -(-(reach - TENS + 1) // TENS) * TENS)


def _people_in(group: Mapping[str, Any], rows: Iterable[Row]) -> tuple[int, int]:
    """The figure of one group, and how many people are in it at least: its answers prove that."""
    proved = max(*(one.in_groups[group["id"]] for one in rows), BASE)
    shown = _tens(group["size"], proved + ROOM)
    return shown, max(proved, shown if shown > _tens(0, proved + ROOM) else 0)


def _kept(groups: Iterable[Mapping[str, Any]], shown: int) -> str:
    """How many stayed in their group when it was made anew of people drawn by chance, in one of three words.

    None of them for fewer than fifty people in all groups by the published figures: then a word stood for few people.
    """
    listed = list(groups)
    people = sum(group["size"] for group in listed)
    if shown < FEWEST_FOR_A_WORD or not people:
        return ""
    return word_of(sum(group["size"] * group["kept"] for group in listed) / people)


def word_of(share: float) -> str:
    """The word for this share of people who stayed."""
    return next(word for least, word in KEPT if share >= least)


def _same_without_straight(stability: Mapping[str, Any]) -> bool | None:
    """Whether the groups would be the same without people who always answer alike; None when there are hardly any."""
    agreement = stability.get("agreement_without_straight_liners")
    if agreement is None or rounded(stability["straight_liners"]) is None:
        return None
    return bool(agreement >= SAME)
