"""Which characters the shipped fonts can print.

One character without a glyph stops Typst for the whole document, so text is checked before. The fonts are read by
Typst only; Python reads `glyphs.txt`, a table of the code points of each family that a test compares with the fonts
(`python -m tests.documents.glyph_table` writes it anew).
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("fonts")
FAMILIES = ("Fira Sans", "Noto Sans", "Noto Sans Arabic")
"""In the order in which Typst looks for a glyph."""
MARK = "▯"
"""Stands visibly for a character that cannot be printed."""

_UNWANTED_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn"})
# The byte order mark is refused by PDF/A; overrides of the writing direction could make an amount read differently.
_UNWANTED = frozenset("\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def missing_glyphs(text: str) -> set[str]:
    """The characters of `text` that cannot be printed: no glyph, or forbidden in an archive PDF."""
    return {text[place] for place in _unprintable_places(text)}


def named(characters: Iterable[str]) -> str:
    """The characters as a sentence lists them: each with its code point, since some cannot be seen."""
    return ", ".join(f"{_seen(character)} (U+{ord(character):04X})" for character in sorted(characters))


def _seen(character: str) -> str:
    return f"„{character}“" if character.isprintable() else "unsichtbares Zeichen"


def printable(text: str) -> tuple[str, set[str]]:
    """The text with MARK in place of each character that cannot be printed, and the set of those characters."""
    places = set(_unprintable_places(text))
    if not places:
        return text, set()
    shown = "".join(MARK if place in places else character for place, character in enumerate(text))
    return shown, {text[place] for place in places}


def _unprintable_places(text: str) -> Iterator[int]:
    """A letter and the marks on it must come from one and the same family, else Typst stops."""
    usable: tuple[str, ...] = ()
    for place, character in enumerate(text):
        families = _families(character)
        if unicodedata.category(character).startswith("M"):
            families = tuple(family for family in usable or FAMILIES if family in families)
        if families:
            usable = families
        else:
            yield place
            # What stands here instead is the mark, and further marks would be put on it.
            usable = _families(MARK)


@cache
def _families(character: str) -> tuple[str, ...]:
    """The families that can print this one character, in order."""
    if character in "\n\t" or ord(character) in _VARIATION_SELECTORS:
        return FAMILIES
    if character in _UNWANTED or unicodedata.category(character) in _UNWANTED_CATEGORIES:
        return ()
    return tuple(family for family in FAMILIES if _covers(family, ord(character)))


def _covers(family: str, point: int) -> bool:
    starts, ends = _table()[family]
    place = bisect_right(starts, point) - 1
    return place >= 0 and point <= ends[place]


@cache
def _table() -> dict[str, tuple[list[int], list[int]]]:
    """First and last code point of each covered range, by family."""
    table = {}
    for line in Path(__file__).with_name("glyphs.txt").read_text(encoding="ascii").splitlines():
        family, _, ranges = line.partition(": ")
        pairs = [(found.split("-")[0], found.split("-")[-1]) for found in ranges.split()]
        table[family] = ([int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs])
    return table
