"""Recommendations, measures and notes in the other languages: the office, facilitators and volunteers enter them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.participation.actions.outcomes import translate_outcome
from wir.participation.forms.outcomes import LANGUAGES, OutcomeForm
from wir.participation.queries.outcomes import outcome_texts
from wir.participation.queries.texts import translations_of
from wir.participation.views.conversation_loading import conversations_of
from wir.participation.views.loading import posted, refusals_as_messages


@require_http_methods(["GET", "HEAD", "POST"])
def translate_outcomes(request: HttpRequest, slug: str) -> HttpResponse:
    """One text in one language, the next that is missing first; below all texts, with what is there."""
    process = conversations_of(request, slug)
    language = request.POST.get("sprache") or request.GET.get("sprache") or LANGUAGES[0][0]
    if language not in dict(LANGUAGES):
        raise Http404
    texts = outcome_texts(process)
    there = translations_of(texts)
    rows = [(text, there.get((text.code, language))) for text in texts]
    wanted = request.POST.get("text") or request.GET.get("text")
    chosen = [pair for pair in rows if (pair[0].code == wanted if wanted else pair[1] is None)]
    if wanted and not chosen:
        raise Http404
    text, row = chosen[0] if chosen else (None, None)
    form = OutcomeForm(posted(request), initial={"words": row.text if row else ""})
    form.fields["words"].widget.attrs |= {"lang": language, "dir": "auto"}
    if request.method == "POST" and text and form.is_valid():
        with refusals_as_messages(request):
            given = form.cleaned_data
            translate_outcome(
                process, text, language=language, by=request.user, on=timezone.localdate(), **given
            )
            messages.success(request, _("Die Übersetzung ist gespeichert."))
            return redirect(f"{request.path}?sprache={language}")
    context = {
        "process": process, "choices": LANGUAGES, "into": language, "rows": rows, "text": text, "form": form,
    }  # fmt: skip
    return render(request, "participation/desk/translate.html", context)
