"""Meetings for those who organise them: planned, announced, seen to, filled in afterwards."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wir.core.refusal import Refused
from wir.gatherings import actions as gatherings
from wir.gatherings import queries
from wir.gatherings.models import Need, Registration
from wir.participation.actions import meetings
from wir.participation.actions.reach import count_people
from wir.participation.forms.meetings import HeldForm, MeetingForm, ShowOfHandsForm
from wir.participation.models import Meeting
from wir.participation.reached import neighbourhoods
from wir.participation.views.loading import posted, posted_text, refusals_as_messages, work_on


@require_http_methods(["GET", "HEAD"])
def organise(request: HttpRequest, slug: str) -> HttpResponse:
    """All meetings of the process, the next one first."""
    process = work_on(request, slug)
    found = process.meetings.select_related("gathering").order_by("-gathering__starts_at")
    return render(request, "participation/meetings/organise.html", {"process": process, "meetings": found})


@require_http_methods(["GET", "HEAD", "POST"])
def new_meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan one."""
    process = work_on(request, slug)
    form = MeetingForm(posted(request), initial={"registration": True})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["format"]
        made = meetings.plan_meeting(process, format=given, by=request.user, **form.fields_of_gathering())
        messages.success(request, _("Geplant. Noch sieht es niemand; kündigen Sie es an, wenn alles stimmt."))
        return redirect("participation:organise_meeting", slug, made.pk)
    return render(request, "participation/meetings/edit.html", {"process": process, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def edit_meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change the details."""
    found = _one(request, slug, pk)
    form = MeetingForm(posted(request), initial=_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            gatherings.change(found.gathering, by=request.user, **form.fields_of_gathering())
        except Refused as refused:
            too_few = isinstance(refused, gatherings.TooFewPlaces)
            form.add_error("places" if too_few else "registers_until", str(refused))
        else:
            Meeting.objects.filter(pk=found.pk).update(format=form.cleaned_data["format"])
            messages.success(request, _("Gespeichert."))
            return redirect("participation:organise_meeting", slug, pk)
    return render(
        request,
        "participation/meetings/edit.html",
        {"process": found.process, "meeting": found, "form": form},
    )


def _initial(found: Meeting) -> dict[str, Any]:
    gathering = found.gathering
    begins, ends = (timezone.localtime(moment) for moment in (gathering.starts_at, gathering.ends_at))
    names = (
        "title", "says", "place", "street", "town", "access", "childcare", "interpreting", "women_only", "registration",
        "places", "registers_until",
    )  # fmt: skip
    return {
        **{name: getattr(gathering, name) for name in names},
        "format": found.format, "day": begins.date(), "begins": begins.strftime("%H:%M"), "ends": ends.strftime("%H:%M"),
    }  # fmt: skip


@require_http_methods(["GET", "HEAD"])
def organise_meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One meeting: who comes, what is to be seen to, what came out."""
    found = _one(request, slug, pk)
    context = {
        "process": found.process, "meeting": found, "gathering": found.gathering,
        "guests": queries.guests(found.gathering), "needs": queries.to_see_to(found.gathering),
        "lines": found.lines.select_related("voice"),
    }  # fmt: skip
    return render(request, "participation/meetings/organise_meeting.html", context)


@require_POST
def step_meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Announce it, or cancel it with a reason."""
    found = _one(request, slug, pk)
    with refusals_as_messages(request):
        if request.POST.get("step") == "announce":
            gatherings.announce(found.gathering, by=request.user)
            messages.success(request, _("Angekündigt. Alle sehen das Treffen auf der Seite des Prozesses."))
        elif because := posted_text(request, "because"):
            gatherings.cancel(found.gathering, because=because, by=request.user)
            messages.success(
                request, _("Abgesagt. Bitte geben Sie denen Bescheid, die eine Adresse genannt haben.")
            )
        else:
            messages.error(request, _("Bitte schreiben Sie, warum das Treffen abgesagt ist."))
    return redirect("participation:organise_meeting", slug, pk)


@require_POST
def tick_guest(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A need was seen to, or a guest has come (or has not)."""
    found = _one(request, slug, pk)
    if number := request.POST.get("need", ""):
        rows = Need.objects.filter(gathering=found.gathering)
        need = get_object_or_404(
            rows, pk=int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
        )
        gatherings.see_to(need, by=request.user, on=timezone.localdate())
    else:
        rows = Registration.objects.filter(gathering=found.gathering)
        number = request.POST.get("guest", "")
        guest = get_object_or_404(
            rows, number=int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
        )
        gatherings.check_in(guest, came=request.POST.get("came") == "1", by=request.user)
    return redirect("participation:organise_meeting", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def held(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Afterwards: how many, what came out; each line becomes a voice."""
    found = _one(request, slug, pk)
    form = HeldForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_as_messages(request):
            meetings.write_minutes(
                found, attended=given["attended"], minutes=given["minutes"], lines=form.results(), by=request.user,
                on=timezone.localdate(),
            )  # fmt: skip
            messages.success(request, _("Eingetragen. Jedes Ergebnis steht jetzt bei den Stimmen."))
        return redirect("participation:organise_meeting", slug, pk)
    return render(
        request,
        "participation/meetings/held.html",
        {"process": found.process, "meeting": found, "form": form},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hands(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who was there, counted by a show of hands."""
    found = _one(request, slug, pk)
    form = ShowOfHandsForm(posted(request), neighbourhoods=neighbourhoods(found.process))
    if request.method == "POST" and form.is_valid():
        count_people(found.process, occasion=f"participation.meeting:{found.pk}", counts=form.counts())
        messages.success(
            request,
            _(
                "Gezählt. Was alle lesen, ändert sich in der Nacht, sobald mindestens zehn neue Angaben da sind."
            ),
        )
        return redirect("participation:organise_meeting", slug, pk)
    return render(
        request,
        "participation/meetings/hands.html",
        {"process": found.process, "meeting": found, "form": form},
    )


def _one(request: HttpRequest, slug: str, pk: int) -> Meeting:
    process = work_on(request, slug)
    found = get_object_or_404(Meeting.objects.select_related("gathering"), pk=pk, process=process)
    found.process = process
    return found
