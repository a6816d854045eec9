"""What a vote on priorities says about measures: the place of each, for whoever puts them in order, and a stop on their way."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wir.participation.models import Candidate, PollResult
from wir.strategy.models import Process
from wir.strategy.priorities import voted_by
from wir.strategy.way import Found, Joint, Link, Stop, join
from wir.strategy.wording import Told


def public_results() -> QuerySet[PollResult]:
    """Counts that everybody may read: enough people voted."""
    return PollResult.objects.filter(public__few=False).select_related("poll__process")


def places(process: Process) -> Mapping[int, int]:
    """The place of each measure by the newest published count. Two statements."""
    newest = (
        public_results().filter(poll__process=process).order_by("-poll__counted_on", "-poll__number").first()
    )
    if newest is None:
        return {}
    place = {number: at for at, number in enumerate(newest.public["order"], 1)}
    rows = Candidate.objects.filter(poll=newest.poll_id).values_list("measure", "number")
    return {measure: place[number] for measure, number in rows}


def _polls(found: Found, language: str) -> Iterable[Link]:
    measures = found.get("measure", {})
    rows = list(Candidate.objects.filter(measure__in=list(measures))) if measures else []
    results = (
        {one.poll_id: one for one in public_results().filter(poll__in={row.poll_id for row in rows})}
        if rows
        else {}
    )
    return [
        Link(measures[row.measure_id], _stop(row, results[row.poll_id]))
        for row in rows
        if row.poll_id in results
    ]


def _stop(row: Candidate, result: PollResult) -> Stop:
    order, poll = result.public["order"], result.poll
    words = {"place": order.index(row.number) + 1, "of": len(order)}
    funded = row.number in result.public["funded"]
    text = (
        _("Platz %(place)s von %(of)s, das Geld reicht dafür") % words
        if funded
        else _("Platz %(place)s von %(of)s, das Geld reicht nicht so weit") % words
    )
    return Stop(
        kind="poll",
        pk=f"{poll.pk}-{row.measure_id}",
        text=Told(text, language=""),
        number=poll.number,
        day=poll.counted_on,
        state="funded" if funded else "unfunded",
        label=_("Abstimmung über Prioritäten: %(title)s") % {"title": poll.title},
        url=reverse("participation:poll_result", args=[poll.process.slug, poll.number]),
    )


def _nothing(found: Found, language: str) -> Iterable[Link]:
    return ()


join(Joint("measure-poll", _polls, _nothing))
voted_by(places)
