"""Pages for everyone. None of them asks the database, none sets a cookie."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from wir.journal import retention
from wir.participation.queries import machine
from wir.publicsite import manual
from wir.publicsite.manual.reading import READERS
from wir.publicsite.mosaic import TILES

_home_for_strangers: dict[tuple[str | None, bool], bytes] = {}


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is here for me? Strangers all get the same page, so each process writes it once a language."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES or request.META.get("QUERY_STRING"):
        return render(request, "publicsite/home.html", {"tiles": TILES})
    key = (get_language(), settings.WIR_DEMO)
    if key not in _home_for_strangers:
        page = render(request, "publicsite/home.html", {"tiles": TILES})
        _home_for_strangers[key] = page.content
    return HttpResponse(_home_for_strangers[key], headers={"Vary": "Cookie"})


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How do I do it? The manual by what somebody is here for."""
    return render(request, "publicsite/help.html", {"chapters": manual.CHAPTERS})


@login_not_required
@require_safe
def help_chapter(request: HttpRequest, chapter: str) -> HttpResponse:
    """One chapter: tasks as verbs, each with its steps and the page where it is done."""
    found = manual.chapter(chapter)
    if found is None:
        raise Http404
    readable = [(row.what, [READERS[reader] for reader in row.readers], row.note) for row in found.readable]
    context = {
        "chapter": found,
        "readable": readable,
        "others": [one for one in manual.CHAPTERS if one != found],
    }
    return render(request, "publicsite/help_chapter.html", context)


@login_not_required
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom can I ask, and how do I report a barrier?"""
    return render(request, "publicsite/contact.html")


@login_not_required
@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Who is responsible for this site?"""
    return render(request, "publicsite/imprint.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about me, why and how long? Made from the same register that the deletion works by."""
    context = {"entries": retention.entries(), "translator": machine.recipient()}
    return render(request, "publicsite/privacy.html", context)


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tested, what is known to be missing, how to report a barrier."""
    return render(request, "publicsite/accessibility.html")


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Robots are to stay away from the demo and from everything behind sign-in."""
    closed = (
        ["/"] if settings.WIR_DEMO else ["/konto/", "/start/", "/foerderung/antraege/", "/foerderung/arbeit/"]
    )
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
