"""Do you agree? One statement, three answers; write one's own; report one. Nobody needs an account, a script or a cookie."""

from random import SystemRandom

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wir.core.refusal import Refused
from wir.participation import actions
from wir.participation.forms.statements import ReportForm, StatementForm
from wir.participation.models import Conversation, Statement, Vote
from wir.participation.opinions import voters, voting
from wir.participation.opinions.voters import Voter
from wir.participation.views.conversation_loading import (
    conversation_for_all,
    small_number,
    told,
    without_cookie,
)
from wir.ui.limits import Limit

ANSWERS = {"1": Vote.AGREE, "-1": Vote.DISAGREE, "0": Vote.PASS}
NEW_DEVICES = Limit("vote", 600)
"""From one address: a whole school sits behind one."""
STATEMENTS, REPORTS = Limit("statement", 20), Limit("report", 20)
CHANCE = SystemRandom()


@login_not_required
@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a statement, take an answer, show the next one."""
    conversation = voting.conversation_at(slug, number)
    if conversation is None:
        raise Http404
    if not conversation.takes_votes(timezone.localdate()):
        return _closed(request, conversation, 409 if request.method == "POST" else 200)
    voter = voters.of(request)
    if request.method != "POST":
        return _page(request, conversation, voter, shown=small_number(request.GET.get("aussage")))
    if voters.was_forgotten(request):
        shown = small_number(request.POST.get("aussage") or request.POST.get("zurueck"))
        return _page(request, conversation, None, shown=shown, status=409)
    if "zurueck" in request.POST:
        return _page(request, conversation, voter, shown=small_number(request.POST["zurueck"]))
    return _answer(request, conversation, voter)


def _answer(request: HttpRequest, conversation: Conversation, voter: Voter | None) -> HttpResponse:
    statement = small_number(request.POST.get("aussage"))
    value = ANSWERS.get(request.POST.get("antwort", ""))
    if statement is None or value is None:
        return _page(request, conversation, voter, shown=statement, status=400)
    if voter is None and not NEW_DEVICES.one_more(request):
        return _page(request, conversation, None, shown=statement, status=429)
    if voter is None and voters.is_to_try(request, voter):
        return voters.try_cookie(request)
    voter = (
        voter or voters.new()
    )  # a page of a browser without cookies stays the one device, also where cookies are kept
    on = timezone.localdate()
    if not voting.cast(conversation, statement, value, voter=voter.within(conversation.pk), on=on):
        raise Http404
    return _page(request, conversation, voter, last=statement, cookies_off=not voter.by_cookie)


def _page(
    request: HttpRequest,
    conversation: Conversation,
    voter: Voter | None,
    *,
    shown: int | None = None,
    last: int | None = None,
    cookies_off: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The statement `shown`, or one drawn from those that the person has not seen; `last` is the one just answered."""
    within = voter.within(conversation.pk) if voter else None
    standing = voting.standing(conversation, within, chance=CHANCE.random(), number=shown)
    if shown is not None and standing.statement is None:
        raise Http404
    context = {
        "conversation": conversation,
        "process": conversation.process,
        "standing": standing,
        "statement": standing.statement,
        "mine": standing.mine if voter and voter.by_cookie else None,
        "told": told([standing.statement])[standing.statement.pk] if standing.statement else None,
        "last": last,
        "status": status,
        "cookies_off": cookies_off,
        "signed": voter.for_minutes if voter else "",
        "known": bool(voter and voter.by_cookie),
    }
    return render(request, "participation/statements/vote.html", context, status=status)


def _closed(request: HttpRequest, conversation: Conversation, status: int) -> HttpResponse:
    context = {"conversation": conversation, "process": conversation.process}
    return render(request, "participation/statements/closed.html", context, status=status)


@login_not_required
@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A statement of one's own; afterwards the code by which its author finds what became of it."""
    conversation = conversation_for_all(slug, number)
    today = timezone.localdate()
    if not conversation.takes_votes(today):
        return _closed(request, conversation, 409 if request.method == "POST" else 200)
    form = StatementForm(request.POST or None, initial={"language": get_language()})
    context = {"conversation": conversation, "process": conversation.process, "form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        if STATEMENTS.one_more(request):
            return _written(request, conversation, form)
        form.add_error(None, too_often())
        status = 429
    context["waiting"] = conversation.statements.filter(state="waiting").count()
    return render(request, "participation/statements/write.html", context, status=status)


def _written(request: HttpRequest, conversation: Conversation, form: StatementForm) -> HttpResponse:
    context = {"conversation": conversation, "process": conversation.process}
    given = form.cleaned_data
    try:
        statement, context["code"] = actions.write_statement(
            conversation,
            text=given["text"],
            language=given["language"],
            key=given["key"],
            on=timezone.localdate(),
        )
    except Refused as refused:
        form.add_error(None, " ".join(refused.sentences))
        return render(request, "participation/statements/write.html", {**context, "form": form})
    context |= {"statement": statement, "needs_translation": statement.language not in conversation.reads}
    return render(request, "participation/statements/written.html", context)


def too_often() -> str:
    """The same sentence wherever an address does something too often."""
    return _(
        "Das war sehr oft in einer Stunde. Bitte versuchen Sie es später wieder. Ihr Text steht noch hier."
    )


@login_not_required
@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str, number: int, statement: int) -> HttpResponse:
    """Say that a statement should not stand there."""
    conversation = conversation_for_all(slug, number)
    found: Statement = get_object_or_404(conversation.statements, number=statement, state="published")
    form = ReportForm(request.POST or None)
    context = {
        "conversation": conversation, "process": conversation.process, "statement": found, "told": told([found])[found.pk], "form": form,
    }  # fmt: skip
    status = 200
    if request.method == "POST" and form.is_valid():
        if REPORTS.one_more(request):
            given = form.cleaned_data
            actions.report_statement(found, why=given["why"], text=given["text"], on=timezone.localdate())
            return render(request, "participation/statements/reported.html", context)
        form.add_error(None, too_often())
        status = 429
    return render(request, "participation/statements/report.html", context, status=status)
