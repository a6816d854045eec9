"""Drawings made by the server: widths in percent and no viewBox, so that text keeps its size on a phone."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase

COLOURS = ("c-1", "c-2", "c-3")
# percent of the width that a text needs on a phone
ROOM_FOR_A_LETTER = 4
ROOM_FOR_A_SHARE = 25


@dataclass(frozen=True)
class Segment:
    """One piece of a bar. `start` and `width` are ready for SVG ("12.50%"); the letter stands in bar and table."""

    letter: str
    label: str
    cents: int
    start: str
    middle: str
    width: str
    colour: str
    share: int
    has_room: bool
    has_room_for_share: bool


def segments(parts: Iterable[tuple[str, int]]) -> list[Segment]:
    """Labels and cents side by side. A negative amount has no width, but stays in the table."""
    listed = list(parts)
    total = sum(max(cents, 0) for _, cents in listed)
    shares = _shares([100 * max(cents, 0) / total if total else 0.0 for _, cents in listed])
    found, start = [], 0.0
    for number, (label, cents) in enumerate(listed):
        width = 100 * max(cents, 0) / total if total else 0.0
        found.append(
            Segment(
                letter=ascii_uppercase[number % 26],
                label=label,
                cents=cents,
                start=f"{start:.2f}%",
                middle=f"{start + width / 2:.2f}%",
                width=f"{width:.2f}%",
                colour=COLOURS[number % len(COLOURS)],
                share=shares[number],
                has_room=width >= ROOM_FOR_A_LETTER,
                has_room_for_share=width >= ROOM_FOR_A_SHARE,
            )
        )
        start += width
    return found


def _shares(widths: list[float]) -> list[int]:
    """Whole percents that add up to a hundred: what rounding down leaves goes to those that lost most by it."""
    shares = [int(width) for width in widths]
    left = round(sum(widths)) - sum(shares)
    by_loss = sorted(range(len(widths)), key=lambda place: shares[place] - widths[place])
    for place in by_loss[:left]:
        shares[place] += 1
    return shares
