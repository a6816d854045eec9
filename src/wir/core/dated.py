"""A value of the law with its day and its source; what was not found is None with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Confidence = Literal["read", "derived", "general"]
NOT_FOUND = "Keine Quelle gefunden."


@dataclass(frozen=True)
class Conflict:
    """What another source says about the same value. It is kept, not used."""

    value: object
    source: str


@dataclass(frozen=True, kw_only=True)
class Dated:
    """One value from its day on. Money is in cents, durations in months, the rest as `unit` says.

    `confidence`: read in a source, derived by us from sources, or general knowledge without a source. A `value` of
    None was not found; then `reason` says what is missing. `note` explains how the value is to be understood.
    """

    name: str
    label: str
    unit: str
    day: date
    value: object
    source: str
    confidence: Confidence
    reason: str = ""
    note: str = ""
    conflicts: tuple[Conflict, ...] = ()

    @property
    def known(self) -> bool:
        return self.value is not None

    @property
    def cite(self) -> str:
        """The source as a finding names it; a gap names itself."""
        if self.known:
            return self.source
        return f"{NOT_FOUND} {self.reason}" + (f" Gelesen: {self.source}" if self.source else "")


def in_force(values: Sequence[Dated], on: date) -> Dated | None:
    """The value of that day: the last that began on or before it. `values` stand in the order of their days."""
    begun = [value for value in values if value.day <= on]
    return begun[-1] if begun else None
