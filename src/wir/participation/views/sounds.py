"""Questions to be heard: the desk takes recordings in, everybody plays them."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wir.core.refusal import Refused
from wir.documents.files import Damaged
from wir.documents.serving import file_to_play
from wir.documents.uploads import open_upload
from wir.participation.actions import recording
from wir.participation.forms.recording import RecordingForm
from wir.participation.models import Recording, Survey
from wir.participation.queries.sounds import recordings_of
from wir.participation.views.loading import posted, public_process, refusals_as_messages
from wir.participation.views.surveys import survey_of


@require_http_methods(["GET", "HEAD", "POST"])
def survey_sounds(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What can be heard in which language; POST adds a recording."""
    survey = survey_of(request, slug, pk)
    form = RecordingForm(posted(request), request.FILES or None, survey=survey)
    if request.method == "POST" and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "agreed"}
        question, file = given.pop("question"), given.pop("file")
        question.survey = survey
        try:
            recording.add_recording(question, file, by=request.user, on=timezone.localdate(), **given)
        except Refused as refused:
            for sentence in refused.sentences:
                form.add_error("file", sentence)
        else:
            messages.success(request, _("Gespeichert. Hören Sie die Aufnahme bitte einmal an."))
            return redirect("participation:survey_sounds", slug, pk)
    context = {
        "process": survey.process,
        "survey": survey,
        "heading": _("Zum Anhören"),
        "form": form,
        "rows": recordings_of(survey),
        "scanned": bool(settings.CLAMAV),
    }
    return render(request, "participation/surveys/sounds.html", context)


@require_POST
def remove_sound(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Take a recording away."""
    found = _one(survey_of(request, slug, pk), number)
    with refusals_as_messages(request):
        recording.remove_recording(found, by=request.user)
        messages.success(request, _("Die Aufnahme ist entfernt."))
    return redirect("participation:survey_sounds", slug, pk)


@require_safe
def desk_sound_file(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponseBase:
    """A recording for those who check it before anybody else hears it."""
    return _played(request, _one(survey_of(request, slug, pk), number))


@login_not_required
@require_safe
def sound_file(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponseBase:
    """A recording for everybody, from the day on which the survey was opened."""
    survey = get_object_or_404(public_process(request, slug).surveys.exclude(state="draft"), pk=pk)
    return _played(request, _one(survey, number))


def _one(survey: Survey, number: int) -> Recording:
    rows = Recording.objects.select_related("question__survey__process")
    return get_object_or_404(rows, pk=number, question__survey=survey)


def _played(request: HttpRequest, found: Recording) -> HttpResponseBase:
    """What is infected, waits for the scanner or is gone does not exist for a browser."""
    if not found.may_be_heard:
        raise Http404
    try:
        place = open_upload(found.sha256)
    except Damaged:
        raise Http404 from None
    ending = {"audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/wav": "wav"}[
        found.content_type
    ]
    name = f"{found.question.code}-{found.language}.{ending}"
    return file_to_play(request, place, name=name, content_type=found.content_type, sha256=found.sha256)
