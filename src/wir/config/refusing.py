"""A form without a valid key (CSRF): nothing was changed, your text is kept or stands here, there is the page you came from."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from wir.ui.keeping import keep

LEAST_LETTERS = 20
"""A shorter one is typed again in no time."""


@login_not_required
@never_cache
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Only a form of this site gets its text and its way back; what another site sent is not shown in our name."""
    came_from = _came_from(request)
    back = keep(request)
    context = {"back": back, "came_from": came_from, "texts": _texts(request) if came_from else []}
    return render(request, "403_csrf.html", context, status=403)


def _came_from(request: HttpRequest) -> str:
    """Path and query of the page with the form; empty when it is not ours or the browser does not say."""
    said = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    if not said.startswith("http") or not url_has_allowed_host_and_scheme(said, hosts, request.is_secure()):
        return ""
    parts = urlsplit(said)
    return parts._replace(scheme="", netloc="", fragment="").geturl()


def _texts(request: HttpRequest) -> list[str]:
    """What somebody wrote: longer values with a blank in them, no password and no key."""
    try:
        posted = [(name, value) for name, values in request.POST.lists() for value in values]
    except UnreadablePostError:
        return []
    return [
        value
        for name, value in posted
        if "password" not in name and len(value) >= LEAST_LETTERS and " " in value.strip()
    ]


def not_read(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What could not be read; a text that is too long says how long it may be."""
    if isinstance(exception, RequestDataTooBig):
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024
        return render(None, "413.html", {"megabytes": most, "only_text": True}, status=413)
    return render(None, "400.html", status=400)
