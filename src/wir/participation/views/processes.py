"""Where can I take part, and what is this process?"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from wir.core import ical
from wir.core.text import clean_text
from wir.participation.dates import dates_of
from wir.participation.doors import doors_of
from wir.participation.reached import reached
from wir.participation.views.loading import public_process
from wir.participation.views.standing import standing
from wir.strategy import queries
from wir.strategy.access import public_processes
from wir.strategy.models import Process
from wir.strategy.wording import tell_fields
from wir.territory import queries as territory
from wir.territory.models import Municipality

ROWS = 24
CALENDAR = "text/calendar; charset=utf-8"


@login_not_required
@require_safe
def processes(request: HttpRequest) -> HttpResponse:
    """All public processes, those that run first; or what there is in one place, and how it could begin there."""
    on = timezone.localdate()
    wanted = clean_text(request.GET.get("ort", ""))[:80]
    search = _search(wanted, on) if wanted else None
    found = search.processes if search else public_processes()
    rows = queries.with_last_day(found).select_related("controller").prefetch_related("towns__organisation")
    listed = sorted(rows, key=lambda process: (not process.is_open, process.controller.sort_key, process.pk))
    for process in listed:
        process.days_left = ((process.until or process.ends_on) - on).days
    page = Paginator(listed, ROWS).get_page(request.GET.get("seite"))
    return render(request, "participation/processes.html", {"wanted": wanted, "search": search, "page": page})


@dataclass(frozen=True)
class _Search:
    """What a word for a place means: the place if it must be that one, what it could have meant if not, what goes on there."""

    place: Municipality | None
    meant: list[Municipality]
    processes: QuerySet[Process]


def _search(wanted: str, on: date) -> _Search:
    """A name that is only alike is a question; then nothing is shown in its place."""
    hits = territory.search(wanted, on)
    keys = () if hits.unsure else hits.keys
    places = {place.ags: place for place in territory.places(on, county=None, keys=hits.keys)}
    return _Search(
        place=places.get(hits.exact),
        meant=[place for key, place in places.items() if key != hits.exact][:8],
        processes=queries.in_places(keys, wanted),
    )


@login_not_required
@require_safe
def process(request: HttpRequest, slug: str) -> HttpResponse:
    """What is this, what can I do now, where do we stand, what became of it?"""
    found = public_process(request, slug)
    today = timezone.localdate()
    context = {
        "process": found,
        "told": tell_fields(found, get_language() or "de", ("name", "question", "about")),
        "doors": doors_of(found, on=today),
        "reached": reached(found),
        **standing(found, on=today),
    }
    return render(request, "participation/process.html", context)


@login_not_required
@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The public dates, for everybody's calendar."""
    found = public_process(request, slug)
    here = reverse("participation:process", args=[found.slug])
    days = [
        ical.Day(
            f"{one.uid}@wir-portal",
            one.on,
            f"{found.name}: {one.label}",
            url=f"{settings.WIR_ADDRESS}{one.url or here}",
        )
        for one in dates_of(found)
    ]
    return HttpResponse(ical.calendar(found.name, days, at=timezone.now()), content_type=CALENDAR)
