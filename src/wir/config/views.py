"""Two addresses without a room: is the product alive, and where does somebody who signed in begin."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wir.accounts.access import roles_of
from wir.accounts.models import Membership


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """For the operator's probe: answers 200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("ok\n", content_type="text/plain")


def start(request: HttpRequest) -> HttpResponse:
    """Where each role begins its day."""
    return redirect(
        "funding:work" if Membership.Role.OFFICIAL in roles_of(request.user) else "funding:applications"
    )
