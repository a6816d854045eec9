"""Three small rules for every answer of the product."""

from collections.abc import Callable
from urllib.parse import unquote_plus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MEGABYTE = 1024 * 1024
ENVELOPE = MEGABYTE  # what a request has around its files
MOST_BYTES = 25 * MEGABYTE + ENVELOPE
MOST_BYTES_OF_STRANGERS = 5 * MEGABYTE + ENVELOPE
Answer = Callable[[HttpRequest], HttpResponse]


class RefuseHugeRequests:
    """A body of more than 26 MB, of strangers 6 MB, is refused before anything of it is read.

    The page names what files may have, as the forms do: 25 and 5 MB.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        known = settings.SESSION_COOKIE_NAME in request.COOKIES
        most = MOST_BYTES if known else MOST_BYTES_OF_STRANGERS
        if length.isdigit() and int(length) > most:
            return render(None, "413.html", {"megabytes": (most - ENVELOPE) // MEGABYTE}, status=413)
        return self.get_response(request)


class RefuseUnreadableAddresses:
    """A NUL byte in path or query names nothing, and the database takes none: answered before any page reads it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "\0" in unquote_plus(request.META.get("QUERY_STRING", "")):
            return render(None, "400.html", status=400)
        return self.get_response(request)


class SayNoIndex:
    """The demo must not be found by search engines and taken for an official site; personal pages are not kept."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            settings.SESSION_COOKIE_NAME in request.COOKIES
        ):  # what somebody signed in sees stays out of every cache
            response.setdefault("Cache-Control", "private, no-store")
        if settings.WIR_DEMO:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response
