"""Pages of a jury's members: what to read, and their conflicts. All through one scope."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.accounts.access import has_second_factor
from wir.funding import actions
from wir.funding.access import cases_for_juror, is_juror
from wir.funding.forms import DeclareForm, OpinionForm, TieForm
from wir.funding.models import JuryAssessment
from wir.funding.views.jury_case import case_of
from wir.funding.views.loading import page_as_sent, refusals_as_messages

PER_PAGE = 50


def only_jurors(request: HttpRequest) -> None:
    """Strangers learn nothing, not even that the page exists."""
    if not is_juror(request.user):
        raise Http404


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Meine Bewertungen: what is open first."""
    only_jurors(request)
    own = JuryAssessment.objects.filter(member__user=request.user)
    cases = (
        cases_for_juror(request.user)
        .select_related("round", "application__applicant")
        .prefetch_related(Prefetch("assessments", queryset=own, to_attr="own"))
        .order_by("-round__sits_on", "round_id", "pk")
    )
    context = {
        "page": page_as_sent(Paginator(cases, PER_PAGE).get_page(request.GET.get("seite"))),
        "second_factor": has_second_factor(request.user),
    }
    return render(request, "funding/jury/index.html", context)


@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """Step back from a case: afterwards it does not exist for this member."""
    found = case_of(request, pk)
    form = DeclareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            actions.declare_conflict(
                found, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
            )
            messages.success(
                request, _("Danke. Dieser Antrag ist für Sie gesperrt; Ihre Punkte zählen nicht.")
            )
        return redirect("funding:jury")
    return render(
        request, "funding/jury/declare.html", {"case": found, "application": found.application, "form": form}
    )


@require_http_methods(["POST"])
def opinion(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """One of the others decides, with a reason, whether a neighbour may take part."""
    found = case_of(request, pk)
    neighbour = get_object_or_404(found.round.members, pk=member)
    form = OpinionForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, _("Bitte wählen Sie Ja oder Nein und nennen Sie den Grund. Es hat sich nichts geändert.")
        )
        return redirect("funding:jury_case", pk)
    with refusals_as_messages(request):
        actions.give_opinion(
            found,
            member=neighbour,
            may_take_part=form.cleaned_data["may_take_part"],
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Ihre Antwort ist gespeichert."))
    return redirect("funding:jury_case", pk)


@require_http_methods(["GET", "POST"])
def conflicts(request: HttpRequest) -> HttpResponse:
    """Befangenheit: how it works, and a way to tell us about a tie."""
    only_jurors(request)
    form = TieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.declare_tie(given["organisation"], reason=given["reason"], by=request.user, at=timezone.now())
        messages.success(request, _("Danke. Anträge dieser Organisation sind für Sie gesperrt."))
        return redirect("funding:jury_conflicts")
    return render(request, "funding/jury/conflicts.html", {"form": form})
