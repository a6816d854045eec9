"""Inviting people: link, poster, codes; and the texts of a survey in all languages."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.clients.translate import can
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.documents.serving import as_download
from wir.participation.actions import printing, spreading, translating
from wir.participation.forms.spreading import CodesForm, UploadForm
from wir.participation.models import Survey
from wir.participation.queries import export, texts
from wir.participation.queries.bank import minutes_for, ready_text
from wir.participation.queries.machine import last_tasks, recipient
from wir.participation.queries.results import tens
from wir.participation.views.loading import refusals_as_messages
from wir.participation.views.results import XLSX
from wir.participation.views.surveys import survey_of

LANGUAGES = dict(settings.LANGUAGES)


@require_http_methods(["GET", "HEAD", "POST"])
def survey_spread(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Link and ready texts in every language; POST makes codes and gives them once, as a spreadsheet."""
    survey = survey_of(request, slug, pk)
    form = CodesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = spreading.make_codes(
                survey, by=request.user, on=timezone.localdate(), **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            content = export.xlsx(["Code"], [[code] for code in codes], title="Codes", widths=40)
            return as_download(content, f"Codes-{pk}.xlsx", XLSX)
    context = {
        "process": survey.process,
        "survey": survey,
        "heading": _("Einladen"),
        "form": form if survey.access == Survey.Access.CODES else None,
        "made": survey.codes.count(),
        "used": tens(survey.codes.filter(used=True).count()),
        "invitations": [(code, name, *_texts(survey, code)) for code, name in settings.LANGUAGES],
    }
    return render(request, "participation/surveys/spread.html", context)


def _texts(survey: Survey, language: str) -> tuple[str, str, str]:
    """Address, invitation and consent in this language."""
    address = printing.address_of(survey, language)
    invitation = ready_text("invitation")[language].format(
        title=printing.title_of(survey, language),
        process=survey.process.name,
        address=address,
        minutes=minutes_for(survey.questions.count()),
        until=f"({short_day(survey.closes_on)})" if survey.closes_on else "",
    )
    return address, invitation.strip(), ready_text("consent")[language]


@require_GET
def survey_poster(request: HttpRequest, slug: str, pk: int, language: str) -> HttpResponse:
    """To hang up, in this language."""
    survey = survey_of(request, slug, pk)
    if language not in LANGUAGES:
        raise Http404
    return as_download(
        printing.poster_pdf(survey, language, on=timezone.localdate()), f"Aushang-{language}.pdf"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def survey_texts(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What is missing in which language; POST takes in a spreadsheet of a volunteer."""
    survey = survey_of(request, slug, pk)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_as_messages(request):
            changed = translating.take_texts(
                survey,
                given["file"].read(translating.MOST_BYTES + 1),
                language=given["language"],
                checked_by=given["checked_by"],
                by=request.user,
                on=timezone.localdate(),
            )
            messages.success(request, _("%(count)s Texte übernommen.") % {"count": changed})
            return redirect("participation:survey_texts", slug, pk)
    context = {
        "process": survey.process,
        "survey": survey,
        "heading": _("Texte und Sprachen"),
        "form": form,
        "gaps": _gaps(survey),
        "recipient": recipient(),
    }
    return render(request, "participation/surveys/texts.html", context)


def _gaps(survey: Survey) -> list[dict[str, object]]:
    """Language by language what is missing, and what a machine was asked for or could be."""
    tasks = last_tasks(survey)
    return [
        {
            "code": gap.code,
            "name": gap.name,
            "missing": gap.missing,
            "unchecked": gap.unchecked,
            "task": tasks.get(gap.code),
            "machine": bool(recipient() and gap.missing and can(survey.language, gap.code)),
        }
        for gap in texts.gaps(survey)
    ]


@require_GET
def survey_texts_file(request: HttpRequest, slug: str, pk: int, language: str) -> HttpResponse:
    """The spreadsheet for a volunteer."""
    survey = survey_of(request, slug, pk)
    if language not in LANGUAGES or language == survey.language:
        raise Http404
    return as_download(translating.texts_as_xlsx(survey, language), f"Texte-{language}.xlsx", XLSX)
