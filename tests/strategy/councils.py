"""Councils for tests of the decision."""

from datetime import date

from wir.strategy import actions
from wir.strategy.actions import Decided
from wir.strategy.models import Station

ON, LATER = date(2026, 11, 2), date(2026, 12, 1)
COUNCIL = Station.Kind.COUNCIL


def council_of(cast, version, town=None):
    """Of Lollar, or of another town; entered by an editor of that town."""
    by = cast.jonas if town == cast.neighbour else cast.frieda
    return actions.plan_station(version.process, town=town or cast.town, kind=COUNCIL, by=by, planned_on=ON)


def decided(version, outcome="adopted", **given):
    """What a council did on ON, with figures that fit the outcome; why, when the version was not for it."""
    yes, no = (5, 24) if outcome == "rejected" else (24, 5)
    return Decided(
        held_on=ON,
        outcome=outcome,
        version=version,
        version_because="" if version is None or version.for_council else "Es eilte.",
        **{"votes_for": yes, "votes_against": no, "abstentions": 2, **given},
    )
