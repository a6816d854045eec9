"""Phases, dates, more time, and the calendar of those who work on the process."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.core.refusal import Refused
from wir.participation.desk import OFFICE, WORKERS, groups_of
from wir.participation.forms.planning import DeadlineForm, ExtendForm, PhasesForm
from wir.participation.views.loading import desk_of, lead, refusals_as_messages, work_on
from wir.participation.views.standing import standing
from wir.strategy import actions
from wir.strategy.models import CalendarLink, Deadline


@require_GET
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Where we stand, every deadline, every phase, every extension, and the calendar."""
    found = desk_of(request, slug)
    groups = groups_of(request.user, found)
    link = CalendarLink.objects.filter(process=found, user=request.user).first()
    context = {
        "process": found,
        **standing(found, on=timezone.localdate()),
        "deadlines": found.deadlines.all(),
        "extensions": found.extensions.select_related("made_by"),
        "may_work": bool(WORKERS & groups),
        "in_office": OFFICE in groups,
        "calendar": link
        and f"{settings.WIR_ADDRESS}{reverse('participation:desk_calendar', args=[slug, link.token])}",
    }
    return render(request, "participation/plan.html", context)


@require_http_methods(["GET", "POST"])
def phases(request: HttpRequest, slug: str) -> HttpResponse:
    """Move the phases; they may overlap."""
    found = work_on(request, slug)
    form = PhasesForm(request.POST or None, process=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_phases(found, stretches=form.stretches, by=request.user)
        except Refused as refused:
            form.add_error(None, list(refused.sentences))
        else:
            messages.success(request, _("Die Phasen sind gespeichert."))
            return redirect("participation:plan", slug)
    return render(request, "participation/phases.html", {"process": found, "form": form})


@require_http_methods(["GET", "POST"])
def add_deadline(request: HttpRequest, slug: str) -> HttpResponse:
    """A date of the office's own."""
    found = work_on(request, slug)
    form = DeadlineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_deadline(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Die Frist ist eingetragen."))
        return redirect("participation:plan", slug)
    return render(request, "participation/deadline.html", {"process": found, "form": form})


@require_http_methods(["GET", "POST"])
def change_deadline(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Another day, other words; or it is off."""
    found = work_on(request, slug)
    due = get_object_or_404(found.deadlines.all(), pk=pk)
    form = DeadlineForm(request.POST or None, instance=Deadline.objects.get(pk=due.pk))
    if request.method == "POST" and form.is_valid():
        actions.change_deadline(due, by=request.user, **form.cleaned_data)
        messages.success(request, _("Die Frist ist geändert."))
        return redirect("participation:plan", slug)
    return render(request, "participation/deadline.html", {"process": found, "form": form, "due": due})


@require_POST
def tick_deadline(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Done, or not done after all."""
    found = work_on(request, slug)
    due = get_object_or_404(found.deadlines.all(), pk=pk)
    done_on = timezone.localdate() if request.POST.get("done") == "yes" else None
    actions.tick_deadline(due, done_on=done_on, by=request.user)
    words = _("Erledigt: %(label)s.") if done_on else _("Wieder offen: %(label)s.")
    messages.success(request, words % {"label": due.label})
    return redirect("participation:plan", slug)


@require_POST
def drop_deadline(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The date is off."""
    found = work_on(request, slug)
    due = get_object_or_404(found.deadlines.all(), pk=pk)
    actions.drop_deadline(due, by=request.user)
    messages.success(request, _("Gestrichen: %(label)s.") % {"label": due.label})
    return redirect("participation:plan", slug)


@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, slug: str) -> HttpResponse:
    """More time, with the reason."""
    found = lead(request, slug)
    form = ExtendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.extend_process(found, **form.cleaned_data, by=request.user, on=timezone.localdate())
        except Refused as refused:
            form.add_error(None, list(refused.sentences))
        else:
            messages.success(
                request, _("Sie haben mehr Zeit. Das neue Ende steht auf der Seite des Prozesses.")
            )
            return redirect("participation:plan", slug)
    return render(request, "participation/extend.html", {"process": found, "form": form})


@require_POST
def make_calendar_link(request: HttpRequest, slug: str) -> HttpResponse:
    """A secret address of one's own; the one before stops working."""
    found = desk_of(request, slug)
    with refusals_as_messages(request):
        actions.make_calendar_link(found, by=request.user)
        messages.success(request, _("Ihr Kalender-Link ist da. Ein älterer gilt nicht mehr."))
    return redirect("participation:plan", slug)
