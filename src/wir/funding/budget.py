"""The year's money: what is free, what a decision needs, and binding it so that it can never be spent twice."""

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


def appropriations_for(application: Application) -> dict[int, Appropriation]:
    """The years' money for the application's line, by year."""
    rows = Appropriation.objects.filter(controller=application.controller_id, line=application.line)
    return {row.year: row for row in rows}


def refuse_what_does_not_fit(slices: dict[int, int], years: dict[int, Appropriation]) -> None:
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


def bind(grant: Grant, slices: dict[int, int]) -> None:
    """Bind the money of each year to the grant, inside the caller's transaction. Raises Refused.

    The rows are locked in the order of their years, so that parallel releases queue instead of deadlocking.
    """
    application = grant.application
    locked = (
        Appropriation.objects.select_for_update()
        .filter(controller=application.controller_id, line=application.line, year__in=slices)
        .order_by("year")
    )
    years = {row.year: row for row in locked}
    refuse_what_does_not_fit(slices, years)
    for year, cents in sorted(slices.items()):
        Commitment.objects.create(grant=grant, appropriation=years[year], cents=cents)
        years[year].committed_cents += cents
        years[year].save(update_fields=["committed_cents"])
