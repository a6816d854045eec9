"""What a command is given, read with care: every way a file can be wrong gets one clear German sentence."""

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import BinaryIO

from wir.algorithms.bad_input import BadInput
from wir.core import strict_json

MOST_BYTES = 20_000_000


class UnusableError(Exception):
    """Something the command cannot work with. The text is one German sentence for stderr."""


def read_json(name: str) -> object:
    """The JSON in a file, or on standard input for "-". Raises UnusableError."""
    text = read_text(name)
    if not text.strip():
        raise UnusableError(f"{name}: Die Eingabe ist leer. Erwartet wird ein Fall als JSON.")
    try:
        return strict_json.parse(text)
    except strict_json.UnfitError as wrong:
        raise UnusableError(f"{name}: {wrong}") from None


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The file, or standard input for "-", for reading bytes. Raises UnusableError."""
    try:
        if name == "-":
            yield sys.stdin.buffer
        else:
            with Path(name).open("rb") as file:
                yield file
    except FileNotFoundError:
        raise UnusableError(f"{name}: Diese Datei gibt es nicht.") from None
    except (OSError, ValueError) as wrong:
        if isinstance(wrong, BadInput):
            raise
        raise UnusableError(f"{name}: Diese Datei lässt sich nicht lesen.") from None


def read_table(name: str, most: int = MOST_BYTES) -> list[dict[str, str]]:
    """The rows of a CSV file with a heading, all cells as text without spaces around. Raises UnusableError.

    Where the heading has semicolons and no comma, semicolons separate the columns, as office programs here write it.
    """
    try:
        text = read_text(name, most)
        head = text.partition("\n")[0]
        separator = ";" if ";" in head and "," not in head else ","
        rows = list(csv.DictReader(StringIO(text), strict=True, delimiter=separator))
    except csv.Error:
        raise UnusableError(f"{name}: Die Datei lässt sich nicht als Tabelle lesen.") from None
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise UnusableError(f"{name}: Zeile {number} hat eine andere Zahl von Spalten als die Kopfzeile.")
    return [{str(key).strip(): str(value).strip() for key, value in row.items()} for row in rows]


def read_text(name: str, most: int = MOST_BYTES) -> str:
    """The text of a file. Raises UnusableError."""
    with opened(name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise UnusableError(
            f"{name}: Die Eingabe ist zu groß. Mehr als {most // 1_000_000} Megabyte lesen wir nicht."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableError(
            f"{name}: Die Eingabe ist kein Text in UTF-8. Speichern Sie sie bitte so ab."
        ) from None
