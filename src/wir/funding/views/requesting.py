"""Completing an application: what the authority asks, what the applicant answers."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.core.refusal import Refused
from wir.funding import actions, aside
from wir.funding.access import cases_for, edited_by
from wir.funding.forms import AnswerForm, ExtendForm, RequestForm
from wir.funding.forms.sheets import labels_of
from wir.funding.models import Application, DocumentRequest
from wir.funding.sections import sections_of
from wir.funding.versions import read
from wir.funding.views.loading import once, one, refusals_as_messages


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The applicant's page: each thing with the way to its section, then answer and send."""
    found = one(edited_by(request.user), pk)
    asked = _request(found, number=number)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            _send(request, found, asked, form)
        if not form.errors:
            return redirect("funding:application", pk)
    sections = {section.name: section for section in sections_of(found)}
    items = [(item, sections.get(item.section), labels_of(found, item)) for item in asked.items.all()]
    begun = aside.of(asked)
    context = {
        "application": found,
        "asked": asked,
        "items": items,
        "form": form,
        "went_on": begun is not None,
        "aside": read(found, begun) if begun else (),
        "open": [point for section in sections.values() for point in section.open],
        "answering": asked.closed_on is None and found.state == "to_complete",
    }
    return render(request, "funding/answer.html", context)


def _send(request: HttpRequest, found: Application, asked: DocumentRequest, form: AnswerForm) -> None:
    """A refusal stands in the form: what was written is not lost."""
    words, today = form.cleaned_data["answer"], timezone.localdate()
    try:
        with once(lambda: _was_answered(asked)):
            actions.complete(found, by=request.user, on=today, answer=words)
    except Refused as refused:
        form.add_error(None, list(refused.sentences))
    else:
        messages.success(request, _("Abgeschickt. Die Behörde prüft jetzt weiter."))


def _was_answered(asked: DocumentRequest) -> bool:
    """The request was closed by a version that the applicant sent, and the application has not moved on."""
    asked.refresh_from_db()
    sent = asked.application.submissions.filter(version__gt=1, made_on=asked.closed_on)
    return asked.application.state == "submitted" and sent.exists()


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The official's page: say what is missing; later give more time, or go on without an answer."""
    found = one(cases_for(request.user), pk)
    today = timezone.localdate()
    if found.state == "to_complete":
        return _waiting(request, found, today)
    if found.state != "submitted":
        messages.error(request, _why_not(found))
        return redirect("funding:case", pk)
    form = RequestForm(request.POST or None, application=found, due_on=actions.usual_due_day(today))
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_to_complete(
                found, items=form.items(), due_on=form.cleaned_data["due_on"], by=request.user, on=today
            )
        except Refused as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
        else:
            messages.success(request, _("Gesendet. Wer den Antrag gestellt hat, bekommt eine Nachricht."))
            return redirect("funding:case", pk)
    return render(request, "funding/ask_to_complete.html", {"application": found, "form": form})


def _why_not(found: Application) -> str:
    """Why nothing can be asked for any more, by what has happened."""
    if found.state == "withdrawn":
        return _("Der Antrag ist zurückgezogen. Um Ergänzung bitten geht nicht mehr.")
    if found.state in ("awarded", "rejected"):
        return _("Über den Antrag ist entschieden. Um Ergänzung bitten geht nicht mehr.")
    return _("Um Ergänzung bitten geht nur, solange nichts vorbereitet ist.")


def _waiting(request: HttpRequest, found: Application, today: date) -> HttpResponse:
    asked = _request(found, closed_on__isnull=True)
    form = ExtendForm(request.POST if request.POST.get("choice") == "extend" else None)
    if request.POST.get("choice") == "go_on":
        with refusals_as_messages(request):
            actions.take_back_request(found, by=request.user, on=today)
            messages.success(request, _("Sie können jetzt mit dem entscheiden, was da ist."))
        return redirect("funding:case", found.pk)
    if form.is_bound and form.is_valid():
        with refusals_as_messages(request):
            due_on = form.cleaned_data["due_on"]
            actions.extend_request(asked, due_on=due_on, by=request.user, on=today)
            messages.success(
                request, _("Die Frist ist verlängert. Wer den Antrag gestellt hat, bekommt eine Nachricht.")
            )
        return redirect("funding:ask_to_complete", found.pk)
    context = {
        "application": found,
        "asked": asked,
        "items": [(item, labels_of(found, item)) for item in asked.items.all()],
        "form": form,
        "overdue": asked.due_on < today,
    }
    return render(request, "funding/request.html", context)


def _request(found: Application, **which: object) -> DocumentRequest:
    asked = found.requests.filter(**which).prefetch_related("items").first()
    if asked is None:
        raise Http404
    asked.application = found
    return asked
