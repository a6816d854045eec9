"""The desk of voices: on the left what people said, on the right what follows from it."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wir.core.text import clean_text
from wir.participation.forms.voices import AttachForm, FilterForm, ReasonForm, RecommendForm
from wir.participation.views.loading import refusals_as_messages, work_on
from wir.strategy import actions
from wir.strategy.models import Process, Source, Voice

PAGE = 50


@require_http_methods(["GET", "POST"])
def voices(request: HttpRequest, slug: str) -> HttpResponse:
    """Tick voices, then say what happens with them; the list comes back as it was, with the next ones."""
    process = work_on(request, slug)
    chosen = _ticked(request, process)
    recommend = RecommendForm(request.POST if request.POST.get("tun") == "neu" else None)
    known = list(process.recommendations.exclude(state="dropped"))
    attach = AttachForm(request.POST if request.POST.get("tun") == "dazu" else None, choices=known)
    if request.method == "POST" and _done(request, process, chosen, recommend, attach):
        return redirect(request.get_full_path())
    origins = process.voices.order_by("origin").values_list("origin", flat=True).distinct()
    filters = FilterForm(request.GET, origins=origins)
    context = {
        "process": process,
        "filters": filters,
        "page": _page(request, process, filters),
        "chosen": {voice.pk for voice in chosen},
        "recommend": recommend,
        "attach": attach,
        "known": known,
    }
    return render(request, "participation/desk/voices.html", context)


@require_http_methods(["GET", "POST"])
def one_voice(request: HttpRequest, slug: str, voice: uuid.UUID) -> HttpResponse:
    """One voice: publish it, or keep it back with a reason."""
    process = work_on(request, slug)
    found = get_object_or_404(process.voices, pk=voice)
    if found.is_checked_elsewhere:
        messages.info(
            request, _("Aussagen prüfen Sie beim Meinungsbild, Rückmeldungen zum Text bei den Rückmeldungen.")
        )
        return redirect("participation:voices", slug)
    form = ReasonForm(request.POST if request.POST.get("tun") == "verbergen" else None)
    today = timezone.localdate()
    if request.method == "POST" and request.POST.get("tun") == "zeigen":
        with refusals_as_messages(request):
            actions.publish_voices(process, voices=[found], by=request.user, on=today)
            messages.success(request, _("Alle können diese Stimme jetzt lesen."))
        return redirect("participation:voices", slug)
    if form.is_bound and form.is_valid():
        with refusals_as_messages(request):
            actions.hide_voice(found, because=form.cleaned_data["because"], by=request.user, on=today)
            messages.success(request, _("Nicht öffentlich. Wer den Code hat, liest Ihren Grund."))
        return redirect("participation:voices", slug)
    context = {
        "process": process,
        "voice": found,
        "form": form,
        "sources": found.sources.select_related("recommendation"),
    }
    return render(request, "participation/desk/voice.html", context)


def _done(
    request: HttpRequest, process: Process, chosen: list[Voice], recommend: RecommendForm, attach: AttachForm
) -> bool:
    """Do what the pressed button says; False when something is still to be filled in."""
    act: Callable[[], str]
    today, by = timezone.localdate(), request.user
    if recommend.is_bound:
        if not recommend.is_valid():
            return False
        given = recommend.cleaned_data
        act = lambda: _made(  # noqa: E731 - what is done follows from the button
            actions.recommend(process, voices=chosen, by=by, on=today, **given).number
        )
    elif attach.is_bound:
        if not attach.is_valid():
            return False
        act = lambda: _attached(  # noqa: E731
            actions.attach_voices(voices=chosen, by=by, on=today, **attach.cleaned_data)
        )
    else:
        act = lambda: _published(  # noqa: E731
            actions.publish_voices(process, voices=chosen, by=by, on=today)
        )
    with refusals_as_messages(request):
        messages.success(request, act())
        return True
    return False


def _made(number: int) -> str:
    return _(
        "Empfehlung %(number)s ist als Entwurf da. Lesen Sie sie noch einmal, dann veröffentlichen Sie sie."
    ) % {"number": number}


def _attached(count: int) -> str:
    return ngettext("Eine Stimme ist zugeordnet.", "%(count)s Stimmen sind zugeordnet.", count) % {
        "count": count
    }


def _published(count: int) -> str:
    if not count:
        return _("Es war keine Stimme ausgewählt. Es hat sich nichts geändert.")
    return ngettext(
        "Eine Stimme ist jetzt öffentlich.", "%(count)s Stimmen sind jetzt öffentlich.", count
    ) % {"count": count}


def _ticked(request: HttpRequest, process: Process) -> list[Voice]:
    """The voices whose boxes are ticked; what is no number of a voice is left out."""
    keys = [key for text in request.POST.getlist("stimme")[:PAGE] if (key := _key(text))]
    return list(process.voices.filter(pk__in=keys)) if keys else []


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _page(request: HttpRequest, process: Process, filters: FilterForm) -> Page:
    rests = Source.objects.select_related("recommendation").order_by("recommendation__number")
    found = _filtered(process.voices.all(), filters).prefetch_related(Prefetch("sources", rests))
    # in the order of random numbers: what came last must not stand on top
    return Paginator(found.order_by("pk"), PAGE).get_page(request.GET.get("seite"))


def _filtered(found: QuerySet[Voice], filters: FilterForm) -> QuerySet[Voice]:
    """What the filters leave; one that is not understood filters nothing."""
    filters.is_valid()
    given: dict[str, Any] = filters.cleaned_data
    if kind := given.get("art"):
        found = found.filter(kind=kind)
    if origin := given.get("herkunft"):
        found = found.filter(origin=origin)
    if words := clean_text(given.get("suche", "")):
        found = found.filter(text__icontains=words)
    return STATES.get(given.get("stand", ""), lambda rows: rows)(found)


def _unused(found: QuerySet[Voice]) -> QuerySet[Voice]:
    return found.filter(~Exists(Source.objects.filter(voice=OuterRef("pk"))), hidden_because="")


STATES: dict[str, Callable[[QuerySet[Voice]], QuerySet[Voice]]] = {
    "neu": lambda found: found.filter(read_on=None),
    "offen": _unused,
    "verborgen": lambda found: found.exclude(hidden_because=""),
}
