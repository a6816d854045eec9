"""From a recommendation to a measure, and how far it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from wir.strategy.fixed import goes_to_council, is_awaited, refuse_while_held, stays, what_stays
from wir.strategy.models import (
    Measure,
    MeasureCorrection,
    MeasureCost,
    Process,
    Recommendation,
    StatusNote,
)
from wir.strategy.priorities import Standing, standings, voted_places
from wir.strategy.wording import forget


@dataclass(frozen=True, kw_only=True)
class PutRight:
    """Why a measure that has to stay is put right after all, for everybody to read, and the day."""

    because: str
    on: date


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
        if (version := goes_to_council(process)) is not None and is_awaited(version, fields.get("town")):
            raise Refused(
                _(
                    "Fassung %(number)s liegt beim Parlament. Neue Maßnahmen kommen nach seiner Entscheidung dazu, oder mit einer neuen Fassung."
                )
                % {"number": version.number}
            )
        last = process.measures.aggregate(last=Max("number"))["last"] or 0
        made = Measure.objects.create(process=process, number=last + 1, title=title, made_on=on, **fields)
        made.recommendations.set(known)
        record("strategy.propose_measure", made, by=by, facts={"process": process.pk, "basis": len(known)})
    return made


def change_measure(
    measure: Measure,
    *,
    recommendations: Sequence[Recommendation],
    by: User,
    cents: Mapping[int, int] | None = None,
    put_right: PutRight | None = None,
    **fields: Any,
) -> None:
    """Other words, days, owner, basis or (with `cents`, by year) cost.

    What a council has before it or has decided changes only as it is `put_right`; what people vote on changes not at all.
    Raises Refused and PermissionDenied.
    """
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
        before = what_stays(kept)
        for name, value in fields.items():
            setattr(kept, name, value)
        kept.save(update_fields=list(fields))
        forget(kept, [name for name in ("title", "text") if getattr(kept, name) != before[name]])
        kept.recommendations.set(known)
        if cents is not None:
            _write_costs(kept, cents)
        payload = _put_right(kept, before, put_right, by=by)
        facts = {"fields": sorted(fields), "basis": len(known)}
        record("strategy.change_measure", kept, by=by, facts=facts, payload=payload)
    measure.refresh_from_db()


def set_costs(measure: Measure, *, cents: Mapping[int, int], by: User) -> None:
    """What it costs, by year; a year that is not named is taken away. Raises PermissionDenied, and Refused once it stays."""
    if not rules.has_perm("strategy.change_measure", by, measure):
        raise PermissionDenied("strategy.change_measure")
    with transaction.atomic():
        kept = Measure.objects.select_for_update().get(pk=measure.pk)
        before = what_stays(kept)
        _write_costs(kept, cents)
        payload = _put_right(kept, before, None, by=by)
        facts = {"costs": {str(year): amount for year, amount in cents.items()}}
        record("strategy.set_costs", measure, by=by, facts=facts, payload=payload)


def _write_costs(measure: Measure, cents: Mapping[int, int]) -> None:
    if dict(measure.costs.values_list("year", "cents")) == dict(cents):
        return
    measure.costs.all().delete()
    MeasureCost.objects.bulk_create(
        MeasureCost(measure=measure, year=year, cents=amount) for year, amount in sorted(cents.items())
    )


def _put_right(
    measure: Measure, before: Mapping[str, Any], put_right: PutRight | None, *, by: User
) -> dict[str, Any]:
    """What changed of that which may have to stay, for the journal: old and new. Raises Refused where it has to."""
    after = what_stays(measure)
    changed = [name for name in before if before[name] != after[name]]
    told = {
        "before": {name: before[name] for name in changed},
        "after": {name: after[name] for name in changed},
    }
    if not changed:
        return {}
    refuse_while_held(measure)
    if because := stays(measure):
        if put_right is None or not put_right.because.strip():
            raise Refused(
                _(
                    "%(because)s Wortlaut, Kosten und Grundlage bleiben so. Muss etwas berichtigt werden, schreiben Sie, warum: Alle lesen dann alt und neu."
                )
                % {"because": because}
            )
        MeasureCorrection.objects.create(
            measure=measure, on=put_right.on, reason=put_right.because.strip(), made_by=by, **told
        )
        told["reason"] = put_right.because.strip()
    return told


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
        refuse_while_held(measure)
        measure.dropped_because = because


def _step(name: str, measure: Measure, text: str, *, by: User, on: date) -> None:
    """Take the step and leave the note that says how far the measure is."""
    with taking(name, measure, by=by):
        target = measure.workflow.step(name).target
        StatusNote.objects.create(measure=measure, on=on, state=target, text=text, made_by=by)
