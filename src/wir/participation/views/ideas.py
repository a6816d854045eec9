"""The idea box, and what became of a voice: pages of residents, without an account."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wir.core.refusal import Refused
from wir.participation.actions.ideas import hand_in_idea
from wir.participation.forms.ideas import CodeForm, IdeaForm
from wir.participation.models import Assembly, Poll, PoolEntry
from wir.participation.views.loading import public_process
from wir.participation.views.lots import mine
from wir.strategy import receipts
from wir.strategy.models import Process, Receipt
from wir.strategy.reply import reply
from wir.ui.limits import Limit, WrongCodes, please_wait

IDEAS = Limit("idea", 10)
WRONG_CODES = WrongCodes("receipt-code")
"""So that many people behind one address can look."""


@login_not_required
@never_cache
@sensitive_post_parameters("text")
@require_http_methods(["GET", "HEAD", "POST"])
def idea(request: HttpRequest, slug: str) -> HttpResponse:
    """Write an idea and get a receipt. The answer is the page itself, so that no address and no store holds the code."""
    process = public_process(request, slug)
    form = IdeaForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _idea_page(request, process, form)
    if not IDEAS.one_more(request):
        form.add_error(
            None,
            _(
                "Von hier kamen viele Ideen in einer Stunde. Bitte versuchen Sie es später wieder. Ihr Text steht noch hier."
            ),
        )
        return _idea_page(request, process, form, status=429)
    try:
        code = hand_in_idea(
            process,
            text=form.cleaned_data["text"],
            language=_written_in(),
            key=form.cleaned_data["key"],
            on=timezone.localdate(),
        )
    except Refused as refused:
        form.add_error(None, refused.sentences[0])
        return _idea_page(request, process, form, status=409)
    return _thanks(request, process, code)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def my_voice(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Code in, way out. The code comes by POST, so that it stands in no address and in no log."""
    process = public_process(request, slug) if slug else None
    form = CodeForm(request.POST or None)
    page: dict[str, Any] = {"process": process, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "participation/my_voice.html", page)
    receipt = receipts.find(form.cleaned_data["code"])
    if receipt is None or not receipt.process.is_public:
        form.add_error(
            "code",
            _("Diesen Code kennen wir nicht. Schauen Sie noch einmal auf Ihren Beleg: Es sind drei Wörter."),
        )
        if seconds := WRONG_CODES.wait(request):
            form.add_error("code", please_wait(seconds))
        return render(request, "participation/my_voice.html", page, status=429 if seconds else 200)
    if receipt.thing == Assembly._meta.label_lower:
        entry = PoolEntry.objects.select_related("assembly__process").get(receipt=receipt)
        return mine(request, entry.assembly, entry, form.cleaned_data["code"])
    page |= {"reply": reply(receipt, _language()), "process": receipt.process, "poll": _poll_of(receipt)}
    return render(request, "participation/my_voice_way.html", page)


def _poll_of(receipt: Receipt) -> Poll | None:
    """The vote on priorities for which the receipt was given, if it was for one."""
    if receipt.thing != Poll._meta.label_lower:
        return None
    return Poll.objects.filter(pk=receipt.thing_id).first()


def _idea_page(request: HttpRequest, process: Process, form: IdeaForm, status: int = 200) -> HttpResponse:
    return render(request, "participation/idea.html", {"process": process, "form": form}, status=status)


def _thanks(request: HttpRequest, process: Process, code: str) -> HttpResponse:
    return render(request, "participation/idea_thanks.html", {"process": process, "code": code})


def _address(request: HttpRequest) -> str:
    found: str = request.META.get("REMOTE_ADDR", "")
    return found


def _language() -> str:
    return get_language() or "de"


def _written_in() -> str:
    """The language that a text is written in; plain German is German."""
    return _language().removesuffix("-simple")
