"""What the shipped tables know: municipalities, counties, changes, numbers of inhabitants. Plain records, no Django.

Days are inclusive: `valid_to` is the last day on which a record stands.
"""

from dataclasses import dataclass
from datetime import date


def within(start: date | None, end: date | None, on: date) -> bool:
    """Whether a day lies in a period; None means that the period is open on that side."""
    return (start is None or start <= on) and (end is None or on <= end)


def county_label(name: str, kind: str) -> str:
    """A county as one says it: "Landkreis Kassel", "Main-Kinzig-Kreis", "Stadt Kassel"."""
    if kind == "kreisfreie Stadt":
        return f"Stadt {name}"
    return name if name.casefold().endswith("kreis") else f"Landkreis {name}"


@dataclass(frozen=True)
class Municipality:
    """A municipality (Gemeinde) under one key, for as long as that key stands.

    `status` is kreisangehoerig, sonderstatus (HGO § 4a) or kreisfrei. `title` is Stadt or Gemeinde, None where the
    tables do not tell. `postal_code` is that of the town hall, `area_km2` that of 2024-12-31; both are None for
    municipalities that had ended by then. `lat` and `lon` are WGS84, good enough for a map on a page.
    """

    ags: str
    name: str
    title: str | None
    county_ags: str
    county_name: str
    status: str
    postal_code: str | None
    area_km2: float | None
    lat: float | None
    lon: float | None
    valid_from: date | None
    valid_to: date | None

    def stands_on(self, on: date) -> bool:
        """Whether this key was in force on that day."""
        return within(self.valid_from, self.valid_to, on)


@dataclass(frozen=True)
class County:
    """A Landkreis or a kreisfreie Stadt, by its five-digit key."""

    county_ags: str
    name: str
    kind: str
    seat: str
    valid_from: date | None
    valid_to: date | None

    @property
    def label(self) -> str:
        """The name as one says it, see `county_label`."""
        return county_label(self.name, self.kind)

    def stands_on(self, on: date) -> bool:
        """Whether this county existed on that day."""
        return within(self.valid_from, self.valid_to, on)


@dataclass(frozen=True)
class Figure:
    """A number of inhabitants with its day and basis (Zensus 2011 or 2022: not comparable with each other).

    `later` is True when the figure was counted after the day that was asked for, because no earlier one is known.
    """

    value: int
    date: date
    basis: str
    later: bool


@dataclass(frozen=True)
class Change:
    """One former key: from `on` it is `ags_after`. `kind` is merger, incorporation or status_change."""

    on: date
    kind: str
    ags_before: str
    ags_after: str
    note: str


@dataclass(frozen=True)
class Count:
    """One row of the population table, as shipped."""

    ags: str
    value: int
    date: date
    basis: str
