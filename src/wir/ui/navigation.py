"""Who sees which links: rooms register their entries here, so that the page frame knows no trade.

Main navigation: `register("applicant", Entry(_("Anträge"), "applications", "foerdern"))` in a room's `AppConfig.ready`.
The same register serves the other link lists of the frame under the names in `LISTS`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

STRANGER = "stranger"
LISTS = ("tools", "account", "footer-help", "footer-data", "footer-legal")


@dataclass(frozen=True)
class Entry:
    """One link. `label` may be lazy, or a function of the request; `part` is one of foerdern, beteiligen, begleiten, vernetzen or empty."""

    label: object
    url_name: str
    part: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Link:
    """An entry with its address, as the page shows it."""

    label: object
    url: str
    icon: str
    current: bool


_entries: dict[str, list[Entry]] = {}
_kind_of_person: list[Callable[[object], str]] = []


def register(role: str, *entries: Entry) -> None:
    """Add entries for a kind of person (or one of `LISTS`), in this order; a second call changes nothing."""
    known = _entries.setdefault(role, [])
    known.extend(entry for entry in entries if entry not in known)


def identify(kind_of_person: Callable[[object], str]) -> None:
    """Tell the frame how to read the kind of a signed-in person, for example "applicant" or "official".

    Rooms are asked in the order in which they registered; the first that knows the person counts.
    """
    if kind_of_person not in _kind_of_person:
        _kind_of_person.append(kind_of_person)


def role_of(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return STRANGER
    kinds = (kind_of_person(user) for kind_of_person in _kind_of_person)
    return next((kind for kind in kinds if kind and kind != STRANGER), STRANGER)


def links(role: str, request: HttpRequest) -> list[Link]:
    """The registered links whose pages exist; the one the reader stands in (or under) is current."""
    found = [(entry, address) for entry in _entries.get(role, ()) if (address := _address(entry.url_name))]
    here = max((url for _, url in found if request.path.startswith(url)), key=len, default=None)
    return [
        Link(entry.label(request) if callable(entry.label) else entry.label, url, entry.icon, url == here)
        for entry, url in found
    ]


def _address(url_name: str) -> str | None:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None
