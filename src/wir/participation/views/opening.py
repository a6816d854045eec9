"""A process begins by hand, says what it is, becomes public, ends."""

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wir.accounts.access import organisations_as
from wir.core.refusal import Refused
from wir.core.text import bare_name
from wir.participation.forms.opening import DescribeForm, EndForm, LeaveForm, OpenForm
from wir.participation.views.loading import desk_of, lead, refusals_as_messages, work_on
from wir.strategy import actions, starter
from wir.strategy.access import EDITOR, led_by
from wir.strategy.models import Process, ProcessTown


@require_http_methods(["GET", "POST"])
def open_process(request: HttpRequest) -> HttpResponse:
    """A new process, for a municipality that the person writes for."""
    towns = organisations_as(EDITOR, request.user)
    form = OpenForm(request.POST or None, towns=towns)
    if not form.fields["town"].queryset:
        messages.info(
            request, _("Sagen Sie zuerst, für welche Gemeinde Sie arbeiten. Danach eröffnen Sie den Prozess.")
        )
        return redirect("accounts:organisations")
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.open_process(
                form.towns,
                name=given["name"] or _("%(town)s redet mit") % {"town": bare_name(given["town"].name)},
                question=given["question"],
                starts_on=given["starts_on"],
                ends_on=starter.end_after(given["starts_on"], given["months"]),
                by=request.user,
                on=timezone.localdate(),
            )
        except Refused as refused:
            form.add_error(None, list(refused.sentences))
        else:
            messages.success(
                request, _("Der Prozess ist eröffnet. Noch sehen ihn nur Sie und wer mitarbeitet.")
            )
            return redirect("participation:desk", made.slug)
    return render(request, "participation/open.html", {"form": form})


@require_POST
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """A town that another one named takes part, or does not."""
    found = desk_of(request, slug)
    own = organisations_as(EDITOR, request.user)
    town = next(
        (town for town in found.towns.all() if town.agreed_on is None and town.organisation_id in own), None
    )
    if town is None:
        raise Http404
    with refusals_as_messages(request):
        if request.POST.get("choice") == "agree":
            actions.agree_to_process(town, by=request.user, on=timezone.localdate())
            messages.success(request, _("%(town)s ist dabei.") % {"town": town.organisation.name})
        elif request.POST.get("choice") == "decline":
            actions.decline_process(town, by=request.user)
            messages.success(request, _("%(town)s macht nicht mit.") % {"town": town.organisation.name})
            return redirect("participation:desks")
    return redirect("participation:desk", slug)


def _left(request: HttpRequest, process: Process) -> bool:
    """A partner takes part no more."""
    town, form = _partner(request, process), LeaveForm(request.POST, prefix="aus")
    if town is None:
        raise Http404
    if not form.is_valid():
        return False
    with refusals_as_messages(request):
        actions.leave_process(
            town, because=form.cleaned_data["because"], by=request.user, on=timezone.localdate()
        )
        messages.success(
            request,
            _("%(town)s macht nicht mehr mit. Die anderen machen weiter.") % {"town": town.organisation.name},
        )
    return True


@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, slug: str) -> HttpResponse:
    """Name, question, about, contact."""
    found = work_on(request, slug)
    form = DescribeForm(request.POST or None, instance=Process.objects.get(pk=found.pk))
    if request.method == "POST" and form.is_valid():
        actions.describe_process(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Gespeichert. So lesen es jetzt alle."))
        return redirect("participation:desk", slug)
    return render(request, "participation/describe.html", {"process": found, "form": form})


@require_http_methods(["GET", "POST"])
def standing(request: HttpRequest, slug: str) -> HttpResponse:
    """What can happen to the process as a whole: it becomes public, it ends, it is closed."""
    found = lead(request, slug)
    form = EndForm(request.POST if request.POST.get("step") == "end_process" else None)
    if request.method == "POST" and _taken(request, found, form):
        still = led_by(request.user).filter(pk=found.pk).exists()
        return redirect("participation:standing", slug) if still else redirect("participation:desks")
    context = {
        "process": found,
        "form": form,
        "steps": {
            step.name
            for step in found.workflow.steps_from(found.state)
            if rules.has_perm(step.may, request.user, found)
        },
        "leaving": LeaveForm(
            request.POST if request.POST.get("step") == "leave_process" else None, prefix="aus"
        ),
        "partner": _partner(request, found),
        "waiting_towns": [town for town in found.towns.all() if town.agreed_on is None],
    }
    return render(request, "participation/standing.html", context)


def _partner(request: HttpRequest, process: Process) -> ProcessTown | None:
    """The town beside the lead for which the person acts and that can still leave."""
    own = organisations_as(EDITOR, request.user)
    return next(
        (
            town
            for town in process.towns.all()
            if town.organisation_id in own
            and town.organisation_id != process.controller_id
            and town.agreed_on
            and not town.left_on
            and process.state in ("prepared", "running")
        ),
        None,
    )


def _taken(request: HttpRequest, process: Process, form: EndForm) -> bool:
    """Whether the request is answered: by a step, or by the reason why not."""
    step = request.POST.get("step")
    if step == "end_process" and not form.is_valid():
        return False
    if step == "leave_process":
        return _left(request, process)
    with refusals_as_messages(request):
        if step == "publish_process":
            actions.publish_process(process, by=request.user)
            messages.success(
                request, _("Der Prozess ist öffentlich. Ab jetzt kann jede und jeder mitmachen.")
            )
        elif step == "end_process":
            reason, today = form.cleaned_data["reason"], timezone.localdate()
            actions.end_process(process, reason=reason, by=request.user, on=today)
            messages.success(request, _("Der Prozess ist beendet. Die Seite sagt allen, warum."))
        elif step == "close_process":
            actions.close_process(process, by=request.user)
            messages.success(request, _("Der Prozess ist abgeschlossen. Die Seite bleibt lesbar."))
    return True
