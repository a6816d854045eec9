"""Reads that join the tables: places by search and filter, figures that follow a changed key, diversity centres."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from wir.core.text import plain_key
from wir.territory import tables
from wir.territory.models import Boundary, County, Municipality, Population


@dataclass(frozen=True)
class Search:
    """What a search found: `keys` best first, `exact` the one key that must be meant, `unsure` when only alike."""

    keys: tuple[str, ...]
    exact: str = ""
    unsure: bool = False


def search(text: str, on: date) -> Search:
    """Find places by name, former name, key or postal code. A name that is only alike is a question, not an answer."""
    wanted = plain_key(text)
    hits = tables.find(text, on, limit=25)
    sure = [place for place in hits if wanted.isdigit() or any(wanted in name for name in _names(place))]
    whole = [place for place in sure if wanted in _names(place)] or sure
    return Search(
        keys=tuple(place.ags for place in sure or hits),
        exact=whole[0].ags if len(whole) == 1 else "",
        unsure=not sure,
    )


def _names(place: tables.Municipality) -> list[str]:
    return [plain_key(one.name) for one in (place, *tables.earlier_keys(place.ags))]


def places(on: date, *, county: County | None, keys: Collection[str] | None) -> list[Municipality]:
    """The municipalities of a day with their county, by name; only of that county and with these keys, if given."""
    found = Municipality.objects.on(on).select_related("county")
    if county:
        found = found.filter(county=county)
    if keys is not None:
        found = found.filter(ags__in=keys)
    return list(found)


def outlines(found: Collection[Municipality]) -> dict[int, Boundary]:
    """The outline of each of these places by primary key; none at all if one of them has none. One statement."""
    rows = {row.municipality_id: row for row in Boundary.objects.filter(municipality__in=found)}
    return rows if len(rows) == len(found) else {}


def figures_of(place: Municipality) -> QuerySet[Population]:
    """Every figure of a municipality, oldest first, also those counted under the key before a change of status."""
    same = Q(municipality__became=place, municipality__ended_by=Municipality.Ending.STATUS_CHANGE)
    return Population.objects.filter(Q(municipality=place) | same).order_by("date")


def latest_figures(on: date) -> dict[int, Population]:
    """For each municipality (by primary key) the latest figure on or before the day. One statement."""
    found: dict[int, Population] = {}
    for figure in Population.objects.filter(date__lte=on).select_related("municipality").order_by("date"):
        place = figure.municipality
        found[place.pk] = figure
        if place.ended_by == Municipality.Ending.STATUS_CHANGE and place.became_id:
            found[place.became_id] = figure
    return found


def diversity_centres(on: date) -> list[County | Municipality]:
    """The bodies with a diversity centre (Vielfaltszentrum) that day: Landkreise, kreisfreie and Sonderstatus towns."""
    bodies: Iterable[County | Municipality] = [
        *County.objects.on(on).filter(kind=County.Kind.LANDKREIS),
        *Municipality.objects.on(on).exclude(status=Municipality.Status.KREISANGEHOERIG),
    ]
    return sorted(bodies, key=lambda body: (body.sort_key, body.ags))
