"""Who has to act on an application, what it waits for, and by when: one answer for every list and page.

Start in `turn.py`. Whose turn it is follows from the application's state: `filling.py` before it is handed in,
`deciding.py` while the authority decides, `granted.py` from the notice to the closed grant.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from wir.accounts.models import User
from wir.funding.models import Application, Partner
from wir.funding.queries.whole import PARTNERS, whole
from wir.funding.turn import deciding, filling, granted
from wir.funding.turn.along import Along, read_along
from wir.funding.turn.granted import Steps
from wir.funding.turn.turn import Reader, Turn, first_partner, reader_of

__all__ = ["Row", "Steps", "Turn", "first_partner", "listed", "steps_of", "turn_of"]

MOST = 200
"""Of one list; far more than anybody applies for."""
BY_STATE: dict[str, Callable[..., Turn]] = {
    "draft": filling.of_draft,
    "to_complete": filling.to_complete,
    "submitted": deciding.submitted,
    "decision_prepared": deciding.decision_prepared,
    "waitlisted": deciding.waitlisted,
    "awarded": granted.awarded,
    "rejected": deciding.rejected,
    "withdrawn": deciding.withdrawn,
}


@dataclass(frozen=True)
class Row:
    """One application in a list, with its turn and its page for this reader; `withheld` while the decision is not retrieved."""

    application: Application
    turn: Turn
    page: str
    withheld: bool = False


def turn_of(application: Application, user: User, *, on: date, partner: Partner | None = None) -> Turn:
    """For one application that was read with its rows. With `partner` for somebody who reads as that partner."""
    reader = reader_of(user, application, partner)
    return _turn(application, reader, read_along([application], on=on), on)


def steps_of(application: Application, user: User, *, on: date) -> Steps:
    """All that is open in a running project; the first of them is its turn."""
    along = read_along([application], on=on)
    return granted.steps_of(application, reader_of(user, application), along, on=on)


def listed(applications: QuerySet[Application], user: User, *, on: date) -> list[Row]:
    """Each with its turn, what the reader must do first. The number of statements does not grow with the list."""
    editable = applications.filter(state__in=Application.EDITABLE)
    others = applications.exclude(state__in=Application.EDITABLE).select_related("applicant")
    found = [*whole(editable[:MOST]), *others.order_by("-saved_at").prefetch_related(PARTNERS)[:MOST]]
    along = read_along(found, on=on)
    rows = [_row(one, reader_of(user, one), along, on) for one in found]
    return sorted(
        rows, key=lambda row: (not row.turn.mine, row.turn.rank, -row.application.saved_at.timestamp())
    )


def _row(application: Application, reader: Reader, along: Along, on: date) -> Row:
    name = "funding:application" if reader.roles else "funding:agree"
    withheld = any(one.is_withheld for one in along.deliveries.get(application.pk, ()))
    page = reverse(name, args=[application.pk])
    return Row(application, _turn(application, reader, along, on), page, withheld)


def _turn(application: Application, reader: Reader, along: Along, on: date) -> Turn:
    return BY_STATE[application.state](application, reader, along, on=on)
