"""The sitting: for its office agenda, presence and votes; for members what they may see of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.documents.models import read
from wir.documents.render import Unprintable
from wir.documents.serving import as_download
from wir.funding import actions
from wir.funding.access import cases_for_juror, jury_cases_of, locked_for_juror, rounds_for_juror
from wir.funding.access.conflicts import Standing
from wir.funding.forms import PresenceForm, VoteForm
from wir.funding.models import JuryAssessment, JuryCase, JuryMember, JuryRound
from wir.funding.models.jury import DECIDED
from wir.funding.notices import bundle
from wir.funding.rules.conflicts import quorum
from wir.funding.views.jury import only_jurors
from wir.funding.views.jury_office import round_of
from wir.funding.views.loading import cases_as_sent, page_as_sent, refusals_as_messages
from wir.journal.steps import record

PER_PAGE = 50


@require_GET
def sittings(request: HttpRequest) -> HttpResponse:
    """A member's sittings, the latest first."""
    only_jurors(request)
    page = Paginator(rounds_for_juror(request.user), PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, "funding/jury/sittings.html", {"page": page})


@require_GET
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda as this member may know it: counted without what is locked, figures after one's own scores."""
    found = get_object_or_404(rounds_for_juror(request.user), pk=pk)
    own = JuryAssessment.objects.filter(member__user=request.user, state="handed_in", set_aside_at=None)
    locked = locked_for_juror(request.user)
    cases = (
        cases_for_juror(request.user, locked=locked)
        .filter(round=found)
        .select_related("application__applicant")
        .prefetch_related(Prefetch("assessments", queryset=own, to_attr="own"))
        .order_by("place", "pk")
    )
    context = {
        "round": found,
        "page": page_as_sent(Paginator(cases, PER_PAGE).get_page(request.GET.get("seite"))),
        "members": found.members.select_related("user"),
        "minutes": found.minutes_id and not found.cases.filter(pk__in=locked).exists(),
    }
    return render(request, "funding/jury/sitting.html", context)


@require_http_methods(["GET", "POST"])
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """For the office: what is discussed first, what is done, who is there."""
    found = round_of(request, pk)
    if found.state not in ("sitting", "closed"):
        raise Http404
    members = list(found.members.select_related("user"))
    there = {"present": [member.pk for member in members if member.present]}
    form = PresenceForm(request.POST or None, members=members, initial=there)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            actions.note_presence(found, present=form.cleaned_data["present"], by=request.user)
            messages.success(request, _("Gespeichert, wer da ist."))
        return redirect("funding:jury_agenda", pk)
    cases = jury_cases_of(request.user).filter(round=found).select_related("application__applicant")
    context = {
        "round": found,
        "form": form,
        "page": page_as_sent(
            Paginator(cases.order_by("place", "pk"), PER_PAGE).get_page(request.GET.get("seite"))
        ),
        "next": cases.filter(concluded_at=None)
        .exclude(application__state__in=DECIDED)
        .order_by("place", "pk")
        .first(),
    }
    return render(request, "funding/jury/agenda.html", context)


@require_http_methods(["GET", "POST"])
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """One case of the agenda: who may vote, and the vote."""
    found = get_object_or_404(
        jury_cases_of(request.user)
        .filter(round__state__in=["sitting", "closed"])
        .select_related("round", "application__applicant"),
        pk=pk,
    )
    cases_as_sent([found])
    members, standing = list(found.round.members.select_related("user")), actions.standing_of(found)
    form = VoteForm(request.POST or None, voters=_voters(members, standing))
    if request.method == "POST" and form.is_valid():
        return _voted(request, found, form)
    context = {
        "case": found,
        "application": found.application,
        "form": None if found.concluded_at or found.is_decided else form,
        "needed": quorum(len(standing.entitled), found.round.quorum_percent),
        "entitled": len(standing.entitled),
        "away": [member for member in members if member.pk in standing.excluded],
        "absent": [m for m in members if not m.present and m.pk not in standing.excluded],
    }
    return render(request, "funding/jury/vote.html", context)


@require_http_methods(["POST"])
def close_round(request: HttpRequest, pk: int) -> HttpResponse:
    """The jury is done."""
    found = round_of(request, pk)
    with refusals_as_messages(request):
        actions.close_round(found, by=request.user, on=timezone.localdate())
        messages.success(request, _("Die Runde ist abgeschlossen, die Niederschrift versiegelt."))
    return redirect("funding:jury_round", pk)


@require_GET
def reading_bundle(request: HttpRequest, pk: int) -> HttpResponse:
    """All that this member may read, as one PDF; printed anew each time, because conflicts may have changed."""
    found = get_object_or_404(rounds_for_juror(request.user), pk=pk)
    try:
        pdf = bundle.make(found, member=request.user, on=timezone.localdate())
    except Unprintable as error:
        messages.error(request, str(error))
        return redirect("funding:jury_sitting", pk)
    record("funding.read_bundle", found, by=request.user)
    return as_download(pdf, f"lesemappe-{found.pk}.pdf")


@require_GET
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The sealed minutes, for the file."""
    found = round_of(request, pk)
    if found.minutes is None:
        raise Http404
    return _minutes(request, found)


@require_GET
def minutes_for_members(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for members who may know every case of the round; for all others they do not exist."""
    found = get_object_or_404(rounds_for_juror(request.user).exclude(minutes=None), pk=pk)
    if found.cases.filter(pk__in=locked_for_juror(request.user)).exists():
        raise Http404
    return _minutes(request, found)


def _minutes(request: HttpRequest, found: JuryRound) -> HttpResponse:
    document = found.minutes
    pdf = read(document)
    record("funding.read_minutes", found, by=request.user, facts={"document": document.sha256})
    return as_download(pdf, f"{document.number}.pdf")


def _voters(members: list[JuryMember], standing: Standing) -> list[JuryMember]:
    return [member for member in members if member.present and member.pk in standing.entitled]


def _voted(request: HttpRequest, found: JuryCase, form: VoteForm) -> HttpResponse:
    with refusals_as_messages(request):
        adopted = actions.conclude_case(
            found,
            recommendation=form.cleaned_data["recommendation"],
            reasons=form.cleaned_data["reasons"],
            votes=form.votes(),
            by=request.user,
            at=timezone.now(),
        )
        if adopted:
            messages.success(request, _("Das Ergebnis ist festgehalten."))
            return redirect("funding:jury_agenda", found.round_id)
        messages.warning(
            request,
            _("Keine Mehrheit. Nichts ist festgehalten; stellen Sie einen anderen Vorschlag zur Abstimmung."),
        )
    return redirect("funding:jury_vote", found.pk)
