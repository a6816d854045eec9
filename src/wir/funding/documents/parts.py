"""What letters of Fördern are made of: sender, lines of money, findings."""

from dataclasses import dataclass
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[1] / "typst"
"""Where the layouts lie; Typst computes nothing."""


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who writes: the granting authority (Bewilligungsbehörde). `contact` are pairs of label and value."""

    name: str
    lines: tuple[str, ...]
    contact: tuple[tuple[str, str], ...]

    def as_data(self) -> dict[str, object]:
        """As the letter layout reads it."""
        return {
            "name": self.name,
            "lines": list(self.lines),
            "contact": [list(pair) for pair in self.contact],
        }


@dataclass(frozen=True, kw_only=True)
class CostLine:
    """One line of the eligible cost (zuwendungsfähige Ausgaben), in cents by budget year."""

    label: str
    by_year: dict[int, int]


@dataclass(frozen=True, kw_only=True)
class FundingLine:
    """One source of money in cents: own means, third parties, the grant itself."""

    label: str
    cents: int


@dataclass(frozen=True, kw_only=True)
class YearSlice:
    """What of the grant falls to one budget year, in cents. `reserved`: a later year's money, under reserve (VE)."""

    year: int
    cents: int
    reserved: bool


@dataclass(frozen=True, kw_only=True)
class OpenPoints:
    """What was still open when it was decided, a sentence each, and why the authority decided all the same."""

    says: tuple[str, ...] = ()
    reason: str = ""

    def as_data(self) -> dict[str, object]:
        """As the layouts read it."""
        return {"points": list(self.says), "reason": self.reason}


@dataclass(frozen=True, kw_only=True)
class CheckedRule:
    """One finding as the notice tells it: what was found, how it stands, where the rule is written."""

    says: str
    result: str
    source: str
