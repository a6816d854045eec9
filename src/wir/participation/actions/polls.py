"""A vote on priorities is prepared, frozen, closed, counted; its order is taken over; its ballots go."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext as _

import wir
from wir.accounts.models import User
from wir.core.days import long_day
from wir.core.money import euro_round
from wir.core.refusal import Refused
from wir.journal.steps import record, taking
from wir.participation.models import Candidate, Poll, PollResult
from wir.participation.polls.counting import count
from wir.participation.polls.publishing import publishable
from wir.strategy.actions import rank_measures
from wir.strategy.models import Measure, Process

FEWEST_MEASURES = 2


def prepare_poll(process: Process, *, measures: Sequence[Measure], by: User, **fields: Any) -> Poll:
    """A new one; nobody else sees it yet. Raises Refused and PermissionDenied."""
    if not rules.has_perm("participation.prepare_poll", by, process):
        raise PermissionDenied("participation.prepare_poll")
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=process.pk)
        last = process.polls.aggregate(last=Max("number"))["last"] or 0
        made = Poll.objects.create(process=process, number=last + 1, made_by=by, **fields)
        _stand(made, measures)
        record("participation.prepare_poll", made, by=by, facts={"process": process.pk})
    return made


def change_poll(poll: Poll, *, measures: Sequence[Measure], by: User, **fields: Any) -> None:
    """Other words, days, money or measures, as long as it is a draft. Raises Refused and PermissionDenied."""
    if not rules.has_perm("participation.prepare_poll", by, poll.process):
        raise PermissionDenied("participation.prepare_poll")
    with transaction.atomic():
        kept = Poll.objects.select_for_update(of=("self",)).select_related("process").get(pk=poll.pk)
        if kept.state != "draft":
            raise Refused(_("Die Abstimmung steht fest. Daran ändert sich nichts mehr."))
        for name, value in fields.items():
            setattr(kept, name, value)
        kept.save()
        _stand(kept, measures)
        record("participation.change_poll", kept, by=by, facts={"measures": len(measures)})
    poll.refresh_from_db()


def freeze_poll(poll: Poll, *, by: User, on: date) -> None:
    """Everybody reads from now on what is voted on and how it is counted; nothing changes any more.

    Raises Refused, Impossible and PermissionDenied.
    """
    with taking("freeze_poll", poll, by=by) as facts:
        if poll.closes_on < on:
            raise Refused(_("Der letzte Tag liegt in der Vergangenheit. Wählen Sie einen späteren."))
        # Whoever is just changing one of them is waited for; whoever comes later finds it on a ballot.
        standing = Measure.objects.select_for_update(of=("self",)).filter(candidacies__poll=poll)
        _stand(poll, list(standing.order_by("pk")))
        poll.frozen_on = on
        facts |= {
            "rule": poll.rule,
            "access": poll.access,
            "budget": poll.budget_cents,
            "measures": poll.candidates.count(),
        }


def close_poll(poll: Poll, *, by: User, on: date) -> None:
    """No more ballots; the count follows by itself. Raises Refused, Impossible and PermissionDenied."""
    with taking("close_poll", poll, by=by):
        if on <= poll.closes_on and not poll.process.is_over:
            raise Refused(
                _(
                    "Bis %(day)s kann noch abgestimmt werden; das haben wir versprochen. Schließen geht danach."
                )
                % {"day": long_day(poll.closes_on)}
            )
        waiting = poll.sheets.filter(checked_by=None).count()
        if waiting:
            raise Refused(
                _(
                    "Es warten noch Papierstimmzettel auf eine zweite Person: %(count)s. Prüfen Sie sie zuerst."
                )
                % {"count": waiting}
            )


def count_poll(poll: Poll, *, on: date) -> PollResult | None:
    """Count what was closed, once; the ballots become a list without voter, day and way, and their rows are deleted.

    May run twice. None when nobody has voted.
    """
    counted = count(poll)
    with transaction.atomic():
        kept = Poll.objects.select_for_update(of=("self",)).select_related("process").get(pk=poll.pk)
        if kept.state != "closed" or kept.counted_on:
            return PollResult.objects.filter(poll=kept).first()
        kept.counted_on = on
        kept.save(update_fields=["counted_on"])
        made = None
        if counted:
            public = publishable(kept, list(kept.candidates.all()), counted)
            made = PollResult.objects.create(
                poll=kept, ballots=counted.ballots, by_channel=counted.by_channel, rule=kept.rule, version=wir.__version__,
                input_hash=counted.input_hash, result_hash=counted.result_hash, told=counted.told, public=public,
                ballots_file=counted.ballots_file,
            )  # fmt: skip
        kept.ballots.all().delete()
        record("participation.count_poll", kept, by=None, facts=_facts(kept, made))
    return made


def _facts(poll: Poll, result: PollResult | None) -> dict[str, Any]:
    if result is None:
        return {"ballots": 0}
    return {
        "ballots": result.ballots, "by_channel": result.by_channel, "rule": result.rule, "version": result.version,
        "input": result.input_hash, "result": result.result_hash, "funded": result.told["funded"],
    }  # fmt: skip


NOT_IN_THE_VOTE = "Sie stand nicht zur Abstimmung und kommt nach den Maßnahmen, über die abgestimmt wurde."


def lost_by_taking_over(poll: Poll) -> list[Measure]:
    """Measures with a published reason for their place that the order of the votes would delete. One statement."""
    ranked = poll.process.measures.exclude(rank_because="").exclude(rank_because=NOT_IN_THE_VOTE)
    return list(ranked.order_by("rank", "number"))


def take_over_order(poll: Poll, *, by: User, sure: bool = False) -> None:
    """The order that the votes gave becomes the order of the measures; all others follow. Raises Refused and PermissionDenied.

    Where published reasons would be lost, somebody has to be `sure`.
    """
    result = PollResult.objects.filter(poll=poll).first()
    if result is None or result.public["few"]:
        raise Refused(
            _("Es gibt kein veröffentlichtes Ergebnis. Die Reihenfolge legen Sie bei den Maßnahmen fest.")
        )
    by_number = {one.number: one.measure for one in poll.candidates.select_related("measure")}
    voted = [by_number[number] for number in result.public["order"]]
    voted = [one for one in voted if one.state != "dropped"]
    inside = {one.pk for one in voted}
    rest = [one for one in poll.process.measures.exclude(rank=None).order_by("rank") if one.pk not in inside]
    if not sure and lost_by_taking_over(poll):
        raise Refused(
            _(
                "Es gibt Abweichungen mit veröffentlichter Begründung. Lesen Sie, was verloren geht, und bestätigen Sie es. Es hat sich nichts geändert."
            )
        )
    with transaction.atomic():
        reasons = {one.pk: NOT_IN_THE_VOTE for one in rest}
        rank_measures(poll.process, order=[*voted, *rest], reasons=reasons, by=by)
        record("participation.take_over_order", poll, by=by, facts={"measures": len(voted)})


def forget_ballots(poll: Poll, *, on: date) -> bool:
    """Its process is closed: what was not counted is counted, then every single ballot goes; the sums stay. May run twice."""
    if poll.ballots_gone_on:
        return False
    Poll.objects.filter(pk=poll.pk, state="frozen").update(state="closed")
    count_poll(poll, on=on)
    with transaction.atomic():
        kept = Poll.objects.select_for_update().get(pk=poll.pk)
        PollResult.objects.filter(poll=kept).update(ballots_file=None)
        kept.sheets.all().delete()
        kept.ballots.all().delete()
        kept.codes.all().delete()
        kept.ballots_gone_on = on
        kept.save(update_fields=["ballots_gone_on"])
        record("participation.forget_ballots", kept, by=None, facts={"on": on.isoformat()})
    return True


def _stand(poll: Poll, measures: Sequence[Measure]) -> None:
    """These measures stand in it, each with its words and its cost of today. Raises Refused for one that cannot."""
    known = poll.process.measures.filter(pk__in=[one.pk for one in measures]).annotate(
        cents=Sum("costs__cents")
    )
    wrong = [sentence for one in known if (sentence := _unfit(poll, one))]
    if wrong:
        raise Refused(*wrong)
    if len(known) < FEWEST_MEASURES:
        raise Refused(_("Wählen Sie mindestens zwei Maßnahmen. Sonst gibt es nichts zu entscheiden."))
    poll.candidates.all().delete()
    Candidate.objects.bulk_create(
        Candidate(poll=poll, measure=one, number=one.number, title=one.title, text=one.text, cents=one.cents)
        for one in known
    )


def _unfit(poll: Poll, measure: Any) -> str:
    """Why it cannot stand in it, in one sentence; empty when it can."""
    words = {"number": measure.number, "title": measure.title}
    if measure.state != "proposed":
        return _("Über Maßnahme %(number)s („%(title)s“) ist schon entschieden.") % words
    if not measure.cents:
        return (
            _(
                "Maßnahme %(number)s („%(title)s“) hat noch keine Kosten. Tragen Sie sie bei der Maßnahme ein, dann kann sie zur Abstimmung stehen."
            )
            % words
        )
    if measure.cents > poll.budget_cents:
        return _(
            "Maßnahme %(number)s („%(title)s“) kostet %(cost)s. Das ist mehr als das ganze Budget; niemand könnte sie wählen."
        ) % {**words, "cost": euro_round(measure.cents)}
    return ""
