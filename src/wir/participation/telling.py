"""What Beteiligen adds to the draft of the report: meetings, who was reached, what was voted on."""

from django.utils import timezone

from wir.core.days import short_day
from wir.participation.models import Draw
from wir.participation.polls.sentences import poll_sentences
from wir.participation.reached import in_sentences, reached
from wir.strategy.models import Process
from wir.strategy.narrative import tells


def _meetings(process: Process) -> list[str]:
    """Every meeting that was held, with how many came."""
    held = process.meetings.filter(gathering__state="held").select_related("gathering")
    return [
        f"{one.get_format_display()} „{one.gathering.title}“ am {short_day(timezone.localdate(one.gathering.starts_at))}: "
        + (
            f"{one.gathering.attended} Menschen."
            if one.gathering.attended is not None
            else "Wie viele da waren, ist nicht festgehalten."
        )
        for one in held
    ]


def _assemblies(process: Process) -> list[str]:
    """Every assembly by lot that was drawn: how many were in the pool, how many were drawn, how many came in their place."""
    drawn = process.assemblies.filter(state__in=("drawn", "held")).prefetch_related("draws")
    sentences = []
    for one in drawn:
        draws = [draw for draw in one.draws.all() if draw.published_on]
        first = next(draw for draw in draws if draw.kind == Draw.Kind.FIRST)
        later = sum(draw.size for draw in draws if draw != first)
        sentences.append(
            f"Ausgeloste Versammlung „{one.title}“: {first.told['people']} Menschen waren im Topf, {first.size} Plätze wurden am "
            f"{short_day(first.drawn_on)} öffentlich gelost" + (f", {later} nachgelost." if later else ".")
        )
    return sentences


def _reach(process: Process) -> list[str]:
    """As published: how many said something about themselves; who is missing, named."""
    return in_sentences(reached(process))


tells("meetings", _meetings, before="recommendations")
tells("assemblies", _assemblies, before="recommendations")
tells("reach", _reach, before="recommendations")
tells("polls", poll_sentences, before="recommendations")
