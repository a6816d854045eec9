"""What a section is, and what of it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from wir.accounts.models import Organisation

Known = Mapping[int, Organisation]
"""The organisations that content names by their number."""

EMPTY, BEGUN, WRONG, DONE = "empty", "begun", "wrong", "done"


@dataclass(frozen=True)
class Section:
    """One entry of the task list. `open` are sentences about what is missing, `note` one line to show beneath."""

    name: str
    label: str
    state: str
    note: str
    open: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows of texts under a head. The columns in `numeric` hold figures; with `total` the last row is a sum."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    total: bool = False


@dataclass(frozen=True)
class Chapter:
    """A section as it is read: pairs of label and text, then tables. Pages and PDF show the same."""

    name: str
    label: str
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()


def told(missing: list[str], *, begun: bool) -> str:
    """The state of a section of words: done, begun or still empty."""
    return DONE if not missing else (BEGUN if begun else EMPTY)
