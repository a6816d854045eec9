"""Pages of the jury's office: planning a round, its members, its cases, its ranking."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, QuerySet, Window
from django.db.models.functions import Rank
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.accounts.access import organisations_as
from wir.accounts.models import Organisation
from wir.documents.serving import as_download
from wir.funding import actions
from wir.funding.access import OFFICIAL, jury_cases_of, rounds_of
from wir.funding.forms import CasesForm, RoundForm
from wir.funding.models import JuryCase, JuryRound
from wir.funding.queries.ranking import ranking_csv
from wir.funding.views.loading import cases_as_sent, once, page_as_sent, refusals_as_messages
from wir.journal.steps import record

PER_PAGE = 50


def _authority(request: HttpRequest) -> Organisation:
    """The official's authority; strangers learn nothing, not even that the page exists."""
    found = Organisation.objects.filter(pk__in=organisations_as(OFFICIAL, request.user)).first()
    if found is None:
        raise Http404
    return found


def round_of(request: HttpRequest, pk: int) -> JuryRound:
    """The round of the official's authority, or 404."""
    return get_object_or_404(rounds_of(request.user), pk=pk)


@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    """All rounds of the authority, the latest first."""
    _authority(request)
    page = Paginator(rounds_of(request.user), PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, "funding/jury/rounds.html", {"page": page})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Plan a round."""
    authority = _authority(request)
    form = RoundForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            made = actions.plan_round(**form.cleaned_data, controller=authority, by=request.user)
            messages.success(request, _("Angelegt. Tragen Sie jetzt Mitglieder ein und wählen Sie Anträge."))
            return redirect("funding:jury_round", made.pk)
    return render(request, "funding/jury/new.html", {"form": form})


@require_GET
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The round with its ranking, 50 cases a page, a constant number of statements."""
    found = round_of(request, pk)
    context = {
        "round": found,
        "page": page_as_sent(Paginator(ranking(request, found), PER_PAGE).get_page(request.GET.get("seite"))),
        "members": found.members.select_related("user", "organisation"),
        "invited": found.invitations.filter(state="open").count(),
        "against": actions.against_beginning(found, on=timezone.localdate())
        if found.state == "reading"
        else [],
        "steps": found.workflow.steps_from(found.state),
    }
    return render(request, "funding/jury/round.html", context)


@require_GET
def ranking_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole ranking as CSV that a spreadsheet opens and never runs."""
    found = round_of(request, pk)
    record("funding.read_ranking", found, by=request.user)
    text = ranking_csv(cases_as_sent(ranking(request, found)))
    return as_download(text.encode("utf-8-sig"), f"jury-{found.pk}.csv", "text/csv; charset=utf-8")


def ranking(request: HttpRequest, found: JuryRound) -> QuerySet[JuryCase]:
    """The cases by mean, equal ones share a rank; then by median, then by arrival."""
    best_first = F("mean").desc(nulls_last=True)
    return (
        jury_cases_of(request.user)
        .filter(round=found)
        .select_related("application__applicant")
        .annotate(rank=Window(Rank(), order_by=best_first))
        .order_by(best_first, F("median").desc(nulls_last=True), "pk")
    )


@require_http_methods(["GET", "POST"])
def cases(request: HttpRequest, pk: int) -> HttpResponse:
    """Which submitted applications of the line come before the jury."""
    found = round_of(request, pk)
    possible = actions.applications_for_round(found, by=request.user)
    chosen = list(found.cases.values_list("application_id", flat=True))
    form = CasesForm(request.POST or None, possible=possible, initial={"applications": chosen})
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            actions.choose_cases(found, applications=form.cleaned_data["applications"], by=request.user)
            messages.success(request, _("Gespeichert."))
        return redirect("funding:jury_round", pk)
    return render(request, "funding/jury/cases.html", {"round": found, "form": form, "possible": possible})


@require_http_methods(["POST"])
def open_reading(request: HttpRequest, pk: int) -> HttpResponse:
    """From now on members read and score."""
    found = round_of(request, pk)
    with refusals_as_messages(request):
        actions.open_reading(found, by=request.user)
        messages.success(request, _("Die Mitglieder können jetzt lesen und bewerten."))
    return redirect("funding:jury_round", pk)


@require_http_methods(["POST"])
def begin_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """The reading is over, the agenda stands."""
    found = round_of(request, pk)
    with refusals_as_messages(request):
        with once(rounds_of(request.user).filter(pk=pk, state="sitting").exists):
            actions.begin_sitting(
                found, by=request.user, at=timezone.now(), reason=request.POST.get("reason", "")[:600]
            )
        messages.success(request, _("Die Sitzung hat begonnen. Die Tagesordnung steht."))
    return redirect("funding:jury_round", pk)
