"""The court that a notice names in its information on legal remedy: a default that the official may change."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Court:
    """An administrative court (Verwaltungsgericht). `note` says in German what is uncertain about naming it."""

    name: str
    seat: str
    note: str


def court_for(county_ags: str) -> Court | None:
    """The court for a recipient in this county (5 digits); None when the table does not know the county."""
    return _courts().get(county_ags)


def counties() -> tuple[str, ...]:
    """The keys of all counties in the table, sorted."""
    return tuple(sorted(_courts()))


@cache
def _courts() -> dict[str, Court]:
    table = yaml.safe_load(Path(__file__).with_name("courts.yaml").read_text(encoding="utf-8"))
    found: dict[str, Court] = {}
    for entry in (*table["courts"], *table["uncertain"]):
        note = " ".join(filter(None, (table["legal_check"], entry.get("note"))))
        for county in entry["counties"]:
            if county in found:
                raise ValueError(f"courts.yaml names county {county} twice")
            found[county] = Court(entry["name"], entry["seat"], note)
    return found
