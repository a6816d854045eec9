"""The catalogue of formats: whom each reaches, what it needs, what it costs; only facts with a source. One table: `formats.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).with_name("formats.yaml")


@dataclass(frozen=True)
class Known:
    """Something that was read in a source, or the reason why it is not known."""

    value: str
    source: str
    because: str


@dataclass(frozen=True)
class Format:
    """One way to take part."""

    code: str
    name: str
    what: str
    phase: str
    reaches: Known
    needs: tuple[str, ...]
    costs: Known


@cache
def formats() -> tuple[Format, ...]:
    """All of them in the order of the table. Raises ValueError for a fact without source or a gap without reason."""
    return tuple(_format(code, row) for code, row in yaml.safe_load(TABLE.read_text()).items())


def _format(code: str, row: dict[str, Any]) -> Format:
    return Format(
        code=code,
        name=row["name"],
        what=row["what"],
        phase=row["phase"],
        reaches=_known(code, row["reaches"]),
        needs=tuple(row["needs"]),
        costs=_known(code, row["costs"]),
    )


def _known(code: str, row: dict[str, Any]) -> Known:
    value = row["value"]
    wanted, unwanted = ("because", "source") if value is None else ("source", "because")
    if not row.get(wanted) or unwanted in row:
        raise ValueError(f"formats.yaml: {code} says {value!r} without {wanted}")
    return Known(value or "", row.get("source", ""), row.get("because", ""))
