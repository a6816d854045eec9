"""The inner track: departments with their tasks, and the town's own barriers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.participation.forms.stock import BarriersForm, DepartmentForm, TaskForm
from wir.participation.views.loading import work_on
from wir.strategy import actions
from wir.strategy.barriers import BARRIERS
from wir.strategy.models import DepartmentTask

PAGE = "participation:administration"


@require_GET
def administration(request: HttpRequest, slug: str) -> HttpResponse:
    """Who in the house does what, and which barriers there were and are."""
    found = work_on(request, slug)
    checks = {check.barrier: check for check in found.barriers.all()}
    context = {
        "process": found,
        "departments": found.departments.prefetch_related("tasks"),
        "barriers": [(words, checks.get(code)) for code, words in BARRIERS.items()],
        "today": timezone.localdate(),
    }
    return render(request, "participation/administration.html", context)


@require_http_methods(["GET", "POST"])
def add_department(request: HttpRequest, slug: str) -> HttpResponse:
    """A department takes part."""
    found = work_on(request, slug)
    form = DepartmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_department(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Gespeichert."))
        return redirect(PAGE, slug)
    return _form(request, found, form, _("Fachbereich eintragen"))


@require_http_methods(["GET", "POST"])
def add_task(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What a department takes on."""
    found = work_on(request, slug)
    department = get_object_or_404(found.departments.all(), pk=pk)
    form = TaskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_task(department, by=request.user, **form.cleaned_data)
        messages.success(request, _("Gespeichert."))
        return redirect(PAGE, slug)
    return _form(request, found, form, _("Aufgabe für %(department)s") % {"department": department.name})


@require_POST
def tick_task(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Done, or not done after all."""
    found = work_on(request, slug)
    task = get_object_or_404(
        DepartmentTask.objects.select_related("department__process"), pk=pk, department__process=found
    )
    done_on = timezone.localdate() if request.POST.get("done") == "yes" else None
    actions.tick_task(task, done_on=done_on, by=request.user)
    messages.success(request, _("Gespeichert."))
    return redirect(PAGE, slug)


@require_http_methods(["GET", "POST"])
def barriers(request: HttpRequest, slug: str) -> HttpResponse:
    """The checklist, before and after."""
    found = work_on(request, slug)
    form = BarriersForm(request.POST or None, known=found.barriers.all())
    if request.method == "POST" and form.is_valid():
        actions.check_barriers(found, answers=form.answers(), by=request.user)
        messages.success(request, _("Die Liste ist gespeichert."))
        return redirect(PAGE, slug)
    return render(request, "participation/barriers.html", {"process": found, "form": form})


def _form(request: HttpRequest, process: object, form: object, title: str) -> HttpResponse:
    context = {
        "process": process,
        "form": form,
        "title": title,
        "up_name": _("In der Verwaltung"),
        "up_url": PAGE,
    }
    return render(request, "participation/enter.html", context)
