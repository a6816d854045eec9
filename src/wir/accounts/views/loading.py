"""What several pages do the same way: load through the scope, turn refusals into messages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from wir.accounts.access import is_in_charge, own_organisations
from wir.accounts.models import Organisation
from wir.core.refusal import Refused


def one(rows: QuerySet[Any], pk: int) -> Any:
    """The row, or 404 for everybody who may not know of it."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def own(request: HttpRequest, organisation: int) -> Organisation:
    """An organisation for which the person acts."""
    return one(own_organisations(request.user), organisation)


def in_charge_of(request: HttpRequest, organisation: int) -> Organisation:
    """An organisation in which the person may let others in."""
    found = own(request, organisation)
    if not is_in_charge(request.user, found):
        raise Http404
    return found


@contextmanager
def refusals_as_messages(request: HttpRequest) -> Iterator[None]:
    """An act that was refused says so on the next page; everything else goes on as an error."""
    try:
        yield
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
    except PermissionDenied:
        messages.error(request, _("Das dürfen Sie hier nicht. Es hat sich nichts geändert."))
