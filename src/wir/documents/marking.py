"""What the shipped fonts cannot print stands as a mark, and the paper says which characters are meant and where to read them.

For words that the office does not write itself: an emoji in somebody's comment must not hold up an official paper.
"""

from collections.abc import Iterator
from itertools import islice

from wir.documents import fonts

AROUND = 30
"""So many characters before and after the first mark show which text is meant."""
MOST_NAMED = 12


def marked(data: dict[str, object]) -> dict[str, object]:
    """The data with `fonts.MARK` in place of each character that cannot be printed, however deep it stands."""
    found = _marked(data)
    assert isinstance(found, dict)
    return found


def marked_and_told(data: dict[str, object], *, read_at: str) -> dict[str, object]:
    """The same, with what the letter layout prints at the end: which characters of which text, and the address to read it at."""
    told = list(dict.fromkeys(_told(data)))
    if not told:
        return data
    return {**marked(data), "unprinted": {"texts": told, "read_at": read_at}}


def _marked(value: object) -> object:
    if isinstance(value, str):
        return fonts.printable(value)[0]
    if isinstance(value, dict):
        return {key: _marked(inner) for key, inner in value.items()}
    return [_marked(inner) for inner in value] if isinstance(value, list | tuple) else value


def _told(value: object) -> Iterator[str]:
    """One sentence for each text that holds such characters."""
    if isinstance(value, str):
        shown, lost = fonts.printable(value)
        if lost:
            yield f"„{_excerpt(shown)}“: {fonts.MARK} steht für {_points(lost)}."
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _told(inner)


def _excerpt(shown: str) -> str:
    line = " ".join(shown.split())
    at = line.index(fonts.MARK)
    first, last = max(0, at - AROUND), at + AROUND + 1
    return f"{'…' if first else ''}{line[first:last]}{'…' if last < len(line) else ''}"


def _points(lost: set[str]) -> str:
    named = ", ".join(f"U+{ord(one):04X}" for one in islice(sorted(lost), MOST_NAMED))
    more = len(lost) - MOST_NAMED
    return named if more <= 0 else f"{named} und {more} weitere"
