"""Two addresses without a room: is the product alive, and where does somebody who signed in begin."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import get_template

from wir.accounts.access import roles_of
from wir.accounts.models import Membership
from wir.funding.access import is_juror
from wir.strategy.access import parts_of


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed. When it is the database that is away, say so and when to come back; else the page for errors."""
    kind = sys.exc_info()[0]
    away = kind is not None and issubclass(kind, OperationalError | InterfaceError)
    name, status = ("503.html", 503) if away else ("500.html", 500)
    return HttpResponse(get_template(name).render(), status=status)


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """For the operator's probe: answers 200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("ok\n", content_type="text/plain")


def start(request: HttpRequest) -> HttpResponse:
    """Where each role begins its day."""
    roles = roles_of(request.user)
    if Membership.Role.OFFICIAL in roles:
        return redirect("funding:work")
    if roles:
        return redirect("funding:tasks")
    if is_juror(request.user):
        return redirect("funding:jury")
    return redirect("participation:desks" if parts_of(request.user) else "accounts:organisations")
