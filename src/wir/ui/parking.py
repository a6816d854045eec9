"""What somebody typed while the sign-in ran out is kept for them until they are back.

A form that is sent without a sign-in is put into the visitor's own session, which the server keeps and only this browser
can open; signing in takes the session over. After an hour, or once it was shown, the copy is gone. The middleware in
`wir.ui.keeping` keeps every form and offers to send it; a view that asks for what was `parked` shows its form filled in,
not yet saved, instead.
"""

import time
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict

KEY, SECONDS, MOST = "parked", 3600, 300_000
AUTOSAVE = "X-Autosave"


def park(request: HttpRequest) -> bool:
    """Keep what was sent, for this address and an hour; no password, and no heap of text that nobody types."""
    data = request.POST.copy()
    data.pop("csrfmiddlewaretoken", None)
    sent = data.urlencode()
    if len(sent) > MOST or any("password" in name for name in data):
        return False
    request.session[KEY] = {
        "path": request.path,
        "target": request.get_full_path(),
        "page": urlsplit(stood_on(request)).path,
        "files": bool(request.FILES),
        "data": sent,
        "until": time.time() + SECONDS,
    }
    return True


def stood_on(request: HttpRequest) -> str:
    """The page of this portal on which the form stood; some addresses only take what is sent."""
    origin, referrer = f"{request.scheme}://{request.get_host()}", request.headers.get("Referer", "")
    if request.method != "POST" or not referrer.startswith(f"{origin}/"):
        return request.get_full_path()
    return referrer.removeprefix(origin)


def parked(request: HttpRequest) -> QueryDict | None:
    """What was kept for this address, once; None if there is nothing or it is too old."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[KEY]
    return QueryDict(kept["data"]) if time.time() < kept["until"] else None
