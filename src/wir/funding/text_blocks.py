"""Text blocks of notices and of decisions, by day and kind of recipient, from `text_blocks.yaml`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LOCAL_AUTHORITIES = ("municipality", "county")


@dataclass(frozen=True)
class TextBlocks:
    """The blocks of one day for one kind of recipient. `discretion` is outcome -> name -> sentence.

    `joint` holds for joint applications; `found_at` has `{projects}` and `{privacy}` for addresses of the portal.
    """

    payment_rules: tuple[str, ...]
    proof_parts: tuple[str, ...]
    provisions: tuple[str, ...]
    joint: tuple[str, ...]
    found_at: tuple[str, ...]
    discretion: dict[str, dict[str, str]]


def blocks(recipient: str, *, on: date) -> TextBlocks:
    """What counts on that day for a recipient of that kind. Raises LookupError for a day before the first blocks."""
    begun = [version for version in _versions() if version["from"] <= on]
    if not begun:
        raise LookupError(f"Für den {on.isoformat()} gibt es keine Textbausteine.")
    version = max(begun, key=lambda one: one["from"])
    whose = "local_authority" if recipient in LOCAL_AUTHORITIES else "others"
    return TextBlocks(
        payment_rules=tuple(version["payment_rules"]),
        proof_parts=tuple(version["proof_parts"]),
        provisions=_for(version["provisions"], whose),
        joint=tuple(version["joint"]),
        found_at=_for(version["found_at"], whose),
        discretion=version["discretion"],
    )


def _for(table: dict[str, list[str]], whose: str) -> tuple[str, ...]:
    return (*table["everybody"], *table[whose])


@cache
def _versions() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(
        Path(__file__).with_name("text_blocks.yaml").read_text(encoding="utf-8")
    )
    return found
