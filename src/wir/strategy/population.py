"""Population figures from the town's register: the template, and reading it back fault by fault. Pure."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wir.core.csv_text import as_csv
from wir.core.days import parse_day
from wir.core.text import clean_text, plain_key

HEAD = ("Merkmal", "Ausprägung", "Anzahl", "Stichtag")
NEIGHBOURHOOD = "neighbourhood"
MOST_BYTES = 200_000
MOST_ROWS = 300
MOST_PEOPLE = 10_000_000

# dimension -> (German word, value -> German word); neighbourhoods are named by the town
DIMENSIONS: dict[str, tuple[str, dict[str, str]]] = {
    "age": (
        "Alter",
        {"under_14": "unter 14", "14_26": "14 bis 26", "27_64": "27 bis 64", "65_plus": "65 und älter"},
    ),
    "sex": ("Geschlecht", {"female": "weiblich", "male": "männlich", "diverse": "divers oder ohne Angabe"}),
    "nationality": (
        "Staatsangehörigkeit",
        {"german": "deutsch", "eu": "anderes EU-Land", "other": "anderes Land oder keine"},
    ),
    NEIGHBOURHOOD: ("Ortsteil", {}),
}


@dataclass(frozen=True)
class Figure:
    """So many people of one kind on a day."""

    dimension: str
    value: str
    count: int
    day: date


def label(dimension: str, value: str) -> str:
    """The value in words."""
    return DIMENSIONS[dimension][1].get(value, value)


def template() -> str:
    """The empty table; a town writes its own neighbourhoods instead of the two in it."""
    rows = [
        (word, value, "", "")
        for dimension, (word, values) in DIMENSIONS.items()
        for value in (values.values() if dimension != NEIGHBOURHOOD else ("Kernstadt", "Name des Ortsteils"))
    ]
    return as_csv(HEAD, rows)


def read(content: bytes, *, latest: date) -> tuple[list[Figure], list[str]]:
    """The figures, or one sentence for every fault; where there is a fault, there are no figures."""
    try:
        rows = _rows(content)
    except ValueError as fault:
        return [], [str(fault)]
    figures: list[Figure] = []
    faults: list[str] = []
    for number, row in rows:
        try:
            figures.append(_figure(row, latest))
        except ValueError as fault:
            faults.append(f"Zeile {number}: {fault}")
    faults = faults or [*_doubles(figures), *_sums(figures)]
    return ([], faults) if faults else (figures, [])


def _rows(content: bytes) -> list[tuple[int, list[str]]]:
    """The lines below the head that say something, each with its number as a spreadsheet counts."""
    if len(content) > MOST_BYTES:
        raise ValueError("Die Datei ist zu groß. Nehmen Sie die Vorlage: Sie hat nur wenige Zeilen.")
    text = _decoded(content)
    lines = [line.strip() for line in text.splitlines()]
    first = next((line for line in lines if line), "")
    if not first:
        raise ValueError("Die Datei ist leer.")
    reader = csv.reader(io.StringIO(text), delimiter=max(";,\t", key=first.count))
    rows = [(number, [clean_text(cell) for cell in row]) for number, row in enumerate(reader, 1)]
    rows = [(number, row) for number, row in rows if any(row)]
    if [plain_key(cell) for cell in rows[0][1][:4]] != [plain_key(word) for word in HEAD]:
        raise ValueError(f"Die erste Zeile muss lauten: {'; '.join(HEAD)}. Nehmen Sie bitte die Vorlage.")
    if len(rows) < 2:
        raise ValueError("Unter der ersten Zeile steht nichts.")
    if len(rows) - 1 > MOST_ROWS:
        raise ValueError(f"Das sind mehr als {MOST_ROWS} Zeilen. Nehmen Sie bitte die Vorlage.")
    return rows[1:]


def _decoded(content: bytes) -> str:
    """UTF-8, or what German spreadsheets write."""
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF")) or b"\x00" in content:
        raise ValueError(
            "Das ist keine CSV-Datei. Speichern Sie die Tabelle als „CSV“ und laden Sie sie noch einmal."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _figure(row: list[str], latest: date) -> Figure:
    """One line. Raises ValueError with the rest of a sentence that begins with its number."""
    if len([cell for cell in row if cell]) < len(HEAD):
        raise ValueError("Es fehlt etwas. Jede Zeile braucht Merkmal, Ausprägung, Anzahl und Stichtag.")
    word, value, count, day = row[:4]
    dimension = next(
        (code for code, (name, _values) in DIMENSIONS.items() if plain_key(name) == plain_key(word)), ""
    )
    if not dimension:
        names = ", ".join(name for name, _values in DIMENSIONS.values())
        raise ValueError(f"Das Merkmal „{word[:40]}“ kennen wir nicht. Möglich sind: {names}.")
    return Figure(dimension, _value(dimension, value), _count(count), _day(day, latest))


def _value(dimension: str, written: str) -> str:
    word, values = DIMENSIONS[dimension]
    if dimension == NEIGHBOURHOOD:
        if len(written) > 60:
            raise ValueError("Der Name des Ortsteils ist länger als 60 Zeichen.")
        return written
    for code, name in values.items():
        if plain_key(name) == plain_key(written):
            return code
    raise ValueError(
        f"Bei {word} kennen wir „{written[:40]}“ nicht. Möglich sind: {', '.join(values.values())}."
    )


def _count(written: str) -> int:
    bare = written.replace(".", "").replace(" ", "").replace("\u00a0", "")
    if not (bare.isascii() and bare.isdigit()) or int(bare) > MOST_PEOPLE:
        raise ValueError(f"„{written[:40]}“ ist keine Anzahl. Schreiben Sie zum Beispiel 8181 oder 8.181.")
    return int(bare)


def _day(written: str, latest: date) -> date:
    day = parse_day(written)
    if day > latest:
        raise ValueError(f"Der Stichtag {written} liegt in der Zukunft.")
    return day


def _doubles(figures: Iterable[Figure]) -> Iterable[str]:
    seen = set()
    for figure in figures:
        key = (figure.dimension, plain_key(figure.value))
        if key in seen:
            yield f"{DIMENSIONS[figure.dimension][0]} „{label(figure.dimension, figure.value)}“ steht zweimal in der Datei."
        seen.add(key)


def _sums(figures: Iterable[Figure]) -> Iterable[str]:
    """Everybody has an age, a sex, a nationality and lives somewhere: each must add up to the same."""
    sums: dict[str, int] = {}
    for figure in figures:
        sums[figure.dimension] = sums.get(figure.dimension, 0) + figure.count
    if len(set(sums.values())) > 1:
        told = ", ".join(f"{DIMENSIONS[one][0]} {count}" for one, count in sums.items())
        yield f"Die Summen müssen gleich sein, denn überall sind alle gezählt: {told}."
