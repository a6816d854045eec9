"""Results: rounded for everybody, and for the desk too until the survey is closed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from wir.documents.serving import as_download
from wir.participation.actions import publishing
from wir.participation.models import Question, Survey
from wir.participation.queries import export, results
from wir.participation.queries.questionnaires import questionnaire
from wir.participation.views.loading import posted_text, public_process, refusals_as_messages
from wir.participation.views.surveys import survey_of
from wir.strategy.wording import tell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def survey_results(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """For those who work on it: rounded counts while it is open, then exact ones by channel. Published question by question."""
    survey = survey_of(request, slug, pk)
    if request.method == "POST":
        with refusals_as_messages(request):
            _act(request, survey)
        return redirect("participation:survey_results", slug, pk)
    sheet, answers = questionnaire(survey, "de"), survey.responses.count()
    exact = results.are_exact(survey, answers)
    context = {
        "process": survey.process,
        "survey": survey,
        "heading": _("Ergebnisse"),
        "exact": exact,
        "answers": answers if exact else results.tens(answers),
        "results": results.inside(sheet) if exact else results.rounded_inside(sheet),
        "peaks": results.peaks(survey),
    }
    return render(request, "participation/surveys/results.html", context)


def _act(request: HttpRequest, survey: Survey) -> None:
    number = request.POST.get("question", "")
    question = get_object_or_404(
        Question,
        pk=number if number.isascii() and number.isdigit() and len(number) < 19 else 0,
        survey=survey,
    )
    question.survey = survey
    if request.POST.get("step") == "publish":
        publishing.publish_result(question, by=request.user, on=timezone.localdate())
        messages.success(request, _("Das Ergebnis ist öffentlich, mit gerundeten Zahlen."))
    elif request.POST.get("step") == "take_back":
        publishing.take_back_result(question, by=request.user)
    elif request.POST.get("step") == "voice":
        count = request.POST.get("count", "")
        publishing.make_voice_of_result(
            question,
            text=posted_text(request, "text") or question.text,
            count=int(count) if count.isascii() and count.isdigit() and len(count) < 9 else 0,
            by=request.user,
            on=timezone.localdate(),
        )
        messages.success(
            request, _("Das Ergebnis ist jetzt eine Stimme und kann zu einer Empfehlung werden.")
        )


@require_GET
def survey_export(request: HttpRequest, slug: str, pk: int, form: str) -> HttpResponse:
    """All answers as a table, once no more come and there are enough."""
    survey = survey_of(request, slug, pk)
    if not results.are_exact(survey, survey.responses.count()):
        messages.error(
            request, _("Einzelne Antwortbögen gibt es erst nach dem Ende der Umfrage und ab zehn.")
        )
        return redirect("participation:survey_results", slug, pk)
    sheet = questionnaire(survey, "de")
    if form == "csv":
        return as_download(export.csv_text(sheet).encode("utf-8-sig"), f"Umfrage-{pk}.csv", "text/csv")
    if form == "xlsx":
        head, rows = export.table(sheet)
        return as_download(export.xlsx(head, rows, title="Antworten"), f"Umfrage-{pk}.xlsx", XLSX)
    raise Http404


@login_not_required
@require_safe
def survey_outcome(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What came of the survey, for everybody."""
    process = public_process(request, slug)
    survey = process.surveys.exclude(state="draft").filter(pk=pk).first()
    if survey is None:
        raise Http404
    survey.process = process
    language = get_language() or "de"
    context = {
        "process": process,
        "survey": survey,
        "title": tell([survey], language, field="title")[pk],
        "results": results.outside(questionnaire(survey, language)),
        "corrections": [
            correction
            for question in survey.questions.prefetch_related("corrections")
            for correction in question.corrections.all()
        ],
    }
    return render(request, "participation/survey_outcome.html", context)
