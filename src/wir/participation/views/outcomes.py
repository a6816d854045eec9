"""What became of it, for everybody: recommendations and measures with their whole way, and the neighbours."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, F, Prefetch, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from wir.participation.access import polls_for_all
from wir.participation.views.loading import public_process
from wir.strategy import way
from wir.strategy.access import public_processes, reported_by
from wir.strategy.models import Measure, MeasureCost, Process, Recommendation, Source, StatusNote
from wir.strategy.priorities import Standing, standings, voted_places
from wir.strategy.queries import with_last_day
from wir.strategy.wording import tell

PAGE = 50
MOST_VOICES = 30
MOST_QUOTES = 5
"""So many voices stand on the page of a recommendation, and of a measure; how many there are is said."""


@login_not_required
@require_safe
def recommendations(request: HttpRequest, slug: str) -> HttpResponse:
    """All recommendations: those that are followed first, then those that are not, with the reason."""
    process = public_process(request, slug)
    rows = list(public_recommendations(process).annotate(voices_count=Count("sources", distinct=True)))
    words = tell(rows, _language())
    told = [(row, words[row.pk]) for row in rows]
    context = {
        "process": process,
        "followed": [pair for pair in told if pair[0].state == "published"],
        "left": [pair for pair in told if pair[0].state == "dropped"],
    }
    return render(request, "participation/recommendations.html", context)


@login_not_required
@require_safe
def recommendation(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One recommendation: the voices it rests on, and what follows from it."""
    process = public_process(request, slug)
    found = get_object_or_404(public_recommendations(process), number=number)
    [back] = way.ways_of_recommendations([found], _language(), ahead=False)
    [ahead] = way.ways_of_recommendations([found], _language(), ahead=True)
    context = {
        "process": process,
        "found": found,
        "reason": tell([found], _language(), field="reason")[found.pk],
        "ahead": ahead,
        **_voices(back),
    }
    return render(request, "participation/recommendation.html", context)


@login_not_required
@require_safe
def measures(request: HttpRequest, slug: str) -> HttpResponse:
    """What was promised, who takes care, how far it is."""
    process = public_process(request, slug)
    notes = StatusNote.objects.order_by("-on", "-pk")
    found = (
        process.measures.select_related("field", "town")
        .annotate(cents=Sum("costs__cents"))
        .prefetch_related(Prefetch("notes", notes))
        .order_by(F("rank").asc(nulls_last=True), "number")
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("seite"))
    rows = list(page)
    words = tell(rows, _language(), field="title")
    voted = _standings(process)
    told = [(row, words[row.pk], next(iter(row.notes.all()), None), voted.get(row.pk)) for row in rows]
    context = {
        "process": process,
        "page": page,
        "rows": told,
        "joint": len(process.towns.all()) > 1,
        "polls": polls_for_all().filter(process=process),
    }
    return render(request, "participation/measures.html", context)


@login_not_required
@require_safe
def measure(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One measure: where it comes from, what it costs, how far it is."""
    process = public_process(request, slug)
    found = get_object_or_404(
        process.measures.select_related("field", "town", "continues__process"), number=number
    )
    [back] = way.ways_of_measures([found], _language(), ahead=False)
    [ahead] = way.ways_of_measures([found], _language(), ahead=True)
    costs = list(found.costs.all())
    context: dict[str, Any] = {
        "process": process,
        "found": found,
        "text": tell([found], _language())[found.pk],
        "origins": [_origin(branch) for branch in back.then],
        "ahead": ahead,
        "costs": costs,
        "total": sum(cost.cents for cost in costs),
        "corrections": list(found.corrections.all()),
        "standing": _standings(process).get(found.pk),
        "reports": request.user.is_authenticated and reported_by(request.user).filter(pk=found.pk).exists(),
    }
    return render(request, "participation/measure.html", context)


def _standings(process: Process) -> dict[int, Standing]:
    """Where each measure stands beside what people voted. At most three statements."""
    places = voted_places(process)
    return standings(Measure.objects.filter(pk__in=places), places) if places else {}


@login_not_required
@require_safe
def neighbours(request: HttpRequest) -> HttpResponse:
    """Ask the neighbours: every finished strategy with a person to ask and what it costs."""
    found = (
        with_last_day(public_processes())
        .filter(state__in=("decided", "closed"))
        .select_related("controller")
        .prefetch_related("towns__organisation")
        .annotate(
            planned=Count("measures", distinct=True),
            done=Count("measures", filter=Q(measures__state="done"), distinct=True),
        )
        .order_by("controller__sort_key", "pk")
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("seite"))
    rows = list(page)
    costs = dict(
        MeasureCost.objects.filter(measure__process__in=rows)
        .exclude(measure__state="dropped")
        .values_list("measure__process")
        .annotate(Sum("cents"))
    )
    context = {"page": page, "rows": [(row, costs.get(row.pk)) for row in rows]}
    return render(request, "participation/neighbours.html", context)


def public_recommendations(process: Process) -> QuerySet[Recommendation]:
    """What everybody may read: drafts are not among them."""
    return process.recommendations.exclude(state="draft")


def _origin(branch: way.Branch) -> dict[str, Any]:
    """One recommendation behind a measure: how many voices it rests on, and the first that everybody may read."""
    taken = [voice for voice in branch.then if voice.how != Source.How.NOT_TAKEN]
    shown = [voice for voice in taken if voice.stop.shown]
    return {"stop": branch.stop, "count": len(taken), "shown": shown[:MOST_QUOTES]}


def _voices(back: way.Branch) -> dict[str, Any]:
    """The voices behind a recommendation: those that are public in their own words, the rest as numbers."""
    taken = [branch for branch in back.then if branch.how != Source.How.NOT_TAKEN]
    shown = [branch for branch in taken if branch.stop.shown]
    return {
        "shown": shown[:MOST_VOICES],
        "more": len(shown) - len(shown[:MOST_VOICES]),
        "unseen": len(taken) - len(shown),
        "left": [branch for branch in back.then if branch.how == Source.How.NOT_TAKEN and branch.stop.shown],
    }


def _language() -> str:
    return get_language() or "de"
