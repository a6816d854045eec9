"""The two files a lot is reckoned from: who is in the pool, and which quotas hold. As `wir lot` reads them."""

import csv
import io
from collections.abc import Mapping, Sequence
from importlib.metadata import version as installed

import wir
from wir.core.csv_text import safe_cell

ID, HOUSEHOLD = "id", "household"


def version() -> str:
    """What reckons: other versions may find another, equally fair list."""
    return f"wir {wir.__version__}, numpy {installed('numpy')}, scipy {installed('scipy')}"


def pool_file(rows: Sequence[tuple[str, Mapping[str, str], str]], features: Sequence[str]) -> str:
    """(number, features, household) of everybody, as the command reads it. Nothing else of a person goes in."""
    head = [ID, *features, HOUSEHOLD]
    return _csv([head, *([number, *(of[name] for name in features), house] for number, of, house in rows)])


def quota_file(quotas: Sequence[tuple[str, str, int, int]]) -> str:
    """(feature, value, least, most), as the command reads it."""
    return _csv([["feature", "value", "min", "max"], *quotas])


def features_by_number(pool_text: str) -> dict[str, dict[str, str]]:
    """Number -> feature -> value; the household is one of them, empty where there is none."""
    return {row[ID]: row for row in csv.DictReader(io.StringIO(pool_text))}


def quotas(quota_text: str) -> list[tuple[str, str, int, int]]:
    """(feature, value, least, most) of a file."""
    rows = csv.DictReader(io.StringIO(quota_text))
    return [(row["feature"], row["value"], int(row["min"]), int(row["max"])) for row in rows]


def _csv(rows: Sequence[Sequence[object]]) -> str:
    """Parted by commas; no cell is taken for a formula."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[safe_cell(cell) for cell in row] for row in rows])
    return text.getvalue()
