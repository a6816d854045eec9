"""The queue of statements: reported ones first, then the oldest; the next one loads after each decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from wir.core.likeness import likeness
from wir.participation import actions
from wir.participation.actions.checking import can_be_read, seen_as
from wir.participation.forms.statements import REASONS, CheckForm, TranslateForm
from wir.participation.models import Conversation, Statement
from wir.participation.opinions.queue import queue_of
from wir.participation.queries.machine import last_task, recipient, target_of
from wir.participation.views.conversation_loading import (
    conversation_at_work,
    conversation_to_translate,
    small_number,
    statement_to_translate,
)
from wir.participation.views.loading import refusals_as_messages
from wir.strategy.access import works_on
from wir.strategy.models import Translation

ALIKE = 0.6


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One statement with all one needs to decide about it."""
    conversation = conversation_at_work(request, slug, number)
    waiting = queue_of(conversation)
    wanted = small_number(request.POST.get("aussage") or request.GET.get("aussage"))
    if wanted is not None:
        statement = get_object_or_404(conversation.statements, number=wanted)
    else:
        statement = waiting[0] if waiting else None
    form = CheckForm(
        request.POST if "decision" in request.POST else None,
        others=conversation.statements.exclude(pk=statement.pk if statement else None),
    )
    if request.method == "POST" and statement is not None and form.is_valid():
        with refusals_as_messages(request):
            _decide(request, statement, form)
            return redirect("participation:check_statements", slug, number)
    context = {
        "process": conversation.process, "conversation": conversation, "waiting": waiting, "statement": statement,
        "form": form, "today": timezone.localdate(), **(_about(conversation, statement) if statement else {}),
    }  # fmt: skip
    return render(request, "participation/conversations/check.html", context)


def _decide(request: HttpRequest, statement: Statement, form: CheckForm) -> None:
    given = form.cleaned_data
    deciding = {"by": request.user, "on": timezone.localdate(), "seen": request.POST.get("gesehen", "")[:40]}
    if given["decision"] == CheckForm.REFUSE:
        with override("de"):  # the author reads it in German unless somebody translates it
            reason = " ".join(str(part) for part in (REASONS.get(given["reason"]), given["more"]) if part)
        actions.refuse_statement(statement, because=reason, same_as=given["same_as"], **deciding)
    elif statement.state == "published":
        actions.keep_statement(statement, **deciding)
    else:
        actions.publish_statement(statement, **deciding)


def _about(conversation: Conversation, statement: Statement) -> dict[str, object]:
    """Translations, reports, and statements that say nearly the same."""
    others = conversation.statements.exclude(pk=statement.pk).exclude(state="refused")
    near = [(one, likeness(one.text, statement.text)) for one in others]
    alike = sorted((pair for pair in near if pair[1] >= ALIKE), key=lambda pair: -pair[1])
    return {
        "alike": [one for one, _much in alike[:5]],
        "translations": translations_of(statement),
        "reports": statement.reports.filter(settled_on=None),
        "readable": can_be_read(statement),
        "seen": seen_as(statement),
        **_machine(statement),
    }


def _machine(statement: Statement) -> dict[str, object]:
    """What a machine was asked for, and whether it could be asked."""
    return {"task": last_task(statement), "target": target_of(statement), "recipient": recipient()}


def translations_of(statement: Statement) -> list[Translation]:
    """All of one statement."""
    return list(Translation.objects.filter(thing=Statement._meta.label_lower, thing_id=str(statement.pk)))


@require_http_methods(["GET", "HEAD", "POST"])
def translate(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Statements that nobody who checks can read, for whoever can; volunteers see this page only."""
    conversation = conversation_to_translate(request, slug, number)
    works = works_on(request.user, conversation)
    wanted = small_number(request.POST.get("aussage") or request.GET.get("aussage"))
    if wanted is not None:
        statement = statement_to_translate(request, conversation, wanted)
    else:
        waiting = (one for one in queue_of(conversation) if works or one.state == "waiting")
        statement = next((one for one in waiting if not can_be_read(one)), None)
    form = TranslateForm(
        request.POST if "translation" in request.POST else None,
        languages=conversation.reads,
        initial=_begun(statement, conversation) if statement else None,
    )
    if request.method == "POST" and statement is not None and form.is_valid():
        with refusals_as_messages(request):
            _translate(request, statement, form)
            return redirect("participation:translate_statements", slug, number)
    context = {
        "process": conversation.process, "conversation": conversation, "statement": statement, "works": works,
        "form": form, "translations": translations_of(statement) if statement else (),
        **(_machine(statement) if statement else {}),
    }  # fmt: skip
    return render(request, "participation/conversations/translate.html", context)


def _begun(statement: Statement, conversation: Conversation) -> dict[str, str]:
    """What a machine made of it, to be put right by whoever can read it."""
    rows = [row for row in translations_of(statement) if row.language in conversation.reads]
    return {"translation": rows[0].text, "language": rows[0].language} if rows else {}


def _translate(request: HttpRequest, statement: Statement, form: TranslateForm) -> None:
    given = form.cleaned_data
    made = Translation.Made.PERSON if given["name"] else Translation.Made.MACHINE
    actions.translate_statement(
        statement, language=given["language"], text=given["translation"], made=made, name=given["name"],
        by=request.user, on=timezone.localdate(),
    )  # fmt: skip
