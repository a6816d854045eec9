"""The way through the bodies: what everybody reads, what the office writes down, the pack for the council."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wir.accounts.access import organisations_as
from wir.core.refusal import Refused
from wir.core.text import clean_text
from wir.documents.serving import as_download
from wir.participation.documents import council_pack
from wir.participation.forms.council import DecisionForm, HearForm, MoveForm, OpinionForm, StationForm
from wir.participation.queries.outcomes import said_by, stations_of_process
from wir.participation.views.loading import (
    desk_of,
    lead,
    posted,
    public_process,
    read_or_work_on,
    refusals_as_messages,
)
from wir.participation.views.texts import version_of
from wir.strategy import actions
from wir.strategy.access import EDITOR, own_bodies_of, stations_of
from wir.strategy.actions import Decided
from wir.strategy.models import Station

LONGEST_REASON = 200


@login_not_required
@require_safe
def decisions(request: HttpRequest, slug: str) -> HttpResponse:
    """Who was heard, who decided what, for each town."""
    process = public_process(request, slug)
    stations = said_by(stations_of_process(process), get_language() or "de")
    return render(request, "participation/council/decisions.html", {"process": process, "stations": stations})


@require_http_methods(["GET", "HEAD", "POST"])
def council(request: HttpRequest, slug: str) -> HttpResponse:
    """The office's list of bodies; one more of them."""
    process = lead(request, slug)
    own = organisations_as(EDITOR, request.user)
    form = StationForm(posted(request), process=process, towns=own)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            actions.plan_station(process, **form.cleaned_data, by=request.user)
            return redirect("participation:council", slug)
    context = {
        "process": process,
        "form": form,
        "stations": said_by(stations_of_process(process), get_language() or "de"),
        "own": own,
        "left": actions.councils_left(process),
        "sent": process.versions.filter(for_council=True).defer("content", "measures"),
    }
    return render(request, "participation/council/council.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def station(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What one body said or decided: written by the office, or its opinion by the body itself."""
    process = desk_of(request, slug)
    in_office = stations_of(request.user).filter(pk=pk, process=process).exists()
    scope = stations_of if in_office else own_bodies_of
    found = get_object_or_404(scope(request.user).select_related("process", "town"), pk=pk, process=process)
    if request.method == "POST" and "berichtigen" in request.POST:
        if not in_office:
            raise Http404
        return _corrected(request, found)
    if in_office and not found.is_over and request.method == "POST" and "austragen" in request.POST:
        return _removed(request, found)
    moving = in_office and not found.is_over and request.method == "POST" and "verschieben" in request.POST
    initial = {"planned_on": found.planned_on}
    move = MoveForm(posted(request) if moving else None, initial=initial, prefix="tag")
    if moving and move.is_valid():
        with refusals_as_messages(request):
            actions.move_station(found, **move.cleaned_data, by=request.user, on=timezone.localdate())
            messages.success(request, _("Der Tag ist geändert. Alle lesen, warum."))
        return redirect("participation:station", slug, pk)
    kind = (HearForm if found.kind in Station.HEARD else DecisionForm) if in_office else OpinionForm
    form = kind(None if moving else posted(request), station=found)
    if request.method == "POST" and not moving and form.is_valid():
        try:
            _write_down(found, form, request)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Festgehalten."))
            return redirect("participation:council" if in_office else "participation:desk", slug)
    said_by([found], get_language() or "de")
    context = {"process": process, "station": found, "form": form, "in_office": in_office, "move": move}
    context["unheard"] = _unheard(found)
    return render(request, "participation/council/station.html", context)


def _unheard(found: Station) -> list[Station]:
    """Before a council's decision is written down: bodies of its town that were neither heard nor said to be not needed."""
    if found.kind != Station.Kind.COUNCIL or found.is_over:
        return []
    return [one for one in actions.bodies_left(found.process) if one.town_id == found.town_id]


def _removed(request: HttpRequest, found: Station) -> HttpResponse:
    """It was entered by mistake."""
    with refusals_as_messages(request):
        actions.remove_station(found, by=request.user)
        messages.success(request, _("Das Gremium ist ausgetragen."))
    return redirect("participation:council", found.process.slug)


def _corrected(request: HttpRequest, found: Station) -> HttpResponse:
    """It was wrong: everybody reads why, and it is entered anew."""
    reason = clean_text(request.POST.get("reason", ""))[:LONGEST_REASON]
    with refusals_as_messages(request):
        new = actions.correct_station(found, reason=reason, by=request.user, on=timezone.localdate())
        messages.success(request, _("Der Eintrag ist berichtigt. Tragen Sie jetzt ein, wie es war."))
        return redirect("participation:station", found.process.slug, new.pk)
    return redirect("participation:station", found.process.slug, found.pk)


def _write_down(found: Station, form: HearForm | DecisionForm, request: HttpRequest) -> None:
    given, today = form.cleaned_data, timezone.localdate()
    if isinstance(form, DecisionForm):
        decided = Decided(**{name: given[name] for name in Decided.__dataclass_fields__ if name in given})
        actions.decide(found, decided, measures=form.single, by=request.user, on=today)
    elif given.get("not_needed_because"):
        actions.skip_station(found, because=given["not_needed_because"], by=request.user)
    else:
        actions.hear(
            found, opinion=given["opinion"], held_on=given["held_on"], by=request.user, on=today,
            early_because=given.get("early_because", ""),
        )  # fmt: skip


@require_POST
def note_decision(request: HttpRequest, slug: str) -> HttpResponse:
    """All councils are done: the process is decided."""
    process = lead(request, slug)
    with refusals_as_messages(request):
        actions.note_decision(process, by=request.user, on=timezone.localdate())
        messages.success(request, _("Der Prozess ist beschlossen. Jetzt wird umgesetzt."))
    return redirect("participation:council", slug)


@require_safe
def pack(request: HttpRequest, slug: str) -> HttpResponse:
    """The pack for the council as PDF: for the version that `fassung` names, else for the one that goes there."""
    process = read_or_work_on(request, slug, "pack")
    number = request.GET.get("fassung", "")
    version = version_of(process, number) if number else None
    pdf = council_pack.as_pdf(process, on=timezone.localdate(), version=version)
    told = f"-fassung-{version.number}" if version else ""
    return as_download(pdf, f"beschlussvorlage-{process.slug}{told}.pdf")
