"""The shipped tables of Hessen, answered for a day: municipalities, counties, status, keys, population.

Plain Python without Django, so that the command line can ask without a server. The tables, their origin and their
licences are in `data/` (see `NOTICE.md`). The dated changes reach back to 2014; an earlier day is answered as 2014 was.
"""

import csv
import difflib
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from wir.core.text import plain_key
from wir.territory.records import Change, Count, County, Figure, Municipality

__all__ = [
    "Change",
    "Count",
    "County",
    "Figure",
    "Municipality",
    "all_counties",
    "all_municipalities",
    "changes",
    "counties",
    "counts",
    "earlier_keys",
    "existed",
    "find",
    "municipalities",
    "municipality",
    "population",
    "successor",
]

DATA = Path(__file__).parent / "data"
SOURCE = "Gemeindeverzeichnis GV-ISys (GV100AD), © Statistisches Bundesamt (Destatis), 2025, Daten verändert"
DAYS_KEPT = 64  # strangers choose the days they ask for: what is remembered must stay small
ALIKE = 0.75  # below this share of equal letters two names are no longer taken for the same


def municipality(ags: str, on: date) -> Municipality | None:
    """The municipality with this key as it stood on that day; None if the key did not exist then."""
    record = all_municipalities().get(ags)
    return record if record and record.stands_on(on) else None


@lru_cache(maxsize=DAYS_KEPT)
def municipalities(on: date) -> tuple[Municipality, ...]:
    """Every municipality of that day, in the order of the keys."""
    return tuple(record for record in all_municipalities().values() if record.stands_on(on))


@lru_cache(maxsize=DAYS_KEPT)
def counties(on: date) -> tuple[County, ...]:
    """Every Landkreis and kreisfreie Stadt of that day, in the order of the keys."""
    return tuple(county for county in all_counties().values() if county.stands_on(on))


def existed(ags: str) -> bool:
    """Whether a municipality has ever had this key, as far as the tables reach."""
    return ags in all_municipalities()


def population(ags: str, on: date) -> Figure | None:
    """The latest figure on or before that day; if there are only later ones, the earliest of them.

    A key that changed with the status alone shares its figures with the key before and after it. For a town that has
    merged into another nothing is made up: without a figure of its own the answer is None. A figure from before an
    incorporation counts what became part of the municipality by the day asked, and its basis says so.
    """
    rows = _counts_by_key().get(_lasting_key(ags), ())
    known = [row for row in rows if row.date <= on]
    if known:
        return _with_parts(ags, on, Figure(known[-1].value, known[-1].date, known[-1].basis, later=False))
    if rows:
        return Figure(rows[0].value, rows[0].date, rows[0].basis, later=True)
    return None


def _with_parts(ags: str, on: date, figure: Figure) -> Figure:
    """The figure together with those of the same day and basis for every part incorporated since."""
    for change in changes():
        if change.kind == "incorporation" and change.ags_after == ags and figure.date < change.on <= on:
            name = all_municipalities()[change.ags_before].name
            for row in _counts_by_key().get(change.ags_before, ()):
                if row.date == figure.date and figure.basis.startswith(row.basis):
                    figure = replace(
                        figure, value=figure.value + row.value, basis=f"{figure.basis}, mit {name}"
                    )
    return figure


def earlier_keys(ags: str) -> tuple[Municipality, ...]:
    """The municipalities that became part of this one or that it was called before, oldest change first."""
    return tuple(all_municipalities()[change.ags_before] for change in changes() if change.ags_after == ags)


def successor(ags: str, on: date) -> Municipality | None:
    """What this key had become by that day; the municipality itself while it stands; None for an unknown key."""
    for change in changes():
        if change.ags_before == ags and change.on <= on:
            return successor(change.ags_after, on)
    return municipality(ags, on)


def find(text: str, on: date, limit: int = 10) -> list[Municipality]:
    """Municipalities of that day by name, key or postal code of the town hall, best first.

    Former names and keys lead to what became of them. Umlauts may be written out, and a slip of the pen is forgiven.
    """
    wanted = plain_key(text)
    if not wanted:
        return []
    by_number = _by_number(wanted, on)
    if by_number or wanted.isdigit():
        return by_number[:limit]
    keys = _found_under(on)
    ranks: dict[Municipality, tuple[int, str]] = {}
    alike = difflib.get_close_matches(wanted, keys, n=limit, cutoff=ALIKE)
    for key, places in keys.items():
        rank = _rank(wanted, key, alike)
        if rank is not None:
            for place in places:
                ranks[place] = min(ranks.get(place, (rank, key)), (rank, key))
    return sorted(ranks, key=lambda place: ranks[place])[:limit]


def _by_number(wanted: str, on: date) -> list[Municipality]:
    if existed(wanted):
        place = successor(wanted, on)
        return [place] if place else []
    return [place for place in municipalities(on) if place.postal_code == wanted]


def _rank(wanted: str, key: str, alike: list[str]) -> int | None:
    """How well a name answers: 0 the name itself, 1 its beginning, 2 a part of it, from 3 on merely alike."""
    if key == wanted:
        return 0
    if key.startswith(wanted):
        return 1
    if len(wanted) >= 3 and wanted in key:
        return 2
    return 3 + alike.index(key) if key in alike else None


@lru_cache(maxsize=DAYS_KEPT)
def _found_under(on: date) -> dict[str, list[Municipality]]:
    """The names under which each municipality of that day is found: its own and those of its past."""
    names: dict[str, list[Municipality]] = defaultdict(list)
    for record in all_municipalities().values():
        place = successor(record.ags, on)
        if place and place not in names[plain_key(record.name)]:
            names[plain_key(record.name)].append(place)
    return {name: places for name, places in names.items() if places}


@cache
def changes() -> tuple[Change, ...]:
    """The dated changes, oldest first."""
    rows = _rows("hessen_changes.csv")
    return tuple(
        Change(date.fromisoformat(row["date"]), row["kind"], row["ags_before"], row["ags_after"], row["note"])
        for row in rows
    )


@cache
def counts() -> tuple[Count, ...]:
    """Every shipped population figure, oldest first."""
    rows = (
        Count(row["ags"], int(row["population"]), date.fromisoformat(row["date"]), row["basis"])
        for row in _rows("hessen_population.csv")
    )
    return tuple(sorted(rows, key=lambda row: (row.date, row.ags)))


@cache
def all_counties() -> dict[str, County]:
    """Every county the tables know, by key; that of a town which became kreisfrei stands from that day."""
    began = {change.ags_after[:5]: change.on for change in changes() if change.kind == "status_change"}
    return {
        row["county_ags"]: County(
            row["county_ags"], row["name"], row["kind"], row["seat"], began.get(row["county_ags"]), None
        )
        for row in _rows("hessen_counties.csv")
    }


@cache
def all_municipalities() -> dict[str, Municipality]:
    """Every municipality the tables know, past ones included, by key and in the order of the keys."""
    began = {change.ags_after: change.on for change in changes() if change.kind != "incorporation"}
    places = {
        row["ags"]: (float(row["lat"]), float(row["lon"]))
        for name in ("hessen_coordinates_places.csv", "hessen_coordinates_postcodes.csv")
        for row in _rows(name)
    }
    records = {row["ags"]: _present(row, places, began) for row in _rows("hessen_municipalities.csv")}
    for change in changes():
        records[change.ags_before] = _former(change, records[change.ags_after])
    return dict(sorted(records.items()))


def _present(
    row: dict[str, str], places: dict[str, tuple[float, float]], began: dict[str, date]
) -> Municipality:
    lat, lon = places[row["ags"]]
    return Municipality(
        ags=row["ags"],
        name=row["name"],
        # Every town with a status of its own is a Stadt by law (HGO); of the others the tables do not tell.
        title=None if row["status"] == "kreisangehoerig" else "Stadt",
        county_ags=row["county_ags"],
        county_name=all_counties()[row["county_ags"]].name,
        status=row["status"],
        postal_code=row["postal_code"],
        area_km2=float(row["area_km2"]),
        lat=lat,
        lon=lon,
        valid_from=began.get(row["ags"]),
        valid_to=None,
    )


def _former(change: Change, after: Municipality) -> Municipality:
    """The municipality that ended the day before the change; what the note does not tell is None."""
    county = all_counties()[change.ags_before[:5]]
    ended = replace(
        after,
        ags=change.ags_before,
        county_ags=county.county_ags,
        county_name=county.name,
        valid_from=None,
        valid_to=change.on - timedelta(days=1),
    )
    if change.kind == "status_change":
        return replace(ended, status="sonderstatus")
    return replace(
        ended,
        name=change.note.split(" -> ")[0],
        title=None,
        postal_code=None,
        area_km2=None,
        lat=None,
        lon=None,
    )


@cache
def _counts_by_key() -> dict[str, tuple[Count, ...]]:
    by_key: dict[str, list[Count]] = defaultdict(list)
    for row in counts():
        by_key[_lasting_key(row.ags)].append(row)
    return {ags: tuple(rows) for ags, rows in by_key.items()}


@cache
def _lasting_key(ags: str) -> str:
    """The key after every change that changed the key alone."""
    for change in changes():
        if change.ags_before == ags and change.kind == "status_change":
            return _lasting_key(change.ags_after)
    return ags


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
