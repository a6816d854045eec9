"""Ballots on paper: typed in by one person, typed again by another; only then they count."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.core.refusal import Refused
from wir.documents.serving import as_download
from wir.participation.actions import ballots
from wir.participation.actions.ballot_codes import make_ballot_codes
from wir.participation.actions.printing_ballots import ballot_pdf
from wir.participation.forms.polls import BallotCodesForm, HeapForm
from wir.participation.models import BallotSheet, Poll
from wir.participation.queries.export import xlsx
from wir.participation.queries.results import tens
from wir.participation.views.poll_desk import poll_of
from wir.participation.views.reading_twice import shown_mark, was_shown
from wir.participation.views.results import XLSX

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
            sheet = ballots.enter_ballot(
                found,
                ticked,
                by=request.user,
                on=today,
                code=request.POST.get("code", ""),
                **form.cleaned_data,
            )
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
        "languages_of_form": settings.LANGUAGES,
        "typed": request.POST.get("code", ""),
        "with_codes": found.access == Poll.Access.CODES,
    }
    return render(request, "participation/polls/paper.html", context)


@require_GET
def poll_ballot(request: HttpRequest, slug: str, number: int, language: str) -> HttpResponse:
    """The empty ballot as PDF; none of a draft, which may still change."""
    found = poll_of(request, slug, number)
    if language not in dict(settings.LANGUAGES) or found.state == "draft":
        raise Http404
    return as_download(
        ballot_pdf(found, language, on=timezone.localdate()), f"Stimmzettel-{number}-{language}.pdf"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def poll_codes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """How many codes there are; POST makes new ones and gives them once, as a spreadsheet or printed on ballots."""
    found = poll_of(request, slug, number)
    if found.access != Poll.Access.CODES or found.state == "draft":
        raise Http404
    form = BallotCodesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given, today = form.cleaned_data, timezone.localdate()
        try:
            codes = make_ballot_codes(
                found, count=given["count"], batch=given["batch"], by=request.user, on=today
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            if given["kind"] == form.BALLOTS:
                pdf = ballot_pdf(found, given["language"], on=today, codes=codes)
                return as_download(pdf, f"Stimmzettel-{number}-mit-Codes.pdf")
            content = xlsx(["Code"], [[code] for code in codes], title="Codes", widths=40)
            return as_download(content, f"Codes-Abstimmung-{number}.xlsx", XLSX)
    context = {
        "process": found.process, "poll": found, "form": form, "made": found.codes.count(),
        "used": tens(found.codes.filter(used=True).count()),
    }  # fmt: skip
    return render(request, "participation/polls/codes.html", context)


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
    mark = ""
    if request.method == "POST":
        try:
            numbers = ballots.valid(found, ticked)
            differing = sorted(set(numbers) ^ set(kept.chosen))
            mark = shown_mark(request, kept.pk, differing)
            if not differing or was_shown(request, mark):
                _check(request, kept, ticked)
                return back
        except Refused as refused:
            messages.error(request, str(refused))
    context = {
        "process": found.process, "poll": found, "sheet": kept, "rows": _rows(found, ticked), "differing": differing,
        "mark": mark,
    }  # fmt: skip
    return render(request, "participation/polls/check.html", context)


def _check(request: HttpRequest, kept: BallotSheet, ticked: Sequence[str]) -> None:
    try:
        ballots.check_ballot(kept, ticked, by=request.user)
    except PermissionDenied:
        messages.error(request, _("Diesen Stimmzettel muss eine andere Person prüfen."))
    else:
        messages.success(request, _("Der Stimmzettel ist geprüft und zählt jetzt mit."))
