"""Assemblies by lot for everybody: how it works, the numbers, going into the pool, one's own chance by receipt."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from wir.core.counts import rounded
from wir.core.refusal import Refused
from wir.documents.serving import as_download
from wir.participation.actions import answering_lots, pool
from wir.participation.forms.ideas import CodeForm
from wir.participation.forms.lot_answers import LetterCodeForm, SeatForm
from wir.participation.forms.lots import JoinForm, share
from wir.participation.lots import chances, features
from wir.participation.lots.history import reckonings
from wir.participation.models import Assembly, Draw, PoolEntry, Seat
from wir.participation.views.loading import posted, public_process
from wir.strategy.models import Process
from wir.ui.limits import Limit, WrongCodes, please_wait

JOINS, WRONG_CODES = Limit("lot-join", 30), WrongCodes("receipt-code")
WRONG_SEAT_CODES = WrongCodes("seat-code")
TEXT = "text/plain; charset=utf-8"


def shown(process: Process) -> QuerySet[Assembly]:
    """What everybody may see of the assemblies."""
    return process.assemblies.exclude(state="draft")


@login_not_required
@require_safe
def lots(request: HttpRequest, slug: str) -> HttpResponse:
    """All assemblies of the process."""
    process = public_process(request, slug)
    context = {"process": process, "assemblies": shown(process)}
    return render(request, "participation/lots/all.html", context)


@login_not_required
@require_safe
def lot(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One assembly: how it works, quotas against population, chances, hash, digits, who was replaced (as numbers)."""
    found = one(request, slug, number)
    quotas = list(found.quotas.all())
    draws = list(
        found.draws.exclude(published_on=None).defer("pool_file", "quota_file", "list_file", "chances")
    )
    first = next((draw for draw in draws if draw.kind == Draw.Kind.FIRST), None)
    answers = list(found.seats.values_list("answer", flat=True))
    context = {
        "process": found.process, "assembly": found, "open_now": found.takes_people(timezone.localdate()),
        "closed": pool.why_closed(found, on=timezone.localdate()), "in_pool": rounded(found.pool.count()),
        "groups": table(quotas, first), "first": first, "replacements": [draw for draw in draws if draw != first],
        "loosenings": [(one, changed(one.changes)) for one in found.loosenings.all()],
        "came": sum(answer == Seat.Answer.YES for answer in answers),
        "left": sum(answer in Seat.FREE_AGAIN for answer in answers), "seats": len(answers),
        "meeting": _meeting(found), "reckonings": reckonings(found),
    }  # fmt: skip
    return render(request, "participation/lots/one.html", context)


def _meeting(found: Assembly) -> Any:
    meeting = found.meeting
    return meeting if meeting and meeting.gathering.state != "planned" else None


def table(quotas: list[Any], draw: Draw | None) -> list[tuple[object, list[dict[str, Any]]]]:
    """(feature, rows): the value in words, its share of the population, its quota, and the chances, as far as told."""
    told = {(row["feature"], row["value"]): row for row in (draw.told.get("groups", ()) if draw else ())}
    return [
        (
            name,
            [
                {
                    "word": features.word(feature, quota.value), "quota": quota, "share": share(quota, of),
                    "chance": told.get((feature, quota.value)),
                }
                for quota in of
            ],
        )
        for feature, name, of in features.grouped(quotas)
    ]  # fmt: skip


def changed(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Changes of quotas with their words."""
    return [
        {
            **one,
            "name": features.SHORT.get(one["feature"], ""),
            "word": features.word(one["feature"], one["value"]),
        }
        for one in changes
    ]


@login_not_required
@never_cache
@sensitive_post_parameters("name", "reach", "household", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def join_lot(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say yes: the features, one way to be reached. The answer is the page itself, so that no address holds the code."""
    found, today = one(request, slug, number), timezone.localdate()
    form = JoinForm(posted(request), assembly=found, quotas=list(found.quotas.all()))
    closed, status = pool.why_closed(found, on=today), 200
    if request.method == "POST" and form.is_valid() and not closed:
        if JOINS.one_more(request):
            try:
                code = pool.join_pool(found, form.wish(_language()), on=today)
            except Refused as refused:
                form.add_error("code" if "code" in form.fields else None, str(refused))
            else:
                context = {"process": found.process, "assembly": found, "code": code}
                return render(request, "participation/lots/joined.html", context)
        else:
            form.add_error(
                None,
                _("Von hier kamen viele Anmeldungen in einer Stunde. Bitte versuchen Sie es später wieder."),
            )
            status = 429
    context = {"process": found.process, "assembly": found, "form": form, "closed": closed}
    return render(request, "participation/lots/join.html", context, status=status)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def my_lot(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Receipt in, own chance out; or out of the pool. The code comes by POST and stands in no address."""
    found = one(request, slug, number)
    form = CodeForm(posted(request))
    context: dict[str, Any] = {"process": found.process, "assembly": found, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "participation/lots/find.html", context)
    entry = pool.entry_with_code(found, form.cleaned_data["code"])
    if entry is None:
        form.add_error(
            "code",
            _(
                "Diesen Code kennen wir hier nicht. Schauen Sie noch einmal auf Ihren Beleg: Es sind drei Wörter."
            ),
        )
        if seconds := WRONG_CODES.wait(request):
            form.add_error("code", please_wait(seconds))
        return render(request, "participation/lots/find.html", context, status=429 if seconds else 422)
    if request.POST.get("tun") == "austreten":
        pool.withdraw(entry, on=timezone.localdate())
        return render(request, "participation/lots/withdrawn.html", context)
    return mine(request, found, entry, form.cleaned_data["code"])


def mine(request: HttpRequest, assembly: Assembly, entry: PoolEntry, code: str) -> HttpResponse:
    """What a receipt shows: number, chance, whether one was drawn. No name, no contact, nothing one said of oneself."""
    draw = assembly.draws.filter(kind=Draw.Kind.FIRST).exclude(published_on=None).first()
    context = {
        "process": assembly.process, "assembly": assembly, "entry": entry, "code": code, "draw": draw,
        "own": chances.own(entry, draw) if draw else None, "seat": Seat.objects.filter(entry=entry).first(),
    }  # fmt: skip
    return render(request, "participation/lots/mine.html", context)


@login_not_required
@never_cache
@sensitive_post_parameters("code", "interpreting", "needs")
@require_http_methods(["GET", "HEAD", "POST"])
def answer_lot(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Whoever was drawn says yes or no with the code of the mail or letter, which comes by POST and stands in no address."""
    found = one(request, slug, number)
    asks = LetterCodeForm(posted(request))
    context: dict[str, Any] = {"process": found.process, "assembly": found, "form": asks}
    if request.method != "POST" or not asks.is_valid():
        return render(request, "participation/lots/answer.html", context)
    seat = answering_lots.seat_with_code(found, asks.cleaned_data["code"])
    if seat is None:
        asks.add_error(
            "code", _("Dieser Code gilt hier nicht oder nicht mehr. Vergleichen Sie ihn noch einmal.")
        )
        if seconds := WRONG_SEAT_CODES.wait(request):
            asks.add_error("code", please_wait(seconds))
        return render(request, "participation/lots/answer.html", context, status=429 if seconds else 422)
    form = SeatForm(request.POST if "sent" in request.POST else None, initial=_said_before(seat))
    context |= {"seat": seat, "code": asks.cleaned_data["code"], "form": form}
    if form.is_bound and form.is_valid():
        comes = form.cleaned_data["answer"] == SeatForm.YES
        try:
            answering_lots.answer_seat(seat, comes=comes, wishes=form.wishes(), on=timezone.localdate())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            context["done"] = True
    return render(request, "participation/lots/answer.html", context)


def _said_before(seat: Seat) -> dict[str, object]:
    said = {Seat.Answer.YES.value: SeatForm.YES, Seat.Answer.NO.value: SeatForm.NO}.get(seat.answer, "")
    return {
        "answer": said, "interpreting": seat.interpreting, "children": seat.children or None, "needs": seat.needs,
    }  # fmt: skip


@login_not_required
@require_safe
def lot_list(request: HttpRequest, slug: str, number: int, draw: int) -> HttpResponse:
    """The 1,000 panels of a draw as they were published: pool numbers only."""
    found = one(request, slug, number)
    made = get_object_or_404(found.draws.exclude(published_on=None), number=draw)
    return as_download(made.list_file.encode(), f"Liste-{slug}-{number}-{draw}.txt", TEXT)


def one(request: HttpRequest, slug: str, number: int) -> Assembly:
    """An assembly that everybody may read, or 404."""
    process = public_process(request, slug)
    found = get_object_or_404(shown(process).select_related("meeting__gathering"), number=number)
    found.process = process
    return found


def _language() -> str:
    return (get_language() or "de").removesuffix("-simple")
