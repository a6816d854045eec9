"""What the device of a resident remembers: signed cookies whose names begin with one word, so that all can be forgotten."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PREFIX = "wir-teil-"
A_WEEK = 7 * 24 * 3600


def remember(response: HttpResponse, name: str, value: str, *, seconds: int | None = A_WEEK) -> HttpResponse:
    """Keep a value on the device. None: until the browser is closed."""
    response.set_signed_cookie(
        PREFIX + name,
        value,
        salt=PREFIX + name,
        max_age=seconds,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def remembered(request: HttpRequest, name: str) -> str:
    """The value, or nothing when there is none or somebody changed it."""
    found: Any = request.get_signed_cookie(PREFIX + name, default="", salt=PREFIX + name)
    return str(found)


def drop(response: HttpResponse, name: str) -> None:
    """Forget one value."""
    response.delete_cookie(PREFIX + name)


def drop_everything(request: HttpRequest, response: HttpResponse) -> None:
    """Forget all that taking part has left here. Whoever is signed in stays so."""
    for name in request.COOKIES:
        if name.startswith(PREFIX):
            response.delete_cookie(name)
