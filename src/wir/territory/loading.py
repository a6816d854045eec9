"""Brings the shipped tables into the database. A second run finds everything done and changes nothing."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from wir.core.text import sort_key
from wir.territory import tables
from wir.territory.models import Council, County, Municipality, Population

TITLE_UNKNOWN = (
    "In den mitgelieferten Tabellen steht nicht, ob dieser Ort Stadt oder Gemeinde ist. "
    "Das amtliche Gemeindeverzeichnis klärt es."
)
COUNCIL_OF = {
    "Stadt": Council.Kind.STADTVERORDNETENVERSAMMLUNG,
    "Gemeinde": Council.Kind.GEMEINDEVERTRETUNG,
}


@transaction.atomic
def load() -> dict[str, int]:
    """Load every shipped table; the answer says how many rows of each kind were written.

    A row whose source is another one, an imported register for instance, is newer than the shipped tables and is kept.
    """
    written = {"counties": _write(County, _counties(), key=("ags",))}
    counties = dict(County.objects.values_list("ags", "pk"))
    written["municipalities"] = _write(Municipality, _municipalities(counties), key=("ags",))
    places = dict(Municipality.objects.values_list("ags", "pk"))
    written["changes"] = _link_changes(places)
    written["figures"] = _write(Population, _figures(places), key=("municipality_id", "date"))
    written["councils"] = _councils()
    return written


def _write(model: type[models.Model], rows: Iterable[dict[str, Any]], key: tuple[str, ...]) -> int:
    """Insert what is missing, update what the shipped tables now say differently."""
    found = {tuple(row[name] for name in key): row for row in model.objects.values()}
    missing, changed, names = [], [], set()
    for row in rows:
        old = found.get(tuple(row[name] for name in key))
        if old is None:
            missing.append(model(**row))
        elif old["source"] == tables.SOURCE and any(old[name] != value for name, value in row.items()):
            changed.append(model(pk=old["id"], **row))
            names |= row.keys() - set(key)
    model.objects.bulk_create(missing, batch_size=500)
    if changed:
        model.objects.bulk_update(changed, sorted(names), batch_size=500)
    return len(missing) + len(changed)


def _counties() -> Iterable[dict[str, Any]]:
    for county in tables.all_counties().values():
        yield {
            "ags": county.county_ags,
            "name": county.name,
            "sort_key": sort_key(county.name),
            "kind": county.kind,
            "seat": county.seat,
            "valid_from": county.valid_from,
            "valid_to": county.valid_to,
            "source": tables.SOURCE,
        }


def _municipalities(counties: dict[str, int]) -> Iterable[dict[str, Any]]:
    """Only what has not ended may stand without a successor, so a former one is written with its change."""
    for place in tables.all_municipalities().values():
        yield {
            "ags": place.ags,
            "name": place.name,
            "sort_key": sort_key(place.name),
            "county_id": counties[place.county_ags],
            "status": place.status,
            "title": place.title or "",
            "postal_code": place.postal_code or "",
            "area_km2": None
            if place.area_km2 is None
            else Decimal(str(place.area_km2)).quantize(Decimal("0.01")),
            "lat": place.lat,
            "lon": place.lon,
            "valid_from": place.valid_from,
            "source": tables.SOURCE,
        }


def _link_changes(places: dict[str, int]) -> int:
    """Let each former municipality end and name what it became."""
    changes = {change.ags_before: change for change in tables.changes()}
    ended = Municipality.objects.filter(ags__in=changes, became=None)
    for place in ended:
        change = changes[place.ags]
        place.valid_to = tables.all_municipalities()[place.ags].valid_to
        place.became_id = places[change.ags_after]
        place.ended_by = change.kind
    return Municipality.objects.bulk_update(ended, ["valid_to", "became", "ended_by"]) if ended else 0


def _figures(places: dict[str, int]) -> Iterable[dict[str, Any]]:
    for row in tables.counts():
        yield {
            "municipality_id": places[row.ags],
            "date": row.date,
            "value": row.value,
            "basis": row.basis,
            "source": tables.SOURCE,
        }


def _councils() -> int:
    """One for every municipality and every Landkreis that has none yet."""
    councils = [
        Council(
            municipality=place,
            kind=COUNCIL_OF.get(place.title, ""),
            unknown_because="" if place.title else TITLE_UNKNOWN,
        )
        for place in Municipality.objects.filter(council=None)
    ]
    councils += [
        Council(county=county, kind=Council.Kind.KREISTAG)
        for county in County.objects.filter(council=None, kind=County.Kind.LANDKREIS)
    ]
    Council.objects.bulk_create(councils, batch_size=500)
    return len(councils)
