"""What every page of the frame needs: links for this person, languages, and whether this is the demo."""

from dataclasses import dataclass
from functools import cache, partial

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_info, override

from wir.ui import navigation


@dataclass(frozen=True)
class Language:
    """One language of the list: code, name in its own script, direction and this page's address in it."""

    code: str
    name: str
    bidi: bool
    url: str
    current: bool


def page(request: HttpRequest) -> dict[str, object]:
    """Lists are functions that the template calls only when it shows them: a replaced piece pays for none."""
    code = get_language() or settings.LANGUAGE_CODE
    return {
        "demo": getattr(settings, "WIR_DEMO", False),
        "source_code": getattr(settings, "WIR_SOURCE_CODE", ""),
        "language": code,
        "direction": direction(code),
        "language_unchecked": code not in getattr(settings, "WIR_CHECKED_LANGUAGES", (code,)),
        "languages": cache(partial(languages, request)),  # header and tools both show them
        "navigation": lambda: navigation.links(navigation.role_of(request), request),
        "links": lambda: {
            name.replace("-", "_"): navigation.links(name, request) for name in navigation.LISTS
        },
    }


def direction(code: str) -> str:
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


def languages(request: HttpRequest) -> list[Language]:
    """Every language with the address of this page, or of the home page where this page has no other language."""
    now = get_language()
    return [
        Language(code, name, get_language_info(code)["bidi"], _address(request, code, now), code == now)
        for code, name in settings.LANGUAGES
    ]


def _address(request: HttpRequest, code: str, now: str | None) -> str:
    """The request knows which page it met; Django's `translate_url` would look for it anew in every language."""
    here, met = request.get_full_path(), request.resolver_match
    if code == now:
        return here
    path, mark, query = here.partition("?")
    with override(code):
        there = _reversed(met.view_name, met.args, met.kwargs) if met else None
        if there and there != path:
            return f"{there}{mark}{query}"
        return _reversed("home") or here


def _reversed(name: str, args: tuple[str, ...] = (), kwargs: dict[str, object] | None = None) -> str | None:
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return None
