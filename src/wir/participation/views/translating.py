"""Statements in the other languages: first those that nobody who checks can read, then whatever lacks a language."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.participation import actions
from wir.participation.access import statements_to_translate
from wir.participation.forms.statements import TranslateForm
from wir.participation.models import Statement
from wir.participation.queries.machine import targets_of
from wir.participation.queries.translating import Lacking, languages_for, to_translate
from wir.participation.views.checking import machine_for, translations_of
from wir.participation.views.conversation_loading import (
    conversation_to_translate,
    small_number,
    statement_to_translate,
)
from wir.participation.views.loading import refusals_as_messages
from wir.strategy.access import works_on
from wir.strategy.models import Translation


@require_http_methods(["GET", "HEAD", "POST"])
def translate(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One statement with its translations and a field for one more; volunteers see this page only."""
    conversation = conversation_to_translate(request, slug, number)
    found = statements_to_translate(request.user, conversation).select_related("conversation")
    listed = to_translate(conversation, found)
    wanted, language = small_number(_given(request, "aussage")), _given(request, "sprache")
    if wanted is not None:
        statement = statement_to_translate(request, conversation, wanted)
    else:
        statement = _next(listed, language)
    rows = translations_of(statement) if statement else []
    form = TranslateForm(
        request.POST if "translation" in request.POST else None,
        languages=languages_for(statement) if statement else (),
        initial=_begun(statement, rows, language) if statement else None,
    )
    if request.method == "POST" and statement is not None and form.is_valid():
        with refusals_as_messages(request):
            _translate(request, statement, form)
            messages.success(request, _("Die Übersetzung ist gespeichert."))
            chosen = form.cleaned_data["language"]
            return redirect(f"{request.path}?sprache={chosen}")
    context = {
        "process": conversation.process, "conversation": conversation, "statement": statement, "form": form,
        "works": works_on(request.user, conversation), "translations": rows, "listed": listed, "into": language,
        "targets": targets_of(statement, {row.language for row in rows}) if statement else (),
        **(machine_for(statement) if statement else {}),
    }  # fmt: skip
    return render(request, "participation/conversations/translate.html", context)


def _given(request: HttpRequest, name: str) -> str:
    return str(request.POST.get(name) or request.GET.get(name) or "")[:12]


def _next(listed: list[Lacking], language: str) -> Statement | None:
    """What nobody who checks can read, or the first that lacks the language in which somebody translates just now."""
    return next((one.statement for one in listed if not language or language in one.codes), None)


def _begun(statement: Statement, rows: list[Translation], language: str) -> dict[str, str]:
    """What a machine made of it, to be put right by whoever can read it; else the language one wanted."""
    reads = statement.conversation.reads
    begun = [row for row in rows if (row.language == language if language else row.language in reads)]
    if begun:
        return {"translation": begun[0].text, "language": begun[0].language}
    return {"language": language} if language else {}


def _translate(request: HttpRequest, statement: Statement, form: TranslateForm) -> None:
    given = form.cleaned_data
    made = Translation.Made.PERSON if given["name"] else Translation.Made.MACHINE
    actions.translate_statement(
        statement, language=given["language"], text=given["translation"], made=made, name=given["name"],
        by=request.user, on=timezone.localdate(),
    )  # fmt: skip
