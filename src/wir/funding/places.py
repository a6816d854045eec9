"""What people write for a town or a county, and what they may have meant."""

import difflib
from dataclasses import dataclass
from datetime import date

from wir.core.text import plain_key
from wir.territory import tables

MOST = 6
ALIKE = 0.7


@dataclass(frozen=True)
class Place:
    """A municipality (key of 8 digits) or a county (5 digits) of that day, under the name people know."""

    key: str
    name: str
    within: str

    @property
    def label(self) -> str:
        return f"{self.name} ({self.within})" if self.within else self.name


def look_up(text: str, kind: str, on: date) -> tuple[Place | None, list[Place]]:
    """The one place that is meant, or None and what may have been meant, best first."""
    return _county(text, on) if kind == "county" else _municipality(text, on)


def _municipality(text: str, on: date) -> tuple[Place | None, list[Place]]:
    """Name, key or postal code count when exactly one place of that day answers to it; all else is asked back."""
    wanted = plain_key(text)
    by_key = tables.municipality(wanted, on)
    if by_key:
        return _of(by_key), []
    if elsewhen := _by_key_of_another_day(wanted, on):
        return None, [_of(place) for place in elsewhen]
    found = tables.find(text, on)
    same = [place for place in found if plain_key(place.name) == wanted or place.postal_code == wanted]
    if len(same) == 1:
        return _of(same[0]), []
    return None, [_of(place) for place in (same or found)[:MOST]]


def _by_key_of_another_day(key: str, on: date) -> list[tables.Municipality]:
    """What a key stood for before or stands for since, when it did not stand on the day itself."""
    if not tables.existed(key):
        return []
    heir = tables.successor(key, on)
    return (
        [heir]
        if heir and heir.ags != key
        else [old for old in tables.earlier_keys(key) if tables.municipality(old.ags, on)]
    )


def _of(place: tables.Municipality) -> Place:
    return Place(place.ags, place.name, place.county_name if place.status != "kreisfrei" else "")


def _county(text: str, on: date) -> tuple[Place | None, list[Place]]:
    wanted = plain_key(text)
    known = {
        plain_key(county.name): Place(county.county_ags, county.name, "") for county in tables.counties(on)
    }
    known |= {place.key: place for place in known.values()}
    if wanted in known:
        return known[wanted], []
    alike = [name for name in known if len(wanted) >= 3 and wanted in name]
    alike += difflib.get_close_matches(wanted, known, n=MOST, cutoff=ALIKE)
    return None, list(dict.fromkeys(known[name] for name in alike))[:MOST]
