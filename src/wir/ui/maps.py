"""Maps made by the server: bubbles or areas as plain SVG, and the same numbers as a table. No script, no tiles.

`{% include "ui/map.html" with map=drawing %}` draws what `bubble_map` and `area_map` return; the page's head needs
`ui/map.css`. Coordinates are WGS84; the projection is equirectangular, true to scale at the middle latitude, which at
the size of a German state nobody can tell from a better one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, radians, sqrt

WIDTH = 288  # units of the drawing = pixels on a phone 320 px wide: text is never smaller than written
MARGIN = 18
BIGGEST = 16.0
SMALLEST = 1.6
LABELS = 6
LETTER = 6.6  # usual width of a letter at the size of the labels
LINE = 14.0
STEPS = 4  # classes of colour of an area map

Ring = Sequence[Sequence[float]]
Box = tuple[float, float, float, float]  # left, right, top, bottom


@dataclass(frozen=True)
class Point:
    """A place with its number; `value` None when it is not known."""

    lat: float
    lon: float
    value: int | None
    label: str
    href: str = ""


@dataclass(frozen=True)
class Area:
    """An outline of one or more rings of (lon, lat) with its number."""

    rings: Sequence[Ring]
    value: int | None
    label: str
    href: str = ""


@dataclass(frozen=True)
class Shape:
    """One thing in the drawing: a circle (x, y, r) or a path, with its row of the table."""

    label: str
    value: int | None
    href: str
    x: str = ""
    y: str = ""
    r: str = ""
    path: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Name:
    """A name written beside a bubble."""

    text: str
    x: float
    y: float
    anchor: str

    @property
    def box(self) -> Box:
        """The room the letters take."""
        length = LETTER * len(self.text)
        left = self.x - {"start": 0, "middle": length / 2, "end": length}[self.anchor]
        return left, left + length, self.y - LINE / 2, self.y + LINE / 2


@dataclass(frozen=True)
class Step:
    """One class of colour with its lowest and highest number."""

    colour: str
    low: int
    high: int


@dataclass(frozen=True)
class Drawing:
    """A finished map. `shapes` are drawn in this order, `rows` keep the order of the caller: the twin."""

    title: str
    says: str
    what: str
    value_name: str
    height: int
    shapes: tuple[Shape, ...]
    rows: tuple[Shape, ...]
    names: tuple[Name, ...] = ()
    steps: tuple[Step, ...] = ()
    table: bool = True

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def has_links(self) -> bool:
        return any(shape.href for shape in self.shapes)


@dataclass(frozen=True)
class Frame:
    """Turns (lat, lon) into units of the drawing; north is up."""

    west: float
    north: float
    squeeze: float
    scale: float
    height: int

    @classmethod
    def around(cls, spots: Sequence[tuple[float, float]]) -> "Frame":
        """The frame that holds every (lat, lon), at the scale that fills the width; never higher than twice that."""
        lats, lons = [lat for lat, _ in spots], [lon for _, lon in spots]
        squeeze = cos(radians((min(lats) + max(lats)) / 2))
        wide, high = (max(lons) - min(lons)) * squeeze, max(lats) - min(lats)
        room = WIDTH - 2 * MARGIN
        scale = min(room / wide if wide else room, 2 * room / high if high else room)
        aside = (room - wide * scale) / 2 / scale
        return cls(min(lons) - aside / squeeze, max(lats), squeeze, scale, ceil(high * scale) + 2 * MARGIN)

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        return (
            MARGIN + (lon - self.west) * self.squeeze * self.scale,
            MARGIN + (self.north - lat) * self.scale,
        )


def bubble_map(
    points: Iterable[Point], *, title: str, says: str, what: str, value_name: str, table: bool = True
) -> Drawing | None:
    """A bubble for each point, its area in proportion to the value; None if there is no point.

    `title` stands above, `says` is the sentence read out instead of the drawing, `what` and `value_name` head the two
    columns of the table. `table=False` only where the page shows the same rows in a table of its own.
    """
    listed = list(points)
    if not listed:
        return None
    frame = Frame.around([(point.lat, point.lon) for point in listed])
    most = max((point.value or 0 for point in listed), default=0) or 1
    rows, drawn = [], []
    for point in listed:
        x, y = frame.place(point.lat, point.lon)
        radius = max(SMALLEST, BIGGEST * sqrt(max(point.value or 0, 0) / most))
        colour = "m-none" if point.value is None else ""
        shape = Shape(
            point.label, point.value, point.href, f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}", colour=colour
        )
        rows.append(shape)
        drawn.append((radius, x, y, shape))
    # Big ones first: a small bubble must stay in sight and within reach.
    drawn.sort(key=lambda entry: -entry[0])
    return Drawing(
        title=title,
        says=says,
        what=what,
        value_name=value_name,
        height=frame.height,
        shapes=tuple(shape for _, _, _, shape in drawn),
        rows=tuple(rows),
        names=_names(drawn, frame.height),
        table=table,
    )


def area_map(
    areas: Iterable[Area], *, title: str, says: str, what: str, value_name: str, table: bool = True
) -> Drawing | None:
    """Each outline in one of four shades, every shade for about as many areas; otherwise as `bubble_map`."""
    listed = [area for area in areas if any(len(ring) >= 3 for ring in area.rings)]
    if not listed:
        return None
    frame = Frame.around([(spot[1], spot[0]) for area in listed for ring in area.rings for spot in ring])
    steps = _steps(sorted(area.value for area in listed if area.value is not None))
    shapes = tuple(
        Shape(
            area.label,
            area.value,
            area.href,
            path=_path(area.rings, frame),
            colour=_colour(area.value, steps),
        )
        for area in listed
    )
    return Drawing(title, says, what, value_name, frame.height, shapes, shapes, steps=steps, table=table)


def _names(drawn: Sequence[tuple[float, float, float, Shape]], height: int) -> tuple[Name, ...]:
    """Names of the biggest bubbles beside, below or above them, as far as they cover no other name and none of these bubbles."""
    taken: list[Box] = [(x - r, x + r, y - r, y + r) for r, x, y, _ in drawn[:LABELS]]
    written = []
    for radius, x, y, shape in drawn[:LABELS]:
        aside, below = radius + 3, radius + LINE / 2 + 1
        sides = (
            Name(shape.label, x + aside, y, "start"),
            Name(shape.label, x - aside, y, "end"),
            Name(shape.label, x, y + below, "middle"),
            Name(shape.label, x, y - below, "middle"),
        )
        name = next((side for side in sides if _has_room(side.box, height, taken)), None)
        if name:
            written.append(name)
            taken.append(name.box)
    return tuple(written)


def _has_room(box: Box, height: int, taken: Iterable[Box]) -> bool:
    left, right, top, bottom = box
    inside = left >= 0 and right <= WIDTH and top >= 0 and bottom <= height
    return inside and not any(
        left < box[1] and box[0] < right and top < box[3] and box[2] < bottom for box in taken
    )


def _steps(values: Sequence[int]) -> tuple[Step, ...]:
    """Classes with about equally many values; equal values are never torn apart."""
    if not values:
        return ()
    lows = sorted({values[len(values) * number // STEPS] for number in range(STEPS)})
    bounds = [*lows, values[-1] + 1]
    return tuple(
        Step(f"m-{number}", low, max(value for value in values if value < above))
        for number, (low, above) in enumerate(pairwise(bounds), start=1)
    )


def _colour(value: int | None, steps: Sequence[Step]) -> str:
    return next((step.colour for step in steps if value is not None and value <= step.high), "m-none")


def _path(rings: Iterable[Ring], frame: Frame) -> str:
    """Half units are fine enough for the eye. Every corner is rounded alike, so that neighbours still touch.

    Steps from corner to corner are shorter to write than places: the page of a whole state stays light.
    """
    parts = []
    for ring in rings:
        spots: list[tuple[float, float]] = []
        for lon, lat, *_ in ring:
            x, y = frame.place(lat, lon)
            spot = (round(x * 2) / 2, round(y * 2) / 2)
            if not spots or spot != spots[-1]:
                spots.append(spot)
        if len(spots) >= 3:
            steps = [f"{c - a:g},{d - b:g}" for (a, b), (c, d) in pairwise(spots)]
            parts.append(f"M{spots[0][0]:g},{spots[0][1]:g}l{' '.join(steps)}z")
    return "".join(parts)
