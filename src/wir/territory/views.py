"""Public pages: all places with search, filter and map; one place with what is known of it today."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wir.core.text import clean_text
from wir.territory import queries
from wir.territory.models import Boundary, County, Municipality
from wir.ui import maps

ROWS = 25


@login_not_required
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Every municipality of today. A search that means one place leads straight to it."""
    on = timezone.localdate()
    wanted = clean_text(request.GET.get("q", ""))[:80]
    meant = queries.search(wanted, on) if wanted else None
    if meant and meant.exact:
        return redirect("territory:place", ags=meant.exact)
    counties = list(County.objects.on(on))
    county = next((county for county in counties if county.ags == request.GET.get("kreis")), None)
    found = queries.places(on, county=county, keys=meant.keys if meant else None)
    figures = queries.latest_figures(on)
    for place in found:
        place.figure = figures.get(place.pk)
        place.density = _density(place)
    rows = Paginator(found, max(len(found), 1) if request.GET.get("alle") == "1" else ROWS)
    outlines = queries.outlines(found)
    context = {
        "on": on,
        "wanted": wanted,
        "unsure": bool(meant and meant.unsure),
        "counties": counties,
        "county": county,
        "page": rows.get_page(request.GET.get("seite")),
        "map": _map(found, outlines),
        "boundary_sources": sorted({outline.source for outline in outlines.values()}),
    }
    return render(request, "territory/places.html", context)


@login_not_required
@require_safe
def place(request: HttpRequest, ags: str) -> HttpResponse:
    """One municipality under one key, past ones included: they say what became of them."""
    on = timezone.localdate()
    place = get_object_or_404(Municipality.objects.select_related("county", "council", "became"), ags=ags)
    context = {
        "on": on,
        "place": place,
        "figures": queries.figures_of(place),
        "predecessors": place.predecessors.order_by("valid_to", "sort_key"),
    }
    return render(request, "territory/place.html", context)


def _map(found: Sequence[Municipality], outlines: Mapping[int, Boundary]) -> maps.Drawing | None:
    """Areas where the outlines of all these places have been imported, bubbles otherwise. The list is their table."""
    if outlines:
        return maps.area_map(
            [
                maps.Area(outlines[place.pk].rings, place.density, place.name, f"{place.ags}/")
                for place in found
            ],
            title=_("Wie dicht die Orte bewohnt sind"),
            says=_(
                "Karte: %(count)s Orte, gefärbt nach Personen je Quadratkilometer. Die Liste nennt jede Zahl."
            )
            % {"count": len(found)},
            what=_("Ort"),
            value_name=_("Personen je km²"),
            table=False,
        )
    return maps.bubble_map(
        [
            maps.Point(
                place.lat,
                place.lon,
                place.figure.value if place.figure else None,
                place.name,
                f"{place.ags}/",
            )
            for place in found
            if place.lat is not None
        ],
        title=_("Wo wie viele Menschen leben"),
        says=_("Karte: %(count)s Orte, je ein Kreis nach der Einwohnerzahl. Die Liste nennt jede Zahl.")
        % {"count": len(found)},
        what=_("Ort"),
        value_name=_("Einwohnerzahl"),
        table=False,
    )


def _density(place: Municipality) -> int | None:
    """Persons a square kilometre."""
    return round(place.figure.value / place.area_km2) if place.figure and place.area_km2 else None
