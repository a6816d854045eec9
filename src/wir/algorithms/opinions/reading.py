"""Reading a table of votes quickly: columns `voter-id`, `comment-id`, `vote`, in any order, others ignored.

Commas separate the columns, or semicolons where the heading has no comma.

Blocks of plain rows are taken apart with array operations; a block with quotes, blank lines, blanks around an id or other
surprises goes through the csv module, which is slower and as exact. Both read the same out of the same row.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from wir.algorithms.bad_input import BadInput
from wir.algorithms.opinions.votes import Ids, Small, Votes

COLUMNS = ("voter-id", "comment-id", "vote")
BLOCK = 1 << 24  # bytes
LONGEST_ID = 100
Bytes = npt.NDArray[np.uint8]
Columns = tuple[Ids, Ids, Small]
# Bytes with which a blank may begin or end, which do not belong to an id: those of ASCII, and of other alphabets any.
EDGES = np.array([byte > 127 or chr(byte).isspace() for byte in range(256)])


@dataclass(frozen=True)
class Shape:
    """Where the three columns stand, how many there are, what separates them."""

    places: Sequence[int]
    width: int
    separator: str


def read(file: BinaryIO) -> Votes:
    """The votes in a CSV file. Raises BadInput with the line that is wrong."""
    head = file.readline().removeprefix(b"\xef\xbb\xbf")
    separator = ";" if b";" in head and b"," not in head else ","
    names = [name.strip().lower() for name in _text(head, 1).strip().split(separator)]
    if missing := [name for name in COLUMNS if name not in names]:
        raise BadInput(
            f"In der ersten Zeile fehlt die Spalte „{missing[0]}“. Nötig sind: {', '.join(COLUMNS)}."
        )
    if twice := [name for name in COLUMNS if names.count(name) > 1]:
        raise BadInput(
            f"In der ersten Zeile steht die Spalte „{twice[0]}“ zweimal. Welche gilt, wissen wir nicht."
        )
    shape = Shape([names.index(name) for name in COLUMNS], len(names), separator)
    parts = list(_parts(file, shape))
    if not parts:
        raise BadInput("Die Datei hat keine Stimmen, nur eine Kopfzeile.")
    return Votes.of(
        _joined([part[0] for part in parts]),
        _joined([part[1] for part in parts]),
        np.concatenate([part[2] for part in parts]),
    )


def _parts(file: BinaryIO, shape: Shape) -> Iterator[Columns]:
    line, rest = 2, b""
    while block := file.read(BLOCK):
        block = rest + block
        cut = block.rfind(b"\n") + 1
        rest, block = block[cut:], block[:cut]
        if block:
            yield from _block(block, shape, line)
            line += block.count(b"\n")
    if rest:
        yield from _block(rest + b"\n", shape, line)


def _block(block: bytes, shape: Shape, line: int) -> Iterator[Columns]:
    block = block.replace(b"\r\n", b"\n")
    if not block.isascii():
        _text(block, line)
    found = None if b'"' in block or b"\r" in block else _plain(np.frombuffer(block, dtype=np.uint8), shape)
    found = found or _careful(block, shape, line)
    if len(found[2]):
        yield found


def _plain(text: Bytes, shape: Shape) -> Columns | None:
    """All rows at once, or None when a row has another number of cells, a strange vote, a long id or one with blanks."""
    places, width = shape.places, shape.width
    every = np.flatnonzero((text == ord(shape.separator)) | (text == ord("\n")))
    if len(every) % width:
        return None
    ends = every.reshape(-1, width)
    if not (text[ends[:, -1]] == ord("\n")).all() or (text[ends[:, :-1]] == ord("\n")).any():
        return None
    starts = np.concatenate(([0], ends.ravel()[:-1] + 1)).reshape(-1, width)
    voter, statement = (_ids(text, starts[:, place], ends[:, place]) for place in places[:2])
    vote = _votes(text, starts[:, places[2]], ends[:, places[2]])
    return None if voter is None or statement is None or vote is None else (voter, statement, vote)


def _votes(text: Bytes, start: npt.NDArray[np.int64], end: npt.NDArray[np.int64]) -> Small | None:
    length, first = end - start, text[start]
    minus = (length == 2) & (first == ord("-"))
    digit = np.where(minus, text[np.minimum(start + 1, len(text) - 1)], first)
    fits = ((length == 1) & ((digit == ord("0")) | (digit == ord("1")))) | (minus & (digit == ord("1")))
    if not fits.all():
        return None
    return np.where(minus, -1, digit.astype(np.int8) - ord("0")).astype(np.int8)


def _ids(text: Bytes, start: npt.NDArray[np.int64], end: npt.NDArray[np.int64]) -> Ids | None:
    length = end - start
    longest = int(length.max())
    if int(length.min()) == 0 or longest > LONGEST_ID:
        return None
    if EDGES[text[start]].any() or EDGES[text[end - 1]].any():
        return None
    if longest > 18 or ((length > 1) & (text[start] == ord("0"))).any():
        return _words(text, start, length, longest)
    number = np.zeros(len(start), dtype=np.int64)
    for place in range(longest):
        inside = place < length
        digit = text[np.minimum(start + place, len(text) - 1)].astype(np.int64) - ord("0")
        if ((digit[inside] < 0) | (digit[inside] > 9)).any():
            return _words(text, start, length, longest)
        number = np.where(inside, number * 10 + digit, number)
    return number


def _words(text: Bytes, start: npt.NDArray[np.int64], length: npt.NDArray[np.int64], longest: int) -> Ids:
    places = start[:, None] + np.arange(longest)
    letters = np.where(
        np.arange(longest) < length[:, None], text[np.minimum(places, len(text) - 1)], 0
    ).astype(np.uint8)
    return letters.view(f"S{longest}").ravel()


def _careful(block: bytes, shape: Shape, line: int) -> Columns:
    """Row by row, with the number of the line that is wrong."""
    rows: list[tuple[str, str]] = []
    votes: list[int] = []
    reader = csv.reader(StringIO(_text(block, line)), strict=True, delimiter=shape.separator)
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            voter, statement, vote = _row(row, shape, line + reader.line_num - 1)
            rows.append((voter, statement))
            votes.append(vote)
    except csv.Error:
        what = (
            "Die Anführungszeichen gehen nicht auf"
            if b'"' in block
            else "Mitten in einer Zeile steht ein Umbruch"
        )
        raise BadInput(f"Ab Zeile {line}: {what}.") from None
    voters, statements = ([row[side] for row in rows] for side in (0, 1))
    return _narrow(voters), _narrow(statements), np.array(votes, dtype=np.int8)


def _row(row: list[str], shape: Shape, line: int) -> tuple[str, str, int]:
    if len(row) != shape.width:
        raise BadInput(f"Zeile {line}: Erwartet werden {shape.width} Spalten, gefunden {len(row)}.")
    voter, statement, vote = (row[place].strip() for place in shape.places)
    if vote not in ("1", "0", "-1"):
        raise BadInput(f"Zeile {line}: „{vote[:20]}“ ist keine Stimme. Möglich sind 1, 0 und -1.")
    for name, given in (("voter-id", voter), ("comment-id", statement)):
        if not given or len(given.encode()) > LONGEST_ID:
            raise BadInput(f"Zeile {line}: Die Angabe in „{name}“ fehlt oder ist zu lang.")
    return voter, statement, int(vote)


def _narrow(ids: list[str]) -> Ids:
    if all(name.isascii() and name.isdigit() and len(name) <= 18 and str(int(name)) == name for name in ids):
        return np.array([int(name) for name in ids], dtype=np.int64)
    return np.array([name.encode() for name in ids], dtype=np.bytes_)


def _joined(parts: Sequence[Ids]) -> Ids:
    """Numbers stay numbers only if all are."""
    if all(part.dtype.kind == "i" for part in parts):
        return np.concatenate(parts)
    return np.concatenate([part.astype(np.bytes_) for part in parts])


def _text(data: bytes, line: int) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as wrong:
        line += data[: wrong.start].count(b"\n")
        raise BadInput(f"Ab Zeile {line}: Das ist kein Text in UTF-8.") from None
