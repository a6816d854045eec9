"""What the pages of conversations do the same way."""

from collections.abc import Callable, Iterable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from wir.participation.access import open_to_all, statements_to_translate, translated_by
from wir.participation.models import Conversation, Statement
from wir.participation.views.loading import work_on
from wir.strategy import wording
from wir.strategy.models import Process
from wir.strategy.wording import Told

View = Callable[..., HttpResponse]


def without_cookie(view: View) -> View:
    """A form that works where cookies are off. There is no session behind it that another site could use; and what a
    browser says comes from another site is not taken, so that no page elsewhere can make its visitors vote.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **values: object) -> HttpResponse:
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "cross-site":
            return HttpResponseForbidden()
        return view(request, *args, **values)

    return guarded


def conversation_for_all(slug: str, number: int) -> Conversation:
    """A conversation that everybody may read, or 404. One statement."""
    return get_object_or_404(open_to_all(), process__slug=slug, number=number)


def conversations_of(request: HttpRequest, slug: str) -> Process:
    """A process whose statements the person checks or translates, or 404."""
    return get_object_or_404(translated_by(request.user).select_related("controller"), slug=slug)


def conversation_to_translate(request: HttpRequest, slug: str, number: int) -> Conversation:
    """One of a process whose statements the person checks or translates, or 404."""
    return _of(conversations_of(request, slug).conversations, number)


def statement_to_translate(request: HttpRequest, conversation: Conversation, number: int) -> Statement:
    """One that the person may translate, or 404."""
    found: Statement = get_object_or_404(statements_to_translate(request.user, conversation), number=number)
    found.conversation = conversation
    return found


def conversation_at_work(request: HttpRequest, slug: str, number: int) -> Conversation:
    """One of a process that the person works on, or 404."""
    return _of(work_on(request, slug).conversations, number)


def _of(conversations: object, number: int) -> Conversation:
    return get_object_or_404(conversations.select_related("process__controller"), number=number)  # type: ignore[attr-defined]


def small_number(text: str | None) -> int | None:
    """A number from an address or a form; None for nothing. What is no number is a page that does not exist."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise Http404
    return int(text)


def told(statements: Iterable[Statement]) -> dict[object, Told]:
    """Texts in the reader's language. German for readers of plain German needs no mark: it is the same language."""
    language = get_language() or "de"
    listed = list(statements)
    if all(one.language == language for one in listed):
        return {one.pk: Told(one.text, language) for one in listed}
    found = wording.tell(listed, language)
    if language != "de-simple":
        return found
    return {
        pk: Told(text.text, text.language) if text.mark == wording.MISSING and text.language == "de" else text
        for pk, text in found.items()
    }
