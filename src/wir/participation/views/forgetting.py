"""Fertig: dieses Gerät vergessen. For everybody who shares a phone or sits at a computer of the library."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wir.participation.actions import answering
from wir.participation.models import Draft
from wir.participation.views.device import PREFIX, drop_everything, remembered

OF_DRAFTS = f"{PREFIX}umfrage-"


@login_not_required
@csrf_exempt  # a token would put a cookie on every page that offers to forget; forgetting harms nobody
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest) -> HttpResponse:
    """Delete every trace of taking part on this device, and drafts that it was still holding."""
    if request.method != "POST":
        return render(request, "participation/forgotten.html", {"done": "fertig" in request.GET})
    for draft in _drafts(request):
        answering.forget_draft(draft)
    response = redirect(f"{request.path}?fertig")
    drop_everything(request, response)
    response["Clear-Site-Data"] = '"cache"'
    return response


def _drafts(request: HttpRequest) -> list[Draft]:
    """Drafts that nobody has a code for: those one wanted to go on with elsewhere stay."""
    keys = [
        UUID(value)
        for name in request.COOKIES
        if name.startswith(OF_DRAFTS) and (value := remembered(request, name.removeprefix(PREFIX)))
    ]
    return list(Draft.objects.filter(pk__in=keys, code_hash=""))
