"""The desk of votes on priorities: prepare, freeze, close, read the count, take the order over."""

import gzip
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.participation.actions import polls as acts
from wir.participation.forms.polls import PollForm, initial_of
from wir.participation.models import Channel, Poll, PollResult
from wir.participation.polls import counting, publishing, telling
from wir.participation.queries.results import peaks_in
from wir.participation.views.loading import refusals_as_messages, work_on


def poll_of(request: HttpRequest, slug: str, number: int) -> Poll:
    """A poll of a process that the person works on, or 404."""
    process = work_on(request, slug)
    found = get_object_or_404(process.polls, number=number)
    found.process = process
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def polls(request: HttpRequest, slug: str) -> HttpResponse:
    """All of a process, and a new one."""
    process = work_on(request, slug)
    form = PollForm(request.POST or None, process=process)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            made = acts.prepare_poll(process, by=request.user, **form.cleaned_data)
            return redirect("participation:poll_desk", slug, made.number)
    waiting = Count("sheets", filter=Q(sheets__checked_by=None))
    listed = process.polls.annotate(waiting=waiting).order_by("number")
    context = {"process": process, "polls": listed, "form": form}
    return render(request, "participation/polls/all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def poll_desk(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One poll: as a draft its form, then how many have voted, in the end the exact count."""
    found = poll_of(request, slug, number)
    if request.method == "POST":
        with refusals_as_messages(request):
            if answer := _did(request, found):
                return answer
    form = PollForm(
        request.POST if "title" in request.POST else None,
        process=found.process, initial=initial_of(found) if found.state == "draft" else None,
    )  # fmt: skip
    result = PollResult.objects.filter(poll=found).defer("ballots_file").first()
    context = {
        "process": found.process, "poll": found, "form": form, "result": result, "enough": publishing.ENOUGH,
        "candidates": found.candidates.all(), "ballots": _by_channel(found, result), "peaks": _peaks(found),
        "waiting": found.sheets.filter(checked_by=None).count(), "lines": _exact(found, result) if result else [],
        "lost": acts.lost_by_taking_over(found) if result else [],
        "over": timezone.localdate() > found.closes_on or found.process.is_over,
    }  # fmt: skip
    return render(request, "participation/polls/desk.html", context)


def _did(request: HttpRequest, found: Poll) -> HttpResponse | None:
    """What the button asked for. None when the form must be shown again."""
    act, today = request.POST.get("tun"), timezone.localdate()
    if act == "freeze":
        acts.freeze_poll(found, by=request.user, on=today)
        messages.success(request, _("Die Abstimmung steht fest. Alle können sie jetzt lesen."))
    elif act == "close":
        acts.close_poll(found, by=request.user, on=today)
        messages.success(request, _("Geschlossen. Das Ergebnis ist gleich da: Laden Sie die Seite neu."))
    elif act == "order":
        acts.take_over_order(found, by=request.user, sure="sicher" in request.POST)
        messages.success(request, _("Die Reihenfolge der Maßnahmen ist jetzt die der Abstimmung."))
    else:
        form = PollForm(request.POST, process=found.process)
        if not form.is_valid():
            return None
        acts.change_poll(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Gespeichert."))
    return redirect("participation:poll_desk", found.process.slug, found.number)


def _by_channel(found: Poll, result: PollResult | None) -> list[tuple[str, int]]:
    """How many ballots on each way; never what is on them before the count."""
    if result:
        counts = result.by_channel
    else:
        counts = dict(found.ballots.values_list("channel").annotate(Count("pk")).order_by("channel"))
    return [(str(Channel(code).label), number) for code, number in counts.items()]


def _peaks(found: Poll) -> list[tuple[date, int]]:
    """Days on which suddenly very many ballots came from devices; once they are counted no day is known."""
    days = found.ballots.filter(channel=Channel.WEB).values_list("cast_on").annotate(Count("pk"))
    return peaks_in(dict(days)) if found.access == Poll.Access.OPEN else []


def _exact(found: Poll, result: PollResult) -> list[dict[str, Any]]:
    """The exact count: funded ones in their order, then the others by number."""
    told = result.told
    by_number = {str(one.number): one for one in found.candidates.select_related("measure")}
    titles = telling.titles_of(list(by_number.values()), get_language() or "de")
    rest = [name for name in by_number if name not in told["funded"]]
    return [
        {
            "one": by_number[name], "title": titles[by_number[name].number], "funded": name in told["funded"],
            "place": place, "reason": told["explanation"][name], "support": _support(told["explanation"][name]),
        }
        for place, name in enumerate([*told["funded"], *rest], 1)
    ]  # fmt: skip


def _support(reason: dict[str, Any]) -> float | None:
    return round(reason["cost"] / reason["price"], 1) if reason.get("by") == "shares" else None


@require_GET
def poll_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The list of anonymous ballots in the format Pabulib; once they are deleted, the sums. Only for those who work on it."""
    found = poll_of(request, slug, number)
    result = PollResult.objects.filter(poll=found).first()
    if result is None:
        raise Http404
    if result.ballots_file is None:
        text = counting.as_sums(found, list(found.candidates.all()), result.told)
    else:
        text = gzip.decompress(bytes(result.ballots_file)).decode()
    name = f"abstimmung-{found.process.slug}-{found.number}.pb"
    return HttpResponse(
        text,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
