"""Ballots on paper: typed in by one person, typed again by another; only then they count."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.core.refusal import Refused
from wir.participation.actions import ballots
from wir.participation.forms.polls import HeapForm
from wir.participation.models import BallotSheet, Poll
from wir.participation.views.poll_desk import poll_of

REMEMBERED = ("batch", "channel", "received_on")


@require_http_methods(["GET", "HEAD", "POST"])
def poll_paper(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """All sheets, and the form for the next one; the heap stays filled in."""
    found = poll_of(request, slug, number)
    ticked = request.POST.getlist("massnahme")[:200]
    form = HeapForm(request.POST if request.method == "POST" else None, initial=_last(found))
    today = form.fields["received_on"].latest = timezone.localdate()
    if request.method == "POST" and form.is_valid():
        try:
            sheet = ballots.enter_ballot(found, ticked, by=request.user, on=today, **form.cleaned_data)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(
                request,
                _("Stimmzettel %(number)s ist eingegeben. Schreiben Sie die Nummer auf das Papier.")
                % {"number": sheet.number},
            )
            return redirect("participation:poll_paper", slug, number)
    context = {
        "process": found.process,
        "poll": found,
        "form": form,
        "sheets": found.sheets.select_related("entered_by", "checked_by"),
        "rows": _rows(found, ticked),
        "next": found.sheets.count() + 1,
    }
    return render(request, "participation/polls/paper.html", context)


def _last(found: Poll) -> dict[str, Any]:
    last = found.sheets.order_by("-number").first()
    return {name: getattr(last, name) for name in REMEMBERED} if last else {}


def _rows(found: Poll, ticked: Sequence[str]) -> list[dict[str, Any]]:
    return [{"one": one, "ticked": str(one.number) in ticked} for one in found.candidates.all()]


@require_http_methods(["GET", "HEAD", "POST"])
def poll_paper_check(request: HttpRequest, slug: str, number: int, member: int) -> HttpResponse:
    """The second person ticks what stands on the paper, without seeing the first; then it counts."""
    found = poll_of(request, slug, number)
    kept = get_object_or_404(found.sheets, number=member, checked_by=None)
    kept.poll = found
    back = redirect("participation:poll_paper", slug, number)
    if kept.entered_by_id == request.user.pk:
        messages.error(
            request, _("Diesen Stimmzettel haben Sie eingegeben. Prüfen muss ihn eine andere Person.")
        )
        return back
    ticked = request.POST.getlist("massnahme")[:200]
    differing: list[int] = []
    if request.method == "POST":
        try:
            numbers = ballots.valid(found, ticked)
            differing = sorted(set(numbers) ^ set(kept.chosen))
            if not differing or "final" in request.POST:
                _check(request, kept, ticked)
                return back
        except Refused as refused:
            messages.error(request, str(refused))
    context = {
        "process": found.process, "poll": found, "sheet": kept, "rows": _rows(found, ticked), "differing": differing,
    }  # fmt: skip
    return render(request, "participation/polls/check.html", context)


def _check(request: HttpRequest, kept: BallotSheet, ticked: Sequence[str]) -> None:
    try:
        ballots.check_ballot(kept, ticked, by=request.user)
    except PermissionDenied:
        messages.error(request, _("Diesen Stimmzettel muss eine andere Person prüfen."))
    else:
        messages.success(request, _("Der Stimmzettel ist geprüft und zählt jetzt mit."))
