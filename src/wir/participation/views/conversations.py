"""The desk of conversations: set up, first statements, open, close."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from wir.participation import actions
from wir.participation.forms.conversations import ConversationForm
from wir.participation.forms.statements import SeedsForm
from wir.participation.models import Conversation
from wir.participation.views.conversation_loading import conversation_at_work, conversations_of
from wir.participation.views.loading import refusals_as_messages
from wir.participation.views.opinions import archive
from wir.strategy.access import works_on
from wir.strategy.models import Voice

MOST_VOICES = 40


@require_http_methods(["GET", "HEAD", "POST"])
def conversations(request: HttpRequest, slug: str) -> HttpResponse:
    """All of a process, and a new one."""
    process = conversations_of(request, slug)
    form = ConversationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            made = actions.prepare_conversation(process, by=request.user, **form.cleaned_data)
            return redirect("participation:conversation", slug, made.number)
    listed = process.conversations.annotate(
        standing=Count("statements", filter=Q(statements__state="published")),
        waiting=Count("statements", filter=Q(statements__state="waiting")),
    ).order_by("number")
    context = {
        "process": process, "conversations": listed, "form": form, "works": works_on(request.user, process),
    }  # fmt: skip
    return render(request, "participation/conversations/all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One conversation: its statements, what waits, the next step."""
    found = conversation_at_work(request, slug, number)
    seeds = SeedsForm(request.POST if "texts" in request.POST else None, initial={"language": "de"})
    if request.method == "POST":
        with refusals_as_messages(request):
            if _did(request, found, seeds):
                return redirect("participation:conversation", slug, number)
    reported = Count("reports", filter=Q(reports__settled_on=None))
    statements = found.statements.annotate(reported=reported).order_by("number")
    context = {
        "process": found.process, "conversation": found, "form": seeds, "statements": statements,
        "waiting": sum(one.state == "waiting" or one.reported > 0 for one in statements),
        "voices": _voices(found), "result": found.results.order_by("-number").only("number", "made_on", "people", "votes").first(),
    }  # fmt: skip
    return render(request, "participation/conversations/one.html", context)


def _did(request: HttpRequest, found: Conversation, seeds: SeedsForm) -> bool:
    """What the button asked for. False when the form must be shown again."""
    act = request.POST.get("tun")
    if act == "open":
        actions.open_conversation(found, by=request.user)
    elif act == "close":
        actions.close_conversation(found, by=request.user, on=timezone.localdate())
    elif act == "voices":
        chosen = list(_voices(found).filter(pk__in=_ids(request.POST.getlist("voice"))))
        actions.take_up_voices(found, chosen, by=request.user, on=timezone.localdate())
    elif not seeds.is_valid():
        return False
    else:
        given = seeds.cleaned_data
        actions.seed_statements(
            found, given["texts"], language=given["language"], about_process=given["about_process"],
            by=request.user, on=timezone.localdate(),
        )  # fmt: skip
    return True


def _voices(found: Conversation):  # type: ignore[no-untyped-def]
    """Voices that could become statements: said elsewhere, readable, not yet taken up here."""
    return (
        Voice.objects.filter(process=found.process_id, hidden_because="")
        .exclude(kind__in=(Voice.Kind.STATEMENT, Voice.Kind.RESULT))
        .exclude(statements__conversation=found)
        .order_by("pk")[:MOST_VOICES]
    )


def _ids(texts: list[str]) -> list[str]:
    return [text for text in texts if len(text) == 36]


@require_GET
def conversation_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The same files as everybody gets, for those who work on the process while it is open too."""
    return archive(conversation_at_work(request, slug, number))
