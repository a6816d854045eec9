"""What should come first? Residents tick measures on one page: no account, no script, no cookie needed. And the result.

The first ballot of a device is sent twice by the browser itself (opinions/voters.py). Who keeps cookies is known by the
cookie alone, so that forgetting the device ends all it could see and change, however many pages stay open; and reads the
receipt on a page of its own, so that going back sends nothing again. Who keeps none gets it as the answer to the form, and
can replace the ballot for some minutes without seeing it. One form gives one ballot, from however many browsers it comes.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from wir.core.refusal import Refused
from wir.participation.access import polls_for_all
from wir.participation.actions import ballots
from wir.participation.models import Candidate, Poll, PollResult
from wir.participation.opinions import voters
from wir.participation.opinions.voters import Voter
from wir.participation.polls import publishing, telling
from wir.participation.views.conversation_loading import without_cookie
from wir.participation.views.device import drop, remember, remembered
from wir.strategy.models import Measure
from wir.strategy.priorities import standings, voted_places
from wir.ui.limits import Limit, WrongCodes, please_wait

NEW_BALLOTS = Limit("ballot", 600)
"""From one address: a whole school or shelter sits behind one."""
WRONG_CODES = WrongCodes("ballot-code")
"""From one address, too: a code is one of many billions, and a school may vote in one hour."""
NO_DEVICE = Voter("", by_cookie=True)
"""Where a code is needed no device is known, and nothing of one is shown."""
A_QUARTER = 15 * 60
CHANGED = "-"


@login_not_required
@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def poll(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The ballot. Before the first day: what will be voted on and how it is counted; after the last: where the result is."""
    found = get_object_or_404(polls_for_all(), process__slug=slug, number=number)
    today = timezone.localdate()
    posting = request.method == "POST"
    if not found.takes_ballots(today):
        context = {"process": found.process, "poll": found, "announced": found.is_announced(today)}
        if found.is_announced(today):
            context["rows"] = _rows(_candidates(found), [])
        return render(request, "participation/polls/shut.html", context, status=409 if posting else 200)
    if found.access == Poll.Access.CODES:
        return _cast_with_code(request, found) if posting else _page(request, found, NO_DEVICE, ())
    forgotten, voter = voters.was_forgotten(request), voters.of(request) or voters.new()
    if forgotten:
        return _page(request, found, voter, (), forgotten=True, status=409)
    if posting and "aendern" not in request.POST:
        return _cast(request, found, voter)
    ticked = ballots.ticked_by(found, _within(found, voter))
    return _page(request, found, voter, ticked if voter.by_cookie else (), again=bool(ticked))


def _cast(request: HttpRequest, found: Poll, voter: Voter) -> HttpResponse:
    ticked = request.POST.getlist("massnahme")[:200]
    try:
        ballots.valid(found, ticked)
    except Refused as refused:
        return _page(request, found, voter, ticked, problem=str(refused))
    form = voters.by_field(request)
    kept = form.kept(_place(found)) if form else None
    if form and ballots.ticked_by(found, _within(found, form)):
        voter = form  # it came without cookies, and replaces its ballot whatever cookie comes with it now
    elif kept and voter.secret != kept.secret and ballots.ticked_by(found, _within(found, kept)):
        return _page(request, found, voters.new(), (), forgotten=True, status=409)
    elif voters.is_to_try(request, voter):
        return voters.try_cookie(request, kept)
    within = _within(found, voter)
    if not ballots.ticked_by(found, within) and not NEW_BALLOTS.one_more(request):
        problem = _("Aus diesem Netz kamen sehr viele Stimmzettel. Versuchen Sie es in einer Stunde wieder.")
        return _page(request, found, voter, ticked, problem=problem, status=429)
    try:
        code = ballots.cast_ballot(found, ticked, voter=within, on=timezone.localdate())
    except Refused as refused:
        return _page(request, found, voter, ticked, problem=str(refused))
    if voter.by_cookie:
        response = redirect("participation:ballot_cast", found.process.slug, found.number)
        return remember(response, _name(found), code or CHANGED, seconds=A_QUARTER)
    return _done(request, found, voter, ticked, code, changed=not code)


def _cast_with_code(request: HttpRequest, found: Poll) -> HttpResponse:
    """The code stands in the same form as the ticks, so it needs no cookie, and several people may use one device."""
    ticked, typed = request.POST.getlist("massnahme")[:200], request.POST.get("code", "")[:200]
    try:
        ballots.valid(found, ticked)
    except Refused as refused:
        return _page(request, found, NO_DEVICE, ticked, problem=str(refused), typed=typed)
    try:
        code = ballots.cast_with_code(found, ticked, code=typed, on=timezone.localdate())
    except Refused as refused:
        seconds = WRONG_CODES.wait(request)
        problem = please_wait(seconds) if seconds else str(refused)
        status = 429 if seconds else 200
        return _page(request, found, NO_DEVICE, ticked, problem=problem, status=status, typed=typed)
    return _done(request, found, NO_DEVICE, ticked, code, changed=False)


def _name(found: Poll) -> str:
    return f"stimmzettel-{found.pk}"


@login_not_required
@never_cache
@require_GET
def ballot_cast(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The ballot is in the urn, and the receipt. Its words came in a cookie that goes as soon as they are shown."""
    found = get_object_or_404(polls_for_all(), process__slug=slug, number=number)
    voter = voters.of(request)
    ticked = ballots.ticked_by(found, _within(found, voter)) if voter else []
    if voter is None or not ticked:
        return redirect("participation:poll", slug, number)
    said = remembered(request, _name(found))
    code = "" if said == CHANGED else said
    response = _done(request, found, voter, ticked, code, changed=said == CHANGED)
    drop(response, _name(found))
    return response


def _done(
    request: HttpRequest, found: Poll, voter: Voter, ticked: Sequence[Any], code: str, *, changed: bool
) -> HttpResponse:
    chosen = [one for one in _rows(_candidates(found), ticked) if one["ticked"]]
    context = {
        "process": found.process, "poll": found, "code": code, "chosen": chosen, "changed": changed,
        "signed": voter.for_minutes, "with_codes": found.access == Poll.Access.CODES,
    }  # fmt: skip
    return render(request, "participation/polls/cast.html", context)


def _page(
    request: HttpRequest,
    found: Poll,
    voter: Voter,
    ticked: Sequence[Any],
    *,
    problem: str = "",
    typed: str = "",
    again: bool = False,
    forgotten: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "process": found.process,
        "poll": found,
        "rows": _rows(_candidates(found), ticked),
        "again": again,
        "forgotten": forgotten,
        "known": voter.by_cookie and found.access != Poll.Access.CODES,
        "problem": problem,
        "signed": voter.for_minutes,
        "with_codes": found.access == Poll.Access.CODES,
        "typed": typed,
    }
    return render(request, "participation/polls/vote.html", context, status=status)


def _within(found: Poll, voter: Voter) -> Any:
    return voter.within(_place(found))


def _place(found: Poll) -> str:
    return f"abstimmung-{found.pk}"


def _candidates(found: Poll) -> list[Candidate]:
    return list(found.candidates.select_related("measure"))


def _rows(candidates: Sequence[Candidate], ticked: Sequence[Any]) -> list[dict[str, Any]]:
    """Each measure with its words in the reader's language, and whether it is ticked."""
    titles, chosen = telling.titles_of(candidates, get_language() or "de"), {str(number) for number in ticked}
    return [
        {"one": one, "title": titles[one.number], "ticked": str(one.number) in chosen} for one in candidates
    ]


@login_not_required
@require_safe
def poll_result(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What the votes say, why, and where the order of the measures differs from it, with the reasons."""
    found = get_object_or_404(polls_for_all(), process__slug=slug, number=number)
    result = PollResult.objects.filter(poll=found).defer("ballots_file", "told").first()
    candidates = _candidates(found)
    context: dict[str, Any] = {
        "process": found.process, "poll": found, "result": result, "enough": publishing.ENOUGH,
    }  # fmt: skip
    if result and not result.public["few"]:
        context |= {
            "says": telling.tell_result(found, result, candidates, get_language() or "de"),
            "moved": _moved(found, candidates),
        }
    return render(request, "participation/polls/result.html", context)


def _moved(found: Poll, candidates: Sequence[Candidate]) -> list[tuple[Measure, Any]]:
    """Measures that stand elsewhere than the votes put them, if these are the newest votes."""
    places = voted_places(found.process)
    measures = [one.measure for one in candidates]
    if set(places) != {one.pk for one in measures}:
        return []
    standing = standings(measures, places)
    return [(one, standing[one.pk]) for one in measures if one.pk in standing and standing[one.pk].differs]
