"""A drawing of stretches of time that may overlap, with marks on them and a line for today. Plain SVG, no script.

`{% include "ui/timeline.html" with drawing=drawing %}` draws it; the page's head needs `ui/timeline.css`, and the same days stand
beside it as a list: the drawing is for wide screens only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

HEAD, ROW, FOOT = 28, 44, 44
CHART = 78.0  # percent of the width; the rest is for the labels
ROOM_FOR_A_WORD = 9.0  # percent of the chart
ROOM_FOR_A_DAY = 8.0
MOST_COLUMNS = 20


@dataclass(frozen=True)
class Stretch:
    """From a first to a last day."""

    label: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Bar:
    """A stretch as drawn: what is over dark, what comes light.

    `done_x` and `done_width` are the window on the dark shape, `shape_x` and `shape_width` that shape inside the window: so both ends stay round.
    """

    label: str
    y: int
    text_y: int
    label_y: int
    x: str
    width: str
    done_x: str
    done_width: str
    shape_x: str
    shape_width: str
    end: str
    is_now: bool
    is_over: bool
    has_room: bool


@dataclass(frozen=True)
class Mark:
    """A day on a bar; its date stands beside it where there is room."""

    on: date
    x: str
    y: int
    text_y: int
    has_room: bool
    on_dark: bool


@dataclass(frozen=True)
class Column:
    """A month, or several, with its own ground every other time; `year` where it is the first of one."""

    first: date
    x: str
    middle: str
    width: str
    shaded: bool
    year: bool


@dataclass(frozen=True)
class Drawing:
    """A finished timeline. `says` is read out in its place."""

    says: str
    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    today: str
    mirrored: bool

    @property
    def height(self) -> int:
        return HEAD + ROW * len(self.bars) + FOOT

    @property
    def foot(self) -> int:
        """Where the rows end."""
        return HEAD + ROW * len(self.bars)

    @property
    def today_y(self) -> int:
        return self.foot + 18

    @property
    def year_y(self) -> int:
        return self.foot + 38


@dataclass(frozen=True)
class Scale:
    """Days as percent of the chart; mirrored where the text runs from right to left."""

    first: date
    last: date
    mirrored: bool

    def at(self, day: date) -> float:
        """The beginning of that day, counted from where time begins."""
        whole = (self.last - self.first).days + 1
        return 100 * min(max((day - self.first).days, 0), whole) / whole

    def box(self, first: float, last: float) -> tuple[str, str]:
        """Left edge and width."""
        left = 100 - last if self.mirrored else first
        return f"{left:.2f}%", f"{max(last - first, 0):.2f}%"

    def spot(self, place: float) -> str:
        return f"{100 - place if self.mirrored else place:.2f}%"


def timeline(
    stretches: Sequence[Stretch], days: Iterable[date], *, first: date, last: date, today: date, says: str, mirrored: bool
) -> Drawing | None:  # fmt: skip
    """Each stretch a row, each day a mark on the row that began last before it. None if there is nothing to draw."""
    if not stretches or last < first:
        return None
    scale = Scale(first, last, mirrored)
    inside, marked = first <= today <= last, sorted(set(days))
    return Drawing(
        says=says,
        columns=tuple(_columns(scale)),
        bars=tuple(
            _bar(stretch, row, scale, today, [day for day in marked if _row(stretches, day) == row])
            for row, stretch in enumerate(stretches)
        ),
        marks=tuple(_marks(stretches, marked, scale, today)),
        today=scale.spot(scale.at(today)) if inside else "",
        mirrored=mirrored,
    )


def _bar(stretch: Stretch, row: int, scale: Scale, today: date, marks: Sequence[date]) -> Bar:
    """The word for what is over stands at the beginning, unless a mark of the row would cover it."""
    start, end = scale.at(stretch.starts_on), scale.at(_next(stretch.ends_on))
    done = min(max(scale.at(today), start), end) if today <= stretch.ends_on else end
    (x, width), (done_x, done_width) = scale.box(start, end), scale.box(start, done)
    top, inner = HEAD + ROW * row, (start, end) if not scale.mirrored else (100 - end, 100 - start)
    window = 100 - done if scale.mirrored else start
    share = 100 / (done - start) if done > start else 0
    return Bar(
        label=stretch.label, y=top + 11, text_y=top + 27, label_y=top + 27, x=x, width=width, done_x=done_x,
        done_width=done_width, shape_x=f"{(inner[0] - window) * share:.2f}%", shape_width=f"{(end - start) * share:.2f}%", end=scale.spot(start), is_now=stretch.starts_on <= today <= stretch.ends_on,
        is_over=stretch.ends_on < today, has_room=min([end, *map(scale.at, marks)]) - start >= ROOM_FOR_A_WORD,
    )  # fmt: skip


def _marks(stretches: Sequence[Stretch], days: Sequence[date], scale: Scale, today: date) -> Iterable[Mark]:
    """The date beside a mark is left out where the next mark of the row, the edge, or the end of the dark would cross it."""
    placed = [(row, day) for day in days if (row := _row(stretches, day)) is not None]
    for number, (row, day) in enumerate(placed):
        later = [scale.at(other) for line, other in placed[number + 1 :] if line == row]
        spot, edge = scale.at(day), later[0] if later else 100 + ROOM_FOR_A_DAY / 2
        dark = min(scale.at(today), scale.at(_next(stretches[row].ends_on)))
        on_dark = spot < dark
        room = (min(edge, dark) if on_dark else edge) - spot
        top = HEAD + ROW * row
        yield Mark(day, scale.spot(spot), top + 22, top + 27, room >= ROOM_FOR_A_DAY, on_dark)


def _row(stretches: Sequence[Stretch], day: date) -> int | None:
    """The stretch that began last before the day and still lasts."""
    lasting = [
        (stretch.starts_on, row)
        for row, stretch in enumerate(stretches)
        if stretch.starts_on <= day <= stretch.ends_on
    ]
    return max(lasting)[1] if lasting else None


def _columns(scale: Scale) -> Iterable[Column]:
    """The months from first to last, the first perhaps not whole; several in one column when there are many."""
    starts = [scale.first]
    while (month := _month_after(starts[-1])) <= scale.last:
        starts.append(month)
    step = -(-len(starts) // MOST_COLUMNS)
    kept = starts[::step]
    for number, first in enumerate(kept):
        end = scale.at(kept[number + 1]) if number + 1 < len(kept) else 100.0
        start = scale.at(first)
        x, width = scale.box(start, end)
        year = number == 0 or first.year != kept[number - 1].year
        # the sliver of a month at the very beginning must not write its year over the next one
        crowded = (
            number == 0 and len(kept) > 1 and kept[1].year != first.year and end - start < ROOM_FOR_A_DAY
        )
        yield Column(first, x, scale.spot((start + end) / 2), width, number % 2 == 0, year and not crowded)


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
