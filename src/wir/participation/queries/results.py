"""What was answered. While a survey is open everybody sees the same rounded counts, those who work on it too: with exact
ones, before and after somebody handed in, they would know what that person answered. Afterwards they see exact counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from wir.core.counts import FEWEST_NEW, Published, margin_of_error
from wir.participation.models import Answer, Channel, Snapshot, Survey
from wir.participation.queries.questionnaires import Item, Questionnaire
from wir.participation.questions import Table

WAYS = ("web", "paper")
FEWEST_FOR_A_PEAK, TIMES_THE_USUAL = 20, 4


@dataclass(frozen=True)
class Line:
    """One cell: its label, how it is shown by column, and the width of its bar."""

    label: str
    shown: list[str]
    width: str


@dataclass(frozen=True)
class Result:
    """One table ready for the page. `error` is the margin of error in percentage points, 0 where there is none."""

    item: Item
    table: Table
    head: list[str]
    lines: list[Line]
    total: str
    error: float
    taken_on: date | None = None


def way_of(channel: str) -> str:
    """Published tables know two ways only."""
    return "web" if channel == Channel.WEB else "paper"


def values_of(survey: Survey) -> dict[int, list[tuple[str, dict[str, Any]]]]:
    """Question -> (channel, value) of every answer that counts. One statement."""
    found: dict[int, list[tuple[str, dict[str, Any]]]] = {}
    rows = Answer.objects.filter(response__survey=survey, asked=True)
    for question, channel, value in rows.values_list("question_id", "response__channel", "value"):
        found.setdefault(question, []).append((channel, value))
    return found


def inside(sheet: Questionnaire) -> list[tuple[Item, list[Result]]]:
    """Every question with its exact tables, by channel; only where `are_exact`."""
    values = values_of(sheet.survey)
    return [(item, _exact(sheet.survey, item, values.get(item.question.pk, []))) for item in sheet.items]


def _exact(survey: Survey, item: Item, values: list[tuple[str, dict[str, Any]]]) -> list[Result]:
    channels = sorted({channel for channel, _value in values}, key=Channel.values.index)
    everything = item.kind.tally(item.asked, [value for _channel, value in values])
    split = {
        channel: item.kind.tally(item.asked, [value for here, value in values if here == channel])
        for channel in channels
    }
    several = channels if len(channels) > 1 else []
    return [
        Result(
            item,
            table,
            [str(Channel(channel).label) for channel in several],
            [
                Line(
                    cell.text,
                    [
                        str(everything[table.code][cell.code]),
                        *(str(split[channel][table.code][cell.code]) for channel in several),
                    ],
                    _width(everything[table.code][cell.code], len(values)),
                )
                for cell in table.cells
            ],
            str(len(values)),
            margin_of_error(len(values), survey.population or 0) if survey.is_representative else 0.0,
        )
        for table in item.kind.tables(item.asked)
    ]


def tens(count: int) -> str:
    """How many came, in steps of ten, so that nobody sees one more come."""
    if count < FEWEST_NEW:
        return _("weniger als 10")
    return _("mindestens %(count)s") % {"count": count // FEWEST_NEW * FEWEST_NEW}


def are_exact(survey: Survey, answers: int) -> bool:
    """Whether those who work on it see exact counts and rows: it takes no more answers, and there are ten or more."""
    return survey.state == "closed" and answers >= FEWEST_NEW


def rounded_inside(sheet: Questionnaire) -> list[tuple[Item, list[Result]]]:
    """Every question as in its last snapshot, published or not; no tables where there is none yet. One statement."""
    last = _last_snapshots(sheet)
    return [
        (item, _shown(sheet.survey, item, last[item.question.pk]) if item.question.pk in last else [])
        for item in sheet.items
    ]


def outside(sheet: Questionnaire) -> list[tuple[Item, list[Result]]]:
    """The questions whose results are published, as in their last snapshot. One statement."""
    return [(item, tables) for item, tables in rounded_inside(sheet) if item.question.published and tables]


def _last_snapshots(sheet: Questionnaire) -> dict[int, Snapshot]:
    found = Snapshot.objects.filter(question__survey=sheet.survey).order_by("pk")
    return {snapshot.question_id: snapshot for snapshot in found}


def _shown(survey: Survey, item: Item, snapshot: Snapshot) -> list[Result]:
    found = []
    for table in item.kind.tables(item.asked):
        if table.code not in snapshot.table:
            continue
        stored = Published.from_json(snapshot.table[table.code])
        total = stored.total.get("all")
        ways = list(stored.groups)
        widest = total or sum(shown or 0 for shown in stored.cells.values()) or 1
        sampled = survey.is_representative and total
        found.append(
            Result(
                item,
                table,
                ways,
                [
                    Line(
                        cell.text,
                        [
                            _figure(stored.cells.get(cell.code)),
                            *(_figure(stored.groups[way].get(cell.code)) for way in ways),
                        ],
                        _width(stored.cells.get(cell.code) or 0, widest),
                    )
                    for cell in table.cells
                ],
                _figure(total) if stored.total else "",
                margin_of_error(total or 0, survey.population or 0) if sampled else 0.0,
                snapshot.taken_on,
            )
        )
    return found


def _figure(shown: int | None) -> str:
    """Empty stands for "under 8"; the page has the words."""
    return "" if shown is None else str(shown)


def _width(count: int, of: int) -> str:
    return f"{100 * min(count, of) / of:.1f}%" if of else "0%"


def counted(
    item: Item, values: Iterable[tuple[str, dict[str, Any]]]
) -> dict[str, tuple[Any, dict[str, int]]]:
    """Table -> (way -> cell -> count, way -> who answered), for what is to be published. Both ways only if both were used."""
    listed = list(values)
    ways = [way for way in WAYS if any(way_of(channel) == way for channel, _value in listed)] or ["web"]
    by_way = {way: [value for channel, value in listed if way_of(channel) == way] for way in ways}
    tallies = {way: item.kind.tally(item.asked, found) for way, found in by_way.items()}
    return {
        table.code: (
            {way: tallies[way][table.code] for way in ways},
            {way: _answered(table, tallies[way][table.code], len(by_way[way])) for way in ways},
        )
        for table in item.kind.tables(item.asked)
    }


def _answered(table: Table, cells: Mapping[str, int], answers: int) -> int:
    """Who answered: with parts the sum of the cells, because a row of a matrix may be left out."""
    return sum(cells.values()) if table.parts else answers


def peaks(survey: Survey) -> list[tuple[date, int]]:
    """Days on which suddenly very many answers came; somebody should look why."""
    rows = survey.responses.values("answered_on").annotate(count=Count("pk"))
    return peaks_in({row["answered_on"]: row["count"] for row in rows})


def peaks_in(by_day: Mapping[date, int]) -> list[tuple[date, int]]:
    """The days with clearly more than usual, in order."""
    if len(by_day) < 2:
        return []
    return [
        (day, count)
        for day, count in sorted(by_day.items())
        if count >= FEWEST_FOR_A_PEAK
        and count > TIMES_THE_USUAL * median(other for other_day, other in by_day.items() if other_day != day)
    ]
