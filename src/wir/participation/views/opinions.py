"""What do the others think? Agreement first, groups in words, the map beside them, and how sure all that is."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from wir.participation.access import open_to_all
from wir.participation.actions.results import ENOUGH, MORE, newest_result
from wir.participation.models import Conversation
from wir.participation.opinions import drawing, mapping, polis, telling
from wir.participation.views.conversation_loading import conversation_for_all, told
from wir.participation.views.loading import public_process


@login_not_required
@require_safe
def opinions(request: HttpRequest, slug: str) -> HttpResponse:
    """All conversations of a process; with one alone, what it says."""
    process = public_process(request, slug)
    found = list(open_to_all().filter(process=process))
    if len(found) == 1:
        return _page(request, found[0])
    return render(request, "participation/opinions/all.html", {"process": process, "conversations": found})


@login_not_required
@require_safe
def opinions_of(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What one conversation says."""
    return _page(request, conversation_for_all(slug, number))


def _page(request: HttpRequest, conversation: Conversation) -> HttpResponse:
    result = newest_result(conversation)
    context = {
        "conversation": conversation,
        "process": conversation.process,
        "open": conversation.takes_votes(timezone.localdate()),
        "enough": ENOUGH,
        "result": result,
    }
    if result is None:
        people = mapping.people_of(conversation)
        context |= {"people": min(people // MORE * MORE, ENOUGH - MORE)}
        return render(request, "participation/opinions/too_few.html", context)
    statements = list(conversation.statements.filter(state="published"))
    context |= {
        "says": telling.tell_result(result, statements, told(statements)),
        "rings": drawing.rings(result.picture, telling.SHAPES),
        "size": drawing.WIDTH,
    }
    return render(request, "participation/opinions/result.html", context)


@login_not_required
@require_safe
def opinions_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The numbers as files for other tools, once no more votes come."""
    conversation = conversation_for_all(slug, number)
    if conversation.state != "closed":
        raise Http404
    return archive(conversation)


def archive(conversation: Conversation) -> HttpResponse:
    """The published figures of the newest result, for everybody the same, or 404."""
    result = newest_result(conversation)
    if result is None:
        raise Http404
    name = f"meinungsbild-{conversation.process.slug}-{conversation.number}.zip"
    statements = list(conversation.statements.filter(state="published"))
    return HttpResponse(
        polis.zipped(conversation, statements, result.told, on=result.made_on),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
