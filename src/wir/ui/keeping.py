"""No form is lost because a sign-in ended: what was sent waits, is shown after signing in, and is sent at a click.

Works without scripts and for every page, because nothing here knows what a form means: the same fields go to the same
address again, with all its checks. Files cannot be kept, and that is said.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import user_logged_out
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from wir.ui.parking import AUTOSAVE, KEY, park, stood_on

WITHOUT = "ohne-eingaben"
"""The parameter of an address by which somebody drops what was kept."""


LEFT = "_left_by_who_signed_out"


@receiver(user_logged_out)
def _keep_over(request: HttpRequest, **_kwargs: Any) -> None:
    """On a shared computer somebody else may sign in and out in between: signing out empties the session."""
    if request is not None and (kept := request.session.get(KEY)):
        setattr(request, LEFT, kept)


class SignInKeepsInput(LoginRequiredMiddleware):
    """Sign-in is needed everywhere; what was sent without one is kept and offered when its page is opened again."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponse:
        """To the sign-in, and from there to the page on which the form stood. A script that saves is told so and stays."""
        if request.headers.get(AUTOSAVE):
            return _signed_out()
        if request.method == "POST":
            park(request)
        return redirect_to_login(stood_on(request))

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Only who may see the page sees what was kept for it."""
        if over := getattr(
            request, LEFT, None
        ):  # somebody else signed out; it still waits for whom it belongs to
            request.session[KEY] = over
        kept = _kept(request)
        if kept is None:
            return response
        if (
            request.method == "POST"
            and request.path == kept["path"]
            and response.status_code not in (403, 404)
        ):
            del request.session[KEY]
        elif request.method == "GET" and request.path == kept["page"] and response.status_code == 200:
            if WITHOUT not in request.GET and time.time() < kept["until"]:
                return _offer(request, kept)
            del request.session[KEY]
        return response


def keep(request: HttpRequest) -> str:
    """The page on which a form of this portal stood whose mark is missing or old, if what it held is kept now; else nothing."""
    own = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    signed = request.user.is_authenticated or getattr(_view(request), "login_required", True)
    kept = own and signed and AUTOSAVE not in request.headers and park(request)
    return stood_on(request) if kept else ""


def _signed_out() -> HttpResponse:
    says = _(
        "Nicht gespeichert seit TIME Uhr: Sie sind nicht mehr angemeldet. Ihre Eingaben stehen noch in diesem Fenster."
    )
    return JsonResponse({"state": "signed-out", "says": says})


def _view(request: HttpRequest) -> Any:
    return request.resolver_match.func if request.resolver_match else None


def _kept(request: HttpRequest) -> Any:
    """What waits for this person; a reader without a session is not asked."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hasattr(request, "user"):
        return None
    return request.session.get(KEY) if request.user.is_authenticated else None


def _offer(request: HttpRequest, kept: dict[str, Any]) -> HttpResponse:
    fields = [(name, value) for name, values in QueryDict(kept["data"]).lists() for value in values]
    context = {
        "target": kept["target"],
        "fields": fields,
        "texts": [value for _name, value in fields if " " in value.strip()],
        "files": kept["files"],
        "without": f"{request.path}?{WITHOUT}",
    }
    return render(request, "ui/kept.html", context)
