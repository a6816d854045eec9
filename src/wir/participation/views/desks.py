"""The desk of a process, all desks of a person, and the deadlines in their calendar."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from wir.accounts.access import organisations_as
from wir.core import ical
from wir.participation.actions.reach import peaks
from wir.participation.desk import OFFICE, WORKERS, groups_of, tools_for
from wir.participation.next_steps import next_steps
from wir.participation.views.loading import desk_of
from wir.participation.views.processes import CALENDAR
from wir.strategy import queries
from wir.strategy.access import EDITOR, desks_for
from wir.strategy.models import CalendarLink, Process


@require_GET
def desks(request: HttpRequest) -> HttpResponse:
    """The processes in which the person has a part, and what is due in any of them."""
    found = desks_for(request.user)
    context = {
        "processes": queries.with_last_day(found).select_related("controller"),
        "radar": queries.radar(found, timezone.localdate()),
        "may_open": bool(organisations_as(EDITOR, request.user)),
    }
    return render(request, "participation/desks.html", context)


@require_GET
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """The desk of one process: what waits, what is due, the tools of this person's parts."""
    found = desk_of(request, slug)
    groups = groups_of(request.user, found)
    own = organisations_as(EDITOR, request.user)
    context = {
        "process": found,
        "tools": tools_for(groups, found),
        "radar": queries.radar(Process.objects.filter(pk=found.pk), timezone.localdate()),
        "in_office": OFFICE in groups,
        "steps": next_steps(request.user, groups, found, on=timezone.localdate()),
        "waiting_towns": [town for town in found.towns.all() if town.agreed_on is None],
        "reach_peaks": peaks(found) if WORKERS.intersection(groups) else [],
        "own_answer": next(
            (town for town in found.towns.all() if town.agreed_on is None and town.organisation_id in own),
            None,
        ),
    }
    return render(request, "participation/desk.html", context)


@login_not_required
@require_safe
def desk_calendar(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Every deadline, for the calendar of somebody who works on it. Works only while that person may read the desk."""
    links = CalendarLink.objects.select_related("process", "user").filter(process__slug=slug)
    link = get_object_or_404(links, token_hash=CalendarLink.hash_of(token))
    if not link.user.is_active or not desks_for(link.user).filter(pk=link.process_id).exists():
        raise Http404
    found = link.process
    here = f"{settings.WIR_ADDRESS}{reverse('participation:plan', args=[found.slug])}"
    days = [
        ical.Day(f"deadline-{due.pk}@wir-portal", due.due_on, f"{found.name}: {due.label}", url=here)
        for due in found.deadlines.filter(done_on=None)
    ]
    return HttpResponse(ical.calendar(found.name, days, at=timezone.now()), content_type=CALENDAR)
