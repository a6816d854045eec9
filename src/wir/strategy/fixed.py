"""From when on a measure stays as it is: while people vote on it, while a council has it before it, and once it is decided.

What stays are its words, its cost, for whom it is, and what it rests on. Votes are known in rooms further up, which say so
with `held_by`.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.strategy.models import Measure, MeasureDecision, Process, Recommendation, Station, Version

Hold = Callable[[Measure], str]
HOLDS: list[Hold] = []


def held_by(hold: Hold) -> None:
    """Where it is known that people are voting on a measure: one sentence, empty when they are not. May be called twice."""
    if hold not in HOLDS:
        HOLDS.append(hold)


def held(measure: Measure) -> str:
    """Why nothing of it can change now, not even with a reason; empty when it can."""
    return next((sentence for hold in HOLDS if (sentence := hold(measure))), "")


def refuse_while_held(measure: Measure) -> None:
    """Raises Refused while people vote on it."""
    if sentence := held(measure):
        raise Refused(sentence)


def is_decided(measure: Measure) -> bool:
    """A council has decided on it. What was written down wrongly does not count; a text rejected as a whole is worked on again."""
    if measure.state != "proposed":
        return measure.state != "dropped"
    decided = MeasureDecision.objects.filter(measure=measure, station__correction="")
    # What another town's council was written down to have said about it decides nothing.
    return (decided.filter(station__town=measure.town_id) if measure.town_id else decided).exists()


def goes_to_council(process: Process) -> Version | None:
    """The newest of the versions for the council that was not withdrawn; others published since do not take its place."""
    sent = process.versions.defer("content", "measures").filter(for_council=True, withdrawal=None)
    return sent.order_by("-number").first()


def with_council(process: Process) -> Version | None:
    """The same while the council of a town has not had its last word on it; None when nothing waits there."""
    version = goes_to_council(process)
    return version if version is not None and is_awaited(version, None) else None


def stays(measure: Measure) -> str:
    """Why it changes only with a reason that everybody reads; empty while it is worked on."""
    if measure.state == "dropped":
        return _("Diese Maßnahme wird nicht umgesetzt.")
    if is_decided(measure):
        return _("Über diese Maßnahme hat das Parlament entschieden.")
    version = goes_to_council(measure.process)
    if version is not None and is_awaited(version, measure.town):
        return _("Fassung %(number)s mit dieser Maßnahme liegt beim Parlament.") % {"number": version.number}
    return ""


def is_awaited(version: Version, town: Organisation | None) -> bool:
    """The council of this town has not had its last word on this version; without a town, that of any town."""
    said = Station.objects.filter(version=version, kind=Station.Kind.COUNCIL, outcome__in=Station.FINAL)
    left = version.process.towns.filter(left_on=None).exclude(organisation__in=said.values("town"))
    return left.filter(organisation=town).exists() if town else left.exists()


def what_stays(measure: Measure) -> dict[str, Any]:
    """Words, cost by year and basis as they are stored now; the town by its name."""
    return {
        "title": measure.title,
        "text": measure.text,
        "without_basis_because": measure.without_basis_because,
        "town": measure.town.name if measure.town else "",
        "costs": {str(cost.year): cost.cents for cost in measure.costs.all()},
        "basis": sorted(one.number for one in measure.recommendations.all()),
    }


def carries_what_stays(recommendation: Recommendation) -> bool:
    """A measure that rests on it is voted on, before a council, or decided."""
    return any(held(one) or stays(one) for one in recommendation.measures.select_related("process"))


def carries_what_goes_on(recommendation: Recommendation) -> bool:
    """The same of measures that were not dropped: while one of them is voted on, before a council or decided, its basis goes on."""
    carried = recommendation.measures.exclude(state="dropped").select_related("process")
    return any(held(one) or stays(one) for one in carried)
