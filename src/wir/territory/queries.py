"""Reads that join the tables: figures that follow a changed key, and who has a diversity centre."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from wir.territory.models import County, Municipality, Population


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
