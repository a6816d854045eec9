"""What every page of the frame needs: links for this person, languages, and whether this is the demo."""

from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
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
        "languages": partial(languages, request),
        "navigation": lambda: navigation.links(navigation.role_of(request), request),
        "links": lambda: {
            name.replace("-", "_"): navigation.links(name, request) for name in navigation.LISTS
        },
    }


def direction(code: str) -> str:
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


def languages(request: HttpRequest) -> list[Language]:
    """Every language with the address of this page, or of the home page where this page has no other language."""
    here = request.get_full_path()
    now = get_language()
    return [
        Language(code, name, get_language_info(code)["bidi"], _address(here, code, now), code == now)
        for code, name in settings.LANGUAGES
    ]


def _address(here: str, code: str, now: str | None) -> str:
    there = translate_url(here, code)
    if there != here or code == now:
        return there
    with override(code):
        try:
            return reverse("home")
        except NoReverseMatch:
            return here
