"""How far measures are, told by those who take care of them; and the fields of action and the next edition."""

from collections.abc import Callable
from typing import Any

import rules
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.participation.forms.measures import FieldOfActionForm, NextForm, StatusForm
from wir.participation.views.loading import lead, refusals_as_messages, work_on
from wir.strategy import actions
from wir.strategy.access import reported_by
from wir.strategy.models import Measure


@require_GET
def my_measures(request: HttpRequest) -> HttpResponse:
    """The measures that the person takes care of."""
    found = Measure.objects.filter(owner_user=request.user).exclude(process__state="prepared")
    rows = found.select_related("process").prefetch_related("notes").order_by("process", "number")
    told = [(row, next(iter(row.notes.all()), None)) for row in rows]
    return render(request, "participation/my_measures.html", {"rows": told})


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Tell everybody how far it is: a note, with or without a step."""
    found = get_object_or_404(
        reported_by(request.user).select_related("process", "owner_user"), process__slug=slug, number=number
    )
    form = StatusForm(request.POST or None)
    steps = _steps(found, request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            _take(request.POST.get("tun", ""), steps)(
                found, form.cleaned_data["text"], request.user, timezone.localdate()
            )
            messages.success(request, _("Danke. Alle können Ihren Stand jetzt lesen."))
        return redirect("participation:measure", slug, number)
    context = {
        "process": found.process,
        "found": found,
        "form": form,
        "steps": steps,
        "notes": found.notes.all(),
        "may_note": found.is_open,
    }
    return render(request, "participation/report.html", context)


def _steps(measure: Measure, user: Any) -> dict[str, str]:
    """Name of the step -> what the button says: those that the state allows and the person may take."""
    return {
        step.name: str(_(step.label))
        for step in measure.workflow.steps
        if measure.state in step.sources and rules.has_perm(step.may, user, measure)
    }


Take = Callable[[Measure, str, Any, Any], None]


def _take(name: str, steps: dict[str, str]) -> Take:
    """The act behind a button; what is no button of this page is a note without a step."""
    return ACTS[name] if name in steps else _note


def _note(measure: Measure, text: str, by: Any, on: Any) -> None:
    actions.note_status(measure, text=text, by=by, on=on)


def _planned(measure: Measure, text: str, by: Any, on: Any) -> None:
    actions.plan_measure(measure, by=by)
    actions.note_status(measure, text=text, by=by, on=on)


def _dropped(measure: Measure, text: str, by: Any, on: Any) -> None:
    actions.drop_measure(measure, because=text, by=by)


def _step(act: Callable[..., None]) -> Take:
    return lambda measure, text, by, on: act(measure, text=text, by=by, on=on)


ACTS: dict[str, Take] = {
    "plan_measure": _planned,
    "start_measure": _step(actions.start_measure),
    "stall_measure": _step(actions.stall_measure),
    "finish_measure": _step(actions.finish_measure),
    "drop_measure": _dropped,
}


@require_http_methods(["GET", "POST"])
def fields(request: HttpRequest, slug: str, number: int = 0) -> HttpResponse:
    """Fields of action: add one, or change the one that the address names."""
    process = work_on(request, slug)
    listed = list(process.fields.all())
    chosen = get_object_or_404(process.fields, pk=number) if number else None
    names = ("name", "long_term_goal", "interim_goal", "annual_goal")
    initial = {name: getattr(chosen, name) for name in names} if chosen else {}
    form = FieldOfActionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            if chosen:
                actions.change_field(chosen, by=request.user, **form.cleaned_data)
            else:
                actions.add_field(process, by=request.user, **form.cleaned_data)
            messages.success(request, _("Gespeichert."))
        return redirect("participation:fields", slug)
    context = {"process": process, "fields": listed, "form": form, "chosen": chosen}
    return render(request, "participation/desk/fields.html", context)


@require_http_methods(["GET", "POST"])
def next_edition(request: HttpRequest, slug: str) -> HttpResponse:
    """The next edition begins with the fields and the open measures of this one."""
    process = lead(request, slug)
    form = NextForm(request.POST or None, initial={"name": process.name})
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            following = actions.open_next(process, by=request.user, **form.cleaned_data)
            messages.success(
                request, _("Der nächste Prozess ist angelegt. Noch sieht ihn niemand von außen.")
            )
            return redirect("participation:desk", following.slug)
    context = {
        "process": process,
        "form": form,
        "open": process.measures.filter(state__in=Measure.OPEN).count(),
        "over": process.state in ("decided", "undecided", "closed"),
    }
    return render(request, "participation/desk/next_edition.html", context)
