"""What came out in the other languages: the office, facilitators and volunteers enter it, or check what a machine made."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wir.clients.translate import can
from wir.participation.actions import machine
from wir.participation.actions.outcomes import translate_outcome
from wir.participation.forms.outcomes import LANGUAGES, OutcomeForm
from wir.participation.queries.machine import last_outcome_task, recipient
from wir.participation.queries.outcomes import outcome_texts
from wir.participation.queries.texts import Text, translations_of
from wir.participation.views.conversation_loading import conversations_of
from wir.participation.views.loading import posted, refusals_as_messages
from wir.strategy.models import Translation


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
    chosen = [pair for pair in rows if pair[0].code == wanted] if wanted else _next(rows)
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
    missing = sum(one is None for _text, one in rows)
    context = {
        "process": process, "choices": LANGUAGES, "into": language, "rows": rows, "text": text, "form": form,
        "begun": row if row and not row.is_checked else None, "recipient": recipient(),
        "task": last_outcome_task(process, language), "machine": bool(missing) and can("de", language),
    }  # fmt: skip
    return render(request, "participation/desk/translate.html", context)


def _next(rows: list[tuple[Text, Translation | None]]) -> list[tuple[Text, Translation | None]]:
    """First what nobody has translated, then what nobody has checked."""
    missing = [pair for pair in rows if pair[1] is None]
    return missing or [pair for pair in rows if pair[1] and not pair[1].is_checked]


@require_POST
def machine_outcomes(request: HttpRequest, slug: str) -> HttpResponse:
    """Send what is missing in one language to the service."""
    process = conversations_of(request, slug)
    language = request.POST.get("sprache", "")
    if language not in dict(LANGUAGES):
        raise Http404
    with refusals_as_messages(request):
        machine.ask_for_outcomes(process, language=language, by=request.user, on=timezone.localdate())
        messages.success(request, _("Die Texte sind unterwegs. Laden Sie diese Seite in einer Minute neu."))
    return redirect(f"{reverse('participation:translate_outcomes', args=[slug])}?sprache={language}")
