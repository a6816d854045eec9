"""Who votes: a random number in a signed cookie of its own. Not the session, not the account, and nothing in the database.

The first answer of a device is sent twice by the browser itself (307): once to be given a cookie with a number that no page
has shown, once to show whether it kept it. Where cookies are off, a hidden field holds a number from page to page instead.
It is good for a few minutes, is never taken for a cookie, and never shows what was answered: a page that stayed open on a
shared device gives nothing away. The cookie that a form with such a number is given is reckoned from it with our key, so that
the same form sent many times, or from many browsers, is one device and not many. A page made for a device with a cookie holds no number at all; sent after the device was
forgotten it changes nothing.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac

COOKIE = "wir-teil-aussagen"  # forgotten with all that begins like this (views/device.py)
FIELD = "wer"
KNOWN = "bekannt"
"""A hidden field of pages made for a device that has voted and keeps its cookie. It says no number."""
TRIED = "probe"
"""In the address when the browser was given a cookie and is asked to send its form once more."""
DAYS = 180
MINUTES = 20
SALT = "wir.participation.voter"
SALT_OF_FIELD = "wir.participation.voter.field"
LENGTH = 24


@dataclass(frozen=True)
class Voter:
    """Somebody's device. `secret` never leaves the cookie (or the hidden field where cookies are off)."""

    secret: str
    by_cookie: bool

    @property
    def signed(self) -> str:
        """What stands in the cookie: others cannot make one up."""
        return signing.Signer(salt=SALT).sign(self.secret)

    @property
    def for_minutes(self) -> str:
        """What stands in the hidden field; nothing for a device that keeps a cookie."""
        return "" if self.by_cookie else signing.TimestampSigner(salt=SALT_OF_FIELD).sign(self.secret)

    def kept(self, place: int | str) -> "Voter":
        """The device that sent a form with this number there and kept its cookie. Nobody without our key reckons it."""
        digest = salted_hmac(SALT_OF_FIELD, f"{place}:{self.secret}", algorithm="sha256").hexdigest()
        return Voter(digest, by_cookie=True)

    def within(self, conversation: int | str) -> UUID:
        """The number that votes carry: another one in each conversation and poll, and no way back to the cookie."""
        digest = salted_hmac(SALT, f"{conversation}:{self.secret}", algorithm="sha256").digest()
        return UUID(bytes=digest[:16], version=4)


def new() -> Voter:
    """A device that was not here before."""
    return Voter(secrets.token_urlsafe(LENGTH), by_cookie=False)


def of(request: HttpRequest) -> Voter | None:
    """The device that asks, by its cookie or by a hidden field of the last minutes; None for one that has not voted yet."""
    return _by_cookie(request) or by_field(request)


def _by_cookie(request: HttpRequest) -> Voter | None:
    try:
        return Voter(signing.Signer(salt=SALT).unsign(request.COOKIES.get(COOKIE, "")), by_cookie=True)
    except signing.BadSignature:
        return None


def by_field(request: HttpRequest) -> Voter | None:
    """The number that the form itself holds, of the last minutes, whatever the cookie says."""
    signer, lives = signing.TimestampSigner(salt=SALT_OF_FIELD), timedelta(minutes=MINUTES)
    try:
        return Voter(signer.unsign(request.POST.get(FIELD, ""), max_age=lives), by_cookie=False)
    except signing.BadSignature:
        return None


def was_forgotten(request: HttpRequest) -> bool:
    """The page that sends this was made for a device whose cookie is gone: somebody may sit there who never voted."""
    return KNOWN in request.POST and of(request) is None


def is_to_try(request: HttpRequest, voter: Voter | None) -> bool:
    """Nobody knows yet whether this browser keeps cookies."""
    return (voter is None or not voter.by_cookie) and TRIED not in request.GET


def try_cookie(request: HttpRequest, voter: Voter | None = None) -> HttpResponse:
    """The same form once more, please, now with a cookie: if the browser keeps it, nothing but the cookie leads to its answers.

    The cookie is that of `voter`, or of a device that was not here before.
    """
    response = redirect(f"{request.path}?{TRIED}", preserve_request=True)
    response.set_cookie(COOKIE, (voter or new()).signed, **cookie_words())
    return response


def cookie_words() -> dict[str, Any]:
    """How the cookie is set: no script reads it, no other site's form sends it."""
    return {
        "max_age": DAYS * 24 * 3600,
        "httponly": True,
        "samesite": "Lax",
        "secure": settings.SESSION_COOKIE_SECURE,
    }
