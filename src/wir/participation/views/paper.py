"""Paper: print the questionnaire, type sheets in, check what somebody else typed."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.core.refusal import Refused
from wir.documents.serving import as_download
from wir.participation.actions import paper as acts
from wir.participation.actions import printing
from wir.participation.forms.answering import AnswerForm
from wir.participation.forms.spreading import BatchForm, CopiesForm, LanguageForm
from wir.participation.models import PaperBatch, PaperEntry
from wir.participation.queries.questionnaires import Questionnaire, questionnaire
from wir.participation.views.loading import refusals_as_messages
from wir.participation.views.reading_twice import shown_mark, was_shown
from wir.participation.views.surveys import survey_of

LANGUAGES = dict(settings.LANGUAGES)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Heaps of sheets, and the empty questionnaire in every language. POST begins a heap or prints copies with receipts."""
    survey = survey_of(request, slug, pk)
    copying = "copies" in request.POST
    batch_form = BatchForm(request.POST if request.method == "POST" and not copying else None)
    batch_form.fields["received_on"].latest = timezone.localdate()
    copies_form = CopiesForm(request.POST if copying else None)
    try:
        if copying and copies_form.is_valid():
            content = printing.forms_with_receipts(
                survey, by=request.user, on=timezone.localdate(), **copies_form.cleaned_data
            )
            return as_download(content, f"Fragebogen-{pk}-mit-Belegen.pdf")
        if request.method == "POST" and not copying and batch_form.is_valid():
            made = acts.start_batch(survey, by=request.user, **batch_form.cleaned_data)
            return redirect("participation:paper_batch", slug, pk, made.pk)
    except Refused as refused:
        messages.error(request, str(refused))
    context = {
        "process": survey.process,
        "survey": survey,
        "heading": _("Papier"),
        "batches": survey.batches.prefetch_related("entries"),
        "languages_of_form": settings.LANGUAGES,
        "form": batch_form,
        "copies_form": copies_form,
    }
    return render(request, "participation/surveys/paper.html", context)


@require_GET
def paper_form(request: HttpRequest, slug: str, pk: int, language: str) -> HttpResponse:
    """The empty questionnaire as PDF."""
    survey = survey_of(request, slug, pk)
    if language not in LANGUAGES:
        raise Http404
    return as_download(
        printing.form_pdf(survey, language, on=timezone.localdate()), f"Fragebogen-{pk}-{language}.pdf"
    )


def _batch(request: HttpRequest, slug: str, pk: int, number: int) -> PaperBatch:
    survey = survey_of(request, slug, pk)
    found = get_object_or_404(survey.batches, pk=number)
    found.survey = survey
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def paper_batch(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """The sheets of a heap, and the form for the next one."""
    batch = _batch(request, slug, pk, number)
    sheet = questionnaire(batch.survey, batch.survey.language)
    posted = request.POST if request.method == "POST" else None
    form, language = _form(sheet, posted, {}), LanguageForm(posted, initial={"language": "de"})
    if posted and form.is_valid() and language.is_valid():
        if "press" in posted:
            form = _form(sheet, None, _kept(form))
        else:
            with refusals_as_messages(request):
                entry = acts.enter_paper(
                    batch, form.values(), language=language.cleaned_data["language"], by=request.user
                )
                messages.success(
                    request,
                    _("Bogen %(number)s ist eingegeben. Schreiben Sie die Nummer auf das Papier.")
                    % {"number": entry.number},
                )
                return redirect("participation:paper_batch", slug, pk, number)
    context = {
        "process": batch.survey.process,
        "survey": batch.survey,
        "heading": batch.name,
        "batch": batch,
        "entries": batch.entries.select_related("entered_by", "checked_by"),
        "form": form,
        "language_form": language,
        "next": batch.entries.count() + 1,
    }
    return render(request, "participation/surveys/batch.html", context)


def _form(sheet: Questionnaire, posted: Any, answers: dict[str, Any]) -> AnswerForm:
    return AnswerForm(list(enumerate(sheet.items, 1)), answers, posted)


def _kept(form: AnswerForm) -> dict[str, Any]:
    """What stands in the form, so that it can be shown again after a button inside it was pressed."""
    return {code: value for code, value in form.values().items() if value is not None}


@require_http_methods(["GET", "HEAD", "POST"])
def paper_check(request: HttpRequest, slug: str, pk: int, number: int, member: int) -> HttpResponse:
    """The second person types the sheet again without seeing the first; differences are shown, then it counts."""
    batch = _batch(request, slug, pk, number)
    entry = get_object_or_404(batch.entries, pk=member, checked_by=None)
    entry.batch = batch
    if entry.entered_by_id == request.user.pk:
        messages.error(request, _("Diesen Bogen haben Sie eingegeben. Prüfen muss ihn eine andere Person."))
        return redirect("participation:paper_batch", slug, pk, number)
    sheet = questionnaire(batch.survey, batch.survey.language)
    form = _form(sheet, request.POST if request.method == "POST" else None, {})
    differing: list[Any] = []
    mark = ""
    if request.method == "POST" and form.is_valid():
        if "press" in request.POST:
            form = _form(sheet, None, _kept(form))
        else:
            differing = acts.differing(sheet, entry.values, acts.typed_again(entry, form.values()))
            mark = shown_mark(request, entry.pk, [item.code for item in differing])
            if (not differing or was_shown(request, mark)) and _checked(request, entry, sheet, form):
                return redirect("participation:paper_batch", slug, pk, number)
            form = _form(sheet, None, _kept(form))
    context = {
        "process": batch.survey.process,
        "survey": batch.survey,
        "heading": _("Bogen %(number)s prüfen") % {"number": entry.number},
        "batch": batch,
        "entry": entry,
        "form": form,
        "mark": mark,
        "receipt": request.POST.get("receipt", ""),
        "differing": [
            (item, item.kind.words(item.asked, entry.values[item.code]) if item.code in entry.values else [])
            for item in differing
        ],
    }
    return render(request, "participation/surveys/check.html", context)


def _checked(request: HttpRequest, entry: PaperEntry, sheet: Questionnaire, form: AnswerForm) -> bool:
    try:
        acts.check_paper(
            entry, sheet, form.values(), receipt_code=request.POST.get("receipt", "").strip(), by=request.user
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    except PermissionDenied:
        messages.error(request, _("Diesen Bogen muss eine andere Person prüfen."))
        return False
    messages.success(request, _("Der Bogen ist geprüft und zählt jetzt mit."))
    return True
