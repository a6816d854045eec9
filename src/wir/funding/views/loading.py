"""What several pages do the same way: load through the scope, turn refusals into messages."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from wir.accounts.access import organisations_as
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.funding import budget
from wir.funding.access import OFFICIAL
from wir.funding.models import Application, JuryCase
from wir.funding.queries.whole import file_of, whole
from wir.funding.sent import with_fields_as_sent


def one(applications: QuerySet[Application], pk: int) -> Application:
    """The application with its rows, or 404 for strangers. Always the same number of statements."""
    return _only(whole(applications.filter(pk=pk)))


def one_file(applications: QuerySet[Application], pk: int) -> Application:
    """The application with all that officials read in its case, or 404 for strangers. Not one statement more."""
    return _only(file_of(applications.filter(pk=pk)))


def _only(found: list[Application]) -> Application:
    if not found:
        raise Http404
    return found[0]


def cases_as_sent(cases: Iterable[JuryCase]) -> list[JuryCase]:
    """Cases of a jury, whose applications are called as they were last handed in. At most one statement more."""
    found = list(cases)
    with_fields_as_sent(case.application for case in found)
    return found


def page_as_sent(page: "Page[JuryCase]") -> "Page[JuryCase]":
    """The same for a page of them."""
    page.object_list = cases_as_sent(page.object_list)
    return page


@contextmanager
def refusals_as_messages(request: HttpRequest) -> Iterator[None]:
    """An act that was refused says so on the next page; everything else goes on as an error."""
    try:
        yield
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
    except PermissionDenied:
        messages.error(request, _("Das dürfen Sie bei diesem Antrag nicht. Es hat sich nichts geändert."))


@contextmanager
def once(done: Callable[[], bool]) -> Iterator[None]:
    """Around an act that can happen once: sent twice, by a double click or from a page gone back to, it was done.

    `done` looks whether it was this very act; everything else stays an error.
    """
    try:
        yield
    except Impossible:
        if not done():
            raise


def only_officials(request: HttpRequest) -> None:
    """Strangers learn nothing, not even that the page exists."""
    if not organisations_as(OFFICIAL, request.user):
        raise Http404


def years_of(found: Application, slices: dict[int, int], *, on: date) -> list[dict[str, int]]:
    """One row a year for the budget table: appropriation, bound, this case, free afterwards (cents).

    `on` is the day of the release: it says whether a year is bound in cash or as a commitment authorisation.
    """
    years = budget.appropriations_for(found, on=on)
    bound_already = found.state == "awarded"
    rows = []
    for year, cents in sorted(slices.items()):
        room = years.get(year)
        row = room and room.tightest
        total, bound = (row.cents, row.bound_cents) if row else (0, 0)
        others = bound - cents if bound_already else bound
        rows.append(
            {"year": year, "total": total, "bound": others, "this": cents, "free": total - others - cents}
        )
    return rows
