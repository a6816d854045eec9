"""The one ornament of the house: a mosaic of circles and quarter circles, drawn by the server, the same every time."""

from dataclasses import dataclass

SIDE = 50
# One pair a tile: the shape (o disc, q quarter, h half, a number turns it) and the part's colour; "-" is bare ground.
ROWS = (
    ("q0", "1", "o", "3", "-", "2", "h1", "4", "q1", "2", "-", "1"),
    ("-", "4", "h2", "2", "q3", "1", "o", "1", "-", "3", "q2", "4"),
    ("o", "2", "q2", "4", "-", "3", "q1", "3", "h0", "1", "o", "2"),
    ("h3", "3", "-", "1", "o", "4", "q0", "2", "q2", "4", "-", "1"),
    ("q1", "4", "q3", "3", "h2", "1", "-", "2", "o", "3", "q3", "1"),
)
QUARTER = "M0 0h50a50 50 0 0 1-50 50z"
HALF = "M0 0h50a25 25 0 0 1-50 0z"


@dataclass(frozen=True)
class Tile:
    """One square. `path` is empty for a disc or a bare ground; `turn` is an SVG transform."""

    x: int
    y: int
    colour: str
    path: str
    turn: str
    disc: bool

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + SIDE // 2, self.y + SIDE // 2


def _tile(shape: str, colour: str, column: int, row: int) -> Tile:
    x, y = column * SIDE, row * SIDE
    path = {"q": QUARTER, "h": HALF}.get(shape[0], "")
    turn = f"translate({x} {y}) rotate({90 * int(shape[1])} 25 25)" if path else ""
    return Tile(x, y, colour, path, turn, shape == "o")


TILES = tuple(
    _tile(shape, colour, column, row)
    for row, pairs in enumerate(ROWS)
    for column, (shape, colour) in enumerate(zip(pairs[::2], pairs[1::2], strict=True))
)
