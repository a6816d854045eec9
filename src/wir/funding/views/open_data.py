"""Public pages and data: who got what, and for what one can apply."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wir.core.csv_text import as_csv
from wir.core.open_data import LICENCE, LICENCE_URL
from wir.funding import awards, calls
from wir.ui import maps

ROWS = 25


@login_not_required
@require_safe
def awarded(request: HttpRequest) -> HttpResponse:
    """Wer bekommt was? List and map by line, year and county; the same number of statements however many there are."""
    chosen, today = awards.Chosen.read(request.GET), timezone.localdate()
    page = Paginator(awards.grants(chosen, on=today), ROWS).get_page(request.GET.get("seite"))
    places = awards.by_place(chosen, on=today)
    context = {
        "chosen": chosen,
        "options": awards.options(on=today),
        "page": page,
        "rows": zip(awards.rows(page), [grant.cents for grant in page], strict=True),
        "map": _map(places),
        "on": today,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
    }
    return render(request, "funding/public/awards.html", context)


@login_not_required
@require_safe
def awarded_csv(request: HttpRequest) -> HttpResponse:
    """Everything as a table for spreadsheets: UTF-8 with a mark, semicolons, no formulas."""
    published = awards.rows(awards.grants(on=timezone.localdate()))
    found = [[_cell(value) for value in row.values()] for row in published]
    response = HttpResponse(
        f"\ufeff{as_csv(list(awards.FIELDS), found)}", content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="bewilligt.csv"'
    return response


@login_not_required
@require_safe
def awarded_json(request: HttpRequest) -> HttpResponse:
    """Everything with licence, day and description of the fields."""
    return JsonResponse(awards.data_set(timezone.localdate()), json_dumps_params={"ensure_ascii": False})


@login_not_required
@require_safe
def open_calls(request: HttpRequest) -> HttpResponse:
    """For what can one apply now, and what comes?"""
    found = calls.calls(timezone.localdate())
    groups = (
        (calls.OPEN, _("Jetzt möglich")),
        (calls.SOON, _("Das kommt")),
        (calls.UNKNOWN, _("Ob es gerade geht, wissen wir nicht")),
    )
    context = {"groups": [(name, says, [c for c in found if c.state == name]) for name, says in groups]}
    return render(request, "funding/public/calls.html", context)


@login_not_required
@require_safe
def calls_feed(request: HttpRequest) -> HttpResponse:
    """The same as a JSON Feed."""
    return JsonResponse(
        calls.feed(timezone.localdate(), settings.WIR_ADDRESS.rstrip("/")),
        json_dumps_params={"ensure_ascii": False},
        content_type="application/feed+json; charset=utf-8",
    )


def _cell(value: object) -> object:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def _map(places: list[awards.PlaceSum]) -> maps.Drawing | None:
    points = [maps.Point(p.lat, p.lon, p.cents // 100, p.name, f"/orte/{p.ags}/") for p in places]
    return maps.bubble_map(
        points,
        title=_("Wohin das Geld geht"),
        says=_("Karte: %(count)s Orte, je ein Kreis nach der bewilligten Summe. Die Tabelle nennt jede Zahl.")
        % {"count": len(points)},
        what=_("Ort"),
        value_name=_("Euro"),
    )
