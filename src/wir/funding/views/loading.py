"""What several pages do the same way: load through the scope, turn refusals into messages."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.funding.models import Application

PARTS = ("applicant", "controller", "created_by")


def one(applications: QuerySet[Application], pk: int) -> Application:
    """The application with its rows, or 404 for strangers. Always the same number of statements."""
    found = (
        applications.select_related(*PARTS)
        .prefetch_related("cost_items", "funding_items")
        .filter(pk=pk)
        .first()
    )
    if found is None:
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
    except Impossible as impossible:
        messages.error(request, str(impossible))
    except PermissionDenied:
        messages.error(request, "Das dürfen Sie bei diesem Antrag nicht. Es hat sich nichts geändert.")
