"""The queue of statements: reported ones first, then the oldest; the next one loads after each decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from wir.core.likeness import likeness
from wir.participation import actions, reasons
from wir.participation.actions.checking import can_be_read, seen_as
from wir.participation.forms.statements import CheckForm
from wir.participation.models import Conversation, Statement
from wir.participation.opinions.queue import queue_of
from wir.participation.queries.machine import last_task, recipient, target_of
from wir.participation.views.conversation_loading import (
    conversation_at_work,
    small_number,
)
from wir.participation.views.loading import refusals_as_messages
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
        actions.refuse_statement(
            statement, because=reasons.written(given["reason"], given["more"]), same_as=given["same_as"],
            unread=given["reason"] in reasons.NEEDS_NO_READING, **deciding,
        )  # fmt: skip
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
        **machine_for(statement),
    }


def machine_for(statement: Statement) -> dict[str, object]:
    """What a machine was asked for, and whether it could be asked."""
    return {"task": last_task(statement), "target": target_of(statement), "recipient": recipient()}


def translations_of(statement: Statement) -> list[Translation]:
    """All of one statement."""
    return list(Translation.objects.filter(thing=Statement._meta.label_lower, thing_id=str(statement.pk)))
