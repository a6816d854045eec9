"""The desk of surveys: build, look at in every language, open, close."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.participation.actions import banking, building
from wir.participation.forms.answering import AnswerForm
from wir.participation.forms.surveys import CorrectionForm, QuestionForm, SurveyForm
from wir.participation.models import Question, Survey
from wir.participation.queries import texts
from wir.participation.queries.bank import THEMES, bank
from wir.participation.queries.questionnaires import questionnaire
from wir.participation.queries.results import tens
from wir.participation.questions import kinds
from wir.participation.views.loading import refusals_as_messages, work_on

THEME_NAMES = {
    "life": gettext_lazy("Leben im Ort"),
    "services": gettext_lazy("Ämter, Sprache, Arbeit, Wohnen"),
    "fairness": gettext_lazy("Gerechtigkeit, Sicherheit, Mitmachen"),
}


def survey_of(request: HttpRequest, slug: str, pk: int) -> Survey:
    """A survey of a process that the person works on, or 404."""
    process = work_on(request, slug)
    found = get_object_or_404(process.surveys, pk=pk)
    found.process = process
    return found


def _question_of(survey: Survey, number: int) -> Question:
    question = get_object_or_404(survey.questions.prefetch_related("options"), pk=number)
    question.survey = survey
    return question


@require_http_methods(["GET", "HEAD", "POST"])
def surveys(request: HttpRequest, slug: str) -> HttpResponse:
    """All surveys of the process, and the form for a new one."""
    process = work_on(request, slug)
    form = SurveyForm(request.POST or None, initial={"access": "open", "sample": "open"})
    if request.method == "POST" and form.is_valid():
        made = building.start_survey(process, by=request.user, **form.cleaned_data)
        return redirect("participation:survey_desk", slug, made.pk)
    context = {"process": process, "surveys": process.surveys.all(), "form": form}
    return render(request, "participation/surveys/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def survey_desk(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The survey with its questions. POST opens or closes it."""
    survey = survey_of(request, slug, pk)
    if request.method == "POST":
        with refusals_as_messages(request):
            if request.POST.get("step") == "open":
                building.open_survey(survey, by=request.user, on=timezone.localdate())
                messages.success(request, _("Die Umfrage ist offen."))
            elif request.POST.get("step") == "close":
                building.close_survey(survey, by=request.user, on=timezone.localdate())
                messages.success(request, _("Die Umfrage ist geschlossen."))
        return redirect("participation:survey_desk", slug, pk)
    sheet = questionnaire(survey, "de")
    context = {
        "process": survey.process,
        "survey": survey,
        "sheet": sheet,
        "kinds": kinds().values(),
        "gaps": texts.gaps(survey),
        "answers": tens(survey.responses.count()),
    }
    return render(request, "participation/surveys/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def survey_settings(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Title, days, who may answer. After the opening only the last day can move."""
    survey = survey_of(request, slug, pk)
    form = SurveyForm(request.POST or None, instance=survey)
    if survey.is_frozen:
        for name in set(form.fields) - {"closes_on"}:
            form.fields[name].disabled = True
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            building.change_survey(survey, by=request.user, **form.cleaned_data)
            messages.success(request, _("Gespeichert."))
            return redirect("participation:survey_desk", slug, pk)
    return render(
        request,
        "participation/surveys/form.html",
        {"process": survey.process, "survey": survey, "form": form, "heading": _("Angaben zur Umfrage")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def question_new(request: HttpRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """A question of one's own."""
    survey = survey_of(request, slug, pk)
    chosen = kinds().get(kind)
    if chosen is None or survey.is_frozen:
        raise Http404
    form = QuestionForm(chosen, questionnaire(survey, "de").items, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        options = form.options()
        given = {
            "choices": options.get("choice", ()),
            "rows": options.get("row", ()),
            "ends": options.get("end", ()),
        }
        with refusals_as_messages(request):
            building.add_question(survey, kind=kind, by=request.user, **given, **form.values())
        return redirect("participation:survey_desk", slug, pk)
    return render(request, "participation/surveys/form.html", _page(survey, form, chosen.label))


@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Change a question; after the opening only put a typo right."""
    survey = survey_of(request, slug, pk)
    question = _question_of(survey, number)
    if survey.is_frozen:
        return _correct(request, survey, question)
    before = [item for item in questionnaire(survey, "de").items if item.question.place < question.place]
    form = QuestionForm(kinds()[question.kind], before, question, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            building.change_question(question, by=request.user, options=form.options(), **form.values())
        return redirect("participation:survey_desk", slug, pk)
    return render(request, "participation/surveys/form.html", _page(survey, form, _("Frage ändern")))


def _correct(request: HttpRequest, survey: Survey, question: Question) -> HttpResponse:
    form = CorrectionForm(request.POST or None, initial={"text": question.text})
    if request.method == "POST" and form.is_valid():
        building.correct_question(question, by=request.user, on=timezone.localdate(), **form.cleaned_data)
        return redirect("participation:survey_desk", survey.process.slug, survey.pk)
    return render(
        request, "participation/surveys/form.html", _page(survey, form, _("Schreibfehler berichtigen"))
    )


def _page(survey: Survey, form: Any, heading: object) -> dict[str, Any]:
    return {"process": survey.process, "survey": survey, "form": form, "heading": heading}


@require_POST
def question_step(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Up, down, away."""
    survey = survey_of(request, slug, pk)
    question = _question_of(survey, number)
    step = request.POST.get("step", "")
    with refusals_as_messages(request):
        if step == "remove":
            building.remove_question(question, by=request.user)
        elif step in ("up", "down"):
            building.move_question(question, up=step == "up", by=request.user)
    return redirect("participation:survey_desk", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def survey_bank(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ready questions, in all languages already."""
    survey = survey_of(request, slug, pk)
    if request.method == "POST":
        with refusals_as_messages(request):
            added = banking.add_from_bank(survey, request.POST.getlist("frage"), by=request.user)
            messages.success(request, _("%(count)s Fragen hinzugefügt.") % {"count": len(added)})
        return redirect("participation:survey_desk", slug, pk)
    there = set(survey.questions.exclude(bank="").values_list("bank", flat=True))
    themes = [
        (
            THEME_NAMES[theme],
            [
                (one.key, one.text["de"], kinds()[one.kind].label, one.key in there)
                for one in bank().values()
                if one.theme == theme
            ],
        )
        for theme in THEMES
    ]
    return render(
        request,
        "participation/surveys/bank.html",
        {"process": survey.process, "survey": survey, "themes": themes},
    )


@require_GET
def survey_preview(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """As people will see it, in the language of the page; nothing can be handed in here."""
    survey = survey_of(request, slug, pk)
    sheet = questionnaire(survey, get_language() or "de")
    form = AnswerForm(list(enumerate(sheet.items, 1)), {})
    context = {
        "process": survey.process,
        "survey": survey,
        "form": form,
        "promise": survey.promise or building.PROMISE,
    }
    return render(request, "participation/surveys/preview.html", context)
