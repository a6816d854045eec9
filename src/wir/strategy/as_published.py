"""Measures as a version shows them: what the council votes on, whatever becomes of them later.

Who takes care of one is no part of it: that is a person's name, which goes when its time is over.
"""

from typing import Any

from wir.strategy.fixed import what_stays
from wir.strategy.models import Measure, Process, Version

GOALS = ("long_term_goal", "interim_goal", "annual_goal")


def as_published(process: Process) -> list[dict[str, Any]]:
    """Every measure that was not dropped, by number, as it stands now. Statements do not grow with their number."""
    found = process.measures.exclude(state="dropped").select_related("town", "field")
    return [_told(one) for one in found.prefetch_related("costs", "recommendations").order_by("number")]


def _told(measure: Measure) -> dict[str, Any]:
    field = measure.field
    return {
        "number": measure.number,
        **what_stays(measure),
        "field": field.name if field else "",
        "rank": measure.rank,
        "goals": [goal for name in GOALS if (goal := getattr(field, name, ""))],
    }


def measures_in(version: Version) -> list[Measure]:
    """The measures that this version shows, as they stand now.

    A version of before versions carried their measures says none: there it is every one that was made until its day.
    """
    if version.measures is None:
        return list(version.process.measures.filter(made_on__lte=version.made_on))
    numbers = [one["number"] for one in version.measures]
    return list(version.process.measures.filter(number__in=numbers))


def changed_unseen(version: Version, measure: Measure) -> bool:
    """It stands otherwise now than in this version, and no public correction since that day tells it."""
    then = next((one for one in version.measures or () if one["number"] == measure.number), None)
    if then is None:
        return False
    now = what_stays(measure)
    told = {name for one in measure.corrections.filter(on__gte=version.made_on) for name in one.before}
    return any(now[name] != then[name] for name in now if name not in told)
