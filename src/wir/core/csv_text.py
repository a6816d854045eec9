"""Tables as text for spreadsheets, in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBERS = frozenset("0123456789.,")


def as_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """UTF-8 text with a head, fields parted by ";" as German spreadsheets expect, lines ended by CR LF (RFC 4180)."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in head])
    writer.writerows([[safe_cell(cell) for cell in row] for row in rows])
    return text.getvalue()


def safe_cell(value: object) -> str:
    """The value as text; what a spreadsheet would run as a formula gets an apostrophe before it. None is empty."""
    text = "" if value is None else str(value)
    if text.lstrip(" \n\ufeff").startswith(_STARTS_A_FORMULA) and not _is_negative_number(text):
        return f"'{text}"
    return text


def _is_negative_number(text: str) -> bool:
    return text.startswith("-") and len(text) > 1 and set(text[1:]) <= _NUMBERS
