"""From a recommendation to a measure, and how far it is."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record, taking
from wir.strategy.models import Measure, MeasureCost, Process, Recommendation, StatusNote
from wir.strategy.priorities import Standing, standings, voted_places
from wir.strategy.wording import forget


def propose_measure(
    process: Process,
    *,
    title: str,
    recommendations: Sequence[Recommendation],
    by: User,
    on: date,
    **fields: Any,
) -> Measure:
    """A measure that follows from recommendations; without any it says why it is there. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.propose_measure", by, Measure(process=process, town=fields.get("town"))):
        raise PermissionDenied("strategy.propose_measure")
    known = list(process.recommendations.filter(pk__in=[one.pk for one in recommendations]))
    if not known and not fields.get("without_basis_because"):
        raise Refused(
            _("Wählen Sie eine Empfehlung, oder schreiben Sie, warum die Maßnahme auch ohne sie da ist.")
        )
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=process.pk)
        last = process.measures.aggregate(last=Max("number"))["last"] or 0
        made = Measure.objects.create(process=process, number=last + 1, title=title, made_on=on, **fields)
        made.recommendations.set(known)
        record("strategy.propose_measure", made, by=by, facts={"process": process.pk, "basis": len(known)})
    return made


def change_measure(
    measure: Measure, *, recommendations: Sequence[Recommendation], by: User, **fields: Any
) -> None:
    """Other words, days, owner or basis. Raises Refused and PermissionDenied."""
    moved = Measure(process=measure.process, town=fields.get("town", measure.town))
    if not all(rules.has_perm("strategy.change_measure", by, one) for one in (measure, moved)):
        raise PermissionDenied("strategy.change_measure")
    known = list(measure.process.recommendations.filter(pk__in=[one.pk for one in recommendations]))
    if not known and not fields.get("without_basis_because", measure.without_basis_because):
        raise Refused(
            _("Wählen Sie eine Empfehlung, oder schreiben Sie, warum die Maßnahme auch ohne sie da ist.")
        )
    with transaction.atomic():
        kept = Measure.objects.select_for_update().get(pk=measure.pk)
        words = {name: getattr(kept, name) for name in ("title", "text")}
        for name, value in fields.items():
            setattr(kept, name, value)
        kept.save(update_fields=list(fields))
        forget(kept, [name for name, before in words.items() if getattr(kept, name) != before])
        kept.recommendations.set(known)
        record("strategy.change_measure", kept, by=by, facts={"fields": sorted(fields), "basis": len(known)})
    measure.refresh_from_db()


def set_costs(measure: Measure, *, cents: Mapping[int, int], by: User) -> None:
    """What it costs, by year; a year that is not named is taken away. Raises PermissionDenied."""
    if not rules.has_perm("strategy.change_measure", by, measure):
        raise PermissionDenied("strategy.change_measure")
    with transaction.atomic():
        Measure.objects.select_for_update().get(pk=measure.pk)
        measure.costs.all().delete()
        MeasureCost.objects.bulk_create(
            MeasureCost(measure=measure, year=year, cents=amount) for year, amount in sorted(cents.items())
        )
        facts = {"costs": {str(year): amount for year, amount in cents.items()}}
        record("strategy.set_costs", measure, by=by, facts=facts)


def rank_measures(
    process: Process, *, order: Sequence[Measure], reasons: Mapping[int, str], by: User
) -> None:
    """The order of priority; whoever moves one away from where it stood says why. Raises Refused and PermissionDenied.

    Where people have voted on the order, what counts is the place that the votes gave. `reasons` gives the reason by primary
    key. Measures that are not named keep no place.
    """
    if not rules.has_perm("strategy.rank_measures", by, process):
        raise PermissionDenied("strategy.rank_measures")
    places = voted_places(process)
    with transaction.atomic():
        known = {one.pk: one for one in process.measures.select_for_update()}
        before = {one.pk: one.rank for one in known.values()}
        ranked = [known[one.pk] for one in order if one.pk in known]
        for one in known.values():
            one.rank = None
        for place, one in enumerate(ranked, 1):
            one.rank = place
        voted = standings(known.values(), places)
        for one in known.values():
            one.rank_because = _reason(one, before[one.pk], voted, reasons)
        Measure.objects.bulk_update(known.values(), ["rank", "rank_because"])
        record("strategy.rank_measures", process, by=by, facts={"order": [one.pk for one in ranked]})


def _reason(
    measure: Measure, before: int | None, voted: Mapping[int, Standing], reasons: Mapping[int, str]
) -> str:
    """Why it stands here; one that keeps its place keeps its reason, one that stands where the votes put it needs none."""
    given = reasons.get(measure.pk, "")
    if (standing := voted.get(measure.pk)) and any(one.now for one in voted.values()):
        if standing.now == standing.due:
            return ""
        given = given or (measure.rank_because if before == measure.rank else "")
        if not given:
            raise Refused(
                _(
                    "Die Stimmen ergaben für Maßnahme %(number)s Platz %(place)s. Schreiben Sie dazu, warum es anders sein soll."
                )
                % {"number": measure.number, "place": standing.voted}
            )
        return given
    if measure.rank is None:
        return ""
    if before is not None and before != measure.rank and not given:
        raise Refused(
            _("Maßnahme %(number)s steht jetzt an anderer Stelle. Schreiben Sie dazu, warum.")
            % {"number": measure.number}
        )
    return given or measure.rank_because


def note_status(measure: Measure, *, text: str, by: User, on: date) -> None:
    """How far it is, without a change of state. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.note_status", by, measure):
        raise PermissionDenied("strategy.note_status")
    if not measure.is_open:
        raise Refused(_("Diese Maßnahme ist abgeschlossen. Ihr Stand ändert sich nicht mehr."))
    with transaction.atomic():
        note = StatusNote.objects.create(measure=measure, on=on, state=measure.state, text=text, made_by=by)
        record("strategy.note_status", measure, by=by, facts={"note": note.pk, "state": measure.state})


def plan_measure(measure: Measure, *, by: User) -> None:
    """The council wants it."""
    with taking("plan_measure", measure, by=by):
        pass


def take_back_plan(measure: Measure, *, by: User) -> None:
    """The council's decision was written down wrongly; nothing has begun yet."""
    with taking("take_back_plan", measure, by=by):
        pass


def start_measure(measure: Measure, *, text: str, by: User, on: date) -> None:
    """It has begun, or goes on."""
    _step("start_measure", measure, text, by=by, on=on)


def stall_measure(measure: Measure, *, text: str, by: User, on: date) -> None:
    """It does not go on, because."""
    _step("stall_measure", measure, text, by=by, on=on)


def finish_measure(measure: Measure, *, text: str, by: User, on: date) -> None:
    """It is done."""
    _step("finish_measure", measure, text, by=by, on=on)


def drop_measure(measure: Measure, *, because: str, by: User) -> None:
    """It will not be done; everybody reads why."""
    with taking("drop_measure", measure, by=by, payload={"reason": because}):
        measure.dropped_because = because


def _step(name: str, measure: Measure, text: str, *, by: User, on: date) -> None:
    """Take the step and leave the note that says how far the measure is."""
    with taking(name, measure, by=by):
        target = measure.workflow.step(name).target
        StatusNote.objects.create(measure=measure, on=on, state=target, text=text, made_by=by)
