"""The year's money: what is free, what a decision needs, and binding it so that it can never be spent twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wir.core.money import euro
from wir.core.refusal import Refused
from wir.funding.models import Application, Appropriation, Commitment, FundingItem, Grant


def asked_by_year(application: Application) -> dict[int, int]:
    """Cents asked for, by budget year."""
    asked: dict[int, int] = {}
    for item in application.funding_items.all():
        if item.kind == FundingItem.Kind.GRANT:
            asked[item.year] = asked.get(item.year, 0) + item.cents
    return dict(sorted(asked.items()))


def refuse_more_than_asked(application: Application, slices: dict[int, int]) -> None:
    """A grant is positive and never above what was asked for in that year. Raises Refused."""
    asked = asked_by_year(application)
    if sum(slices.values()) <= 0:
        raise Refused(_("Bitte tragen Sie mindestens einen Betrag über 0 Euro ein."))
    for year, cents in slices.items():
        if cents < 0 or cents > asked.get(year, 0):
            raise Refused(
                _("Für %(year)s sind %(asked)s beantragt. Mehr können Sie nicht bewilligen.")
                % {"year": year, "asked": euro(asked.get(year, 0))}
            )


@dataclass(frozen=True)
class Room:
    """What one year has room for: the row that a release binds and, where an authorisation is drawn on that year's cash
    which is there already, that cash as well."""

    row: Appropriation
    cash: Appropriation | None = None

    @property
    def tightest(self) -> Appropriation:
        """The one with less left."""
        return min((row for row in (self.row, self.cash) if row), key=lambda row: row.free_cents)

    @property
    def free_cents(self) -> int:
        """What can be bound."""
        return self.tightest.free_cents


def appropriations_for(application: Application, *, on: date) -> dict[int, Room]:
    """The money for the application's line that a release on that day would bind, by year."""
    return _rooms(
        Appropriation.objects.filter(controller=application.controller_id, line=application.line), on=on
    )


def _rooms(rows: Iterable[Appropriation], *, on: date) -> dict[int, Room]:
    found = {(row.year, row.kind): row for row in rows}
    cash, authorisation = Appropriation.Kind.CASH, Appropriation.Kind.AUTHORISATION
    return {
        year: Room(row, found.get((year, cash)) if kind == authorisation else None)
        for (year, kind), row in found.items()
        if kind == kind_for(year, on=on)
    }


def kind_for(year: int, *, on: date) -> str | None:
    """Cash for the year of the day, a commitment authorisation for later ones; for a past year there is nothing."""
    if year < on.year:
        return None
    return Appropriation.Kind.CASH if year == on.year else Appropriation.Kind.AUTHORISATION


def refuse_what_does_not_fit(slices: dict[int, int], years: dict[int, Room]) -> None:
    """Raises Refused naming the first year whose money does not reach."""
    for year, cents in sorted(slices.items()):
        free = years[year].free_cents if year in years else 0
        if cents > free:
            raise Refused(
                _(
                    "Das Geld reicht nicht: Für %(year)s sind %(free)s frei, gebraucht werden %(needed)s. Nichts wurde bewilligt, der Vorschlag bleibt liegen."
                )
                % {"year": year, "free": euro(free), "needed": euro(cents)}
            )


def bind(grant: Grant, slices: dict[int, int], *, on: date) -> None:
    """Bind the money of each year to the grant, inside the caller's transaction. Raises Refused.

    The rows are locked in the order of their years, so that parallel releases queue instead of deadlocking. They are read
    anew afterwards: the year's cash may have been entered while this release waited.
    """
    application = grant.application
    rows = (
        Appropriation.objects.select_for_update()
        .filter(controller=application.controller_id, line=application.line, year__in=slices)
        .order_by("year", "kind")
    )
    list(rows)
    years = _rooms(rows.all(), on=on)
    refuse_what_does_not_fit(slices, years)
    for year, cents in sorted(slices.items()):
        room = years[year]
        Commitment.objects.create(grant=grant, appropriation=room.row, cents=cents)
        room.row.committed_cents += cents
        room.row.save(update_fields=["committed_cents"])
        if room.cash:
            room.cash.promised_cents += cents
            room.cash.save(update_fields=["promised_cents"])
