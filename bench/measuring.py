"""What the benchmarks share: a portal to measure, and one way to print a figure beside its limit."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.config.portal import Portal, environment, folder, free_port  # noqa: E402

__all__ = ["ROOT", "Portal", "environment", "folder", "free_port", "report"]


def report(claim: str, figure: float, limit: float, unit: str, *, at_least: bool = False) -> bool:
    """Print the figure, its limit and how many times better it is; True when it holds."""
    holds = figure >= limit if at_least else figure <= limit
    ratio = figure / limit if at_least else limit / figure
    word = "at least" if at_least else "at most"
    mark = "ok    " if holds else "MISSED"
    print(f"{mark} {claim}: {figure:,.1f} {unit} ({word} {limit:,.0f}; {ratio:.1f} x)")
    return holds
