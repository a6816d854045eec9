"""Translating by machine at the desk: what is sent where is read first, then clicked; people check what came back."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wir.participation.actions import machine, translating
from wir.participation.forms.machine import CheckTextsForm
from wir.participation.queries import texts
from wir.participation.queries.machine import is_allowed, recipient
from wir.participation.views.conversation_loading import (
    conversation_to_translate,
    small_number,
    statement_to_translate,
)
from wir.participation.views.loading import posted, refusals_as_messages, work_on
from wir.participation.views.surveys import survey_of
from wir.strategy.access import is_office

LANGUAGES = dict(settings.LANGUAGES)


@require_http_methods(["GET", "HEAD", "POST"])
def machine_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """What a machine may translate in this process; the office may let it do statements unasked."""
    process = work_on(request, slug)
    if request.method == "POST":
        with refusals_as_messages(request):
            if request.POST.get("step") == "allow":
                machine.allow_machine(process, by=request.user, on=timezone.localdate())
                messages.success(request, _("Ab jetzt übersetzt die Maschine von selbst."))
            else:
                machine.forbid_machine(process, by=request.user)
                messages.success(request, _("Ab jetzt übersetzt die Maschine nur, wenn jemand klickt."))
        return redirect("participation:machine_settings", slug)
    context = {
        "process": process,
        "recipient": recipient(),
        "allowed": is_allowed(process),
        "decides": is_office(request.user, process),
    }
    return render(request, "participation/machine_settings.html", context)


@require_POST
def machine_texts(request: HttpRequest, slug: str, pk: int, language: str) -> HttpResponse:
    """Send the missing texts of a survey to the service."""
    survey = survey_of(request, slug, pk)
    if language not in LANGUAGES or language == survey.language:
        raise Http404
    with refusals_as_messages(request):
        machine.ask_for_texts(survey, language=language, by=request.user, on=timezone.localdate())
        messages.success(request, _("Die Texte sind unterwegs. Laden Sie diese Seite in einer Minute neu."))
    return redirect("participation:survey_texts", slug, pk)


@require_POST
def machine_statement(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Send one statement to the service."""
    conversation = conversation_to_translate(request, slug, number)
    wanted, language = small_number(request.POST.get("aussage")), request.POST.get("sprache", "")[:12]
    statement = statement_to_translate(request, conversation, wanted or 0)
    with refusals_as_messages(request):
        machine.ask_for_statement(statement, language=language, by=request.user, on=timezone.localdate())
        messages.success(request, _("Die Aussage ist unterwegs. Laden Sie diese Seite in einer Minute neu."))
    where = "translate" if request.POST.get("von") == "translate" else "check"
    response = redirect(f"participation:{where}_statements", slug, number)
    response["Location"] += f"?aussage={statement.number}" + (
        f"&sprache={language}" if language in LANGUAGES else ""
    )
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def check_texts(request: HttpRequest, slug: str, pk: int, language: str) -> HttpResponse:
    """Everything in one language that nobody has checked, beside its source; a person puts it right."""
    survey = survey_of(request, slug, pk)
    if language not in LANGUAGES or language == survey.language:
        raise Http404
    form = CheckTextsForm(texts.unchecked(survey, language), posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            changed = translating.check_texts(
                survey,
                form.written(),
                language=language,
                checked_by=form.cleaned_data["checked_by"],
                by=request.user,
                on=timezone.localdate(),
            )
            messages.success(request, _("%(count)s Texte geprüft.") % {"count": changed})
        return redirect("participation:check_texts", slug, pk, language)
    context = {
        "process": survey.process, "survey": survey, "heading": _("Übersetzung prüfen"), "form": form,
        "language": language, "name": LANGUAGES[language],
    }  # fmt: skip
    return render(request, "participation/surveys/check_texts.html", context)
