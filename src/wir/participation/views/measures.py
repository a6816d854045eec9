"""Measures at the desk: write them, put them in order, report how far they are."""

import re
from typing import Any

from django.contrib import messages
from django.db.models import F, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.core.text import clean_text
from wir.participation.forms.measures import MeasureForm
from wir.participation.views.loading import read_or_work_on, refusals_as_messages, work_on
from wir.strategy import actions
from wir.strategy.access import works_on
from wir.strategy.actions import PutRight
from wir.strategy.fixed import held, stays
from wir.strategy.models import Measure, Process
from wir.strategy.priorities import standings, voted_places

LONGEST_REASON = 600
PLACE = re.compile("[1-9][0-9]{0,2}")


@require_http_methods(["GET", "POST"])
def desk_measures(request: HttpRequest, slug: str) -> HttpResponse:
    """All measures in their order; whoever moves one says why. The steering group reads it."""
    process = read_or_work_on(request, slug, "measures")
    found = process.measures.select_related("field").annotate(cents=Sum("costs__cents"))
    rows = list(found.order_by(F("rank").asc(nulls_last=True), "number"))
    unreadable = _unreadable(request, rows)
    if request.method == "POST" and not unreadable:
        with refusals_as_messages(request):
            actions.rank_measures(
                process, order=_order(request, rows), reasons=_reasons(request, rows), by=request.user
            )
            messages.success(request, _("Die Reihenfolge ist gespeichert."))
            return redirect("participation:desk_measures", slug)
    reasons, voted = _reasons(request, rows), standings(rows, voted_places(process))
    told = [
        {
            "measure": row,
            "place": request.POST.get(f"platz_{row.pk}", row.rank or ""),
            "because": reasons.get(row.pk, row.rank_because),
            "standing": voted.get(row.pk),
            "unreadable": row.pk in unreadable,
        }
        for row in rows
    ]
    context = {"process": process, "rows": told, "works": works_on(request.user, process)}
    return render(request, "participation/desk/measures.html", context)


def _order(request: HttpRequest, rows: list[Measure]) -> list[Measure]:
    """As the numbers say; equal numbers keep the order that was there, an empty one has no place."""
    wanted = _wanted(request, rows)
    placed = [row for row in rows if wanted[row.pk]]
    return sorted(placed, key=lambda row: int(wanted[row.pk]))


def _wanted(request: HttpRequest, rows: list[Measure]) -> dict[int, str]:
    """What stands in each field; one that was not sent is as it was."""
    return {row.pk: clean_text(request.POST.get(f"platz_{row.pk}", str(row.rank or ""))) for row in rows}


def _unreadable(request: HttpRequest, rows: list[Measure]) -> set[int]:
    """Measures whose place is no number from 1 to 999."""
    return {key for key, text in _wanted(request, rows).items() if text and not PLACE.fullmatch(text)}


def _reasons(request: HttpRequest, rows: list[Measure]) -> dict[int, str]:
    given = {row.pk: clean_text(request.POST.get(f"warum_{row.pk}", ""))[:LONGEST_REASON] for row in rows}
    return {key: text for key, text in given.items() if text}


@require_http_methods(["GET", "POST"])
def new_measure(request: HttpRequest, slug: str) -> HttpResponse:
    """A new measure, perhaps from a recommendation that the address names."""
    process, today = work_on(request, slug), timezone.localdate()
    basis = process.recommendations.filter(number=_number(request.GET.get("empfehlung", "")))
    form = MeasureForm(
        request.POST or None,
        process=process,
        today=today,
        by=request.user,
        initial={"recommendations": list(basis)},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            made = actions.propose_measure(
                process,
                recommendations=form.cleaned_data["recommendations"],
                by=request.user,
                on=today,
                **form.fields_of_measure(),
            )
            if form.costs():
                actions.set_costs(made, cents=form.costs(), by=request.user)
            messages.success(request, _("Maßnahme %(number)s ist da.") % {"number": made.number})
            return redirect("participation:desk_measure", slug, made.number)
    return _page(request, process, form, None)


@require_http_methods(["GET", "POST"])
def desk_measure(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One measure: change it, say what it costs."""
    process, today = work_on(request, slug), timezone.localdate()
    found = get_object_or_404(process.measures.select_related("owner_user"), number=number)
    form = MeasureForm(
        request.POST or None,
        process=process,
        today=today,
        by=request.user,
        measure=found,
        initial=_initial(found),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            given = form.cleaned_data
            actions.change_measure(
                found, recommendations=given["recommendations"], by=request.user, cents=form.costs(),
                put_right=PutRight(because=given.get("put_right", ""), on=today), **form.fields_of_measure(),
            )  # fmt: skip
            messages.success(request, _("Gespeichert."))
            return redirect("participation:desk_measure", slug, number)
    return _page(request, process, form, found)


def _page(request: HttpRequest, process: Process, form: MeasureForm, found: Measure | None) -> HttpResponse:
    line = form["line"].value()
    context = {
        "process": process,
        "form": form,
        "found": found,
        "stays": (held(found) or stays(found)) if found else "",
        "line_url": reverse("funding:line", args=[line])
        if line in dict(form.fields["line"].choices) and line
        else "",
    }
    return render(request, "participation/desk/measure.html", context)


def _initial(found: Measure) -> dict[str, Any]:
    names = (
        "title", "text", "without_basis_because", "field", "town", "owner", "starts_on", "ends_on", "indicator", "line",
    )  # fmt: skip
    costs = {f"cost_{cost.year}": cost.cents for cost in found.costs.all()}
    return {
        **{name: getattr(found, name) for name in names},
        "recommendations": list(found.recommendations.all()),
        "owner_email": found.owner_user.email if found.owner_user else "",
        **costs,
    }


def _number(text: str) -> int:
    """What stands in the address; 0 belongs to nothing."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
