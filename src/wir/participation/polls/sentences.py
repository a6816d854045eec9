"""Votes on priorities in sentences, for what goes to the council and into reports: published figures only."""

from wir.core.days import short_day
from wir.core.money import euro_round
from wir.participation.joints import places, public_results
from wir.participation.models import PollResult
from wir.strategy.models import Measure, Process
from wir.strategy.priorities import standings


def poll_sentences(process: Process) -> list[str]:
    """One for each published count; then where the order of the measures differs from the newest one, with the reason."""
    found = [
        _counted(result)
        for result in public_results().filter(poll__process=process).order_by("poll__counted_on")
    ]
    return found + _differing(process) if found else []


def _counted(result: PollResult) -> str:
    poll, public = result.poll, result.public
    total = ((public["table"] or {}).get("total") or {}).get("all")
    many = f", rund {total} Stimmzettel" if total else ""
    chosen = ", ".join(str(number) for number in public["funded"])
    groups = [group for group in public.get("par", ()) if set(group) <= set(public["funded"])]
    par = "".join(f", {' und '.join(str(number) for number in group)} gleichauf" for group in groups)
    reaches = (
        f"reicht für Maßnahme {chosen}, in dieser Reihenfolge{par}" if chosen else "reicht für keine Maßnahme"
    )
    rule = "nach gleichen Anteilen" if result.rule == "shares" else "nach der einfachen Summe"
    is_open = "; offene Abstimmung, nicht repräsentativ" if poll.access == "open" else ""
    return (
        f"Abstimmung „{poll.title}“ bis {short_day(poll.closes_on)}{many}: Das Budget von {euro_round(poll.budget_cents)} "
        f"{reaches} ({rule} gezählt{is_open})."
    )


def _differing(process: Process) -> list[str]:
    by_vote = places(process)
    measures = {one.pk: one for one in Measure.objects.filter(pk__in=by_vote)}
    return [
        f"Maßnahme {measures[pk].number}: Die Stimmen ergaben Platz {one.voted}, jetzt steht sie auf Platz {one.now}, weil: "
        f"{measures[pk].rank_because}"
        for pk, one in standings(measures.values(), by_vote).items()
        if one.differs
    ]
