"""What a body did was written down wrongly: it counts no more, stays readable, and can be entered anew."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.journal.steps import record, taking
from wir.strategy.actions.deciding import adopted_by, councils_left, tick_the_council
from wir.strategy.actions.measures import take_back_plan
from wir.strategy.models import Process, Station

LONGEST_CORRECTION = 600


def correct_station(station: Station, *, reason: str, by: User, on: date) -> Station:
    """What was written down was wrong: it stays readable with the reason, counts no more, and can be entered anew.

    Measures that only this decision had planned are proposed again, and a decided process runs again while a council's last
    word is missing. Raises Refused and PermissionDenied.
    """
    if not rules.has_perm("strategy.record_decision", by, station):
        raise PermissionDenied("strategy.record_decision")
    if not reason.strip():
        raise Refused(_("Bitte schreiben Sie, was falsch war. Alle lesen diesen Satz."))
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=station.process_id)
        kept = (
            Station.objects.select_for_update(of=("self",))
            .select_related("process", "town")
            .get(pk=station.pk)
        )
        if not (kept.outcome or kept.opinion):
            raise Refused(_("Hier ist nichts festgehalten, das sich berichtigen lässt."))
        if kept.process.state == "closed":
            raise Refused(_("Der Prozess ist abgeschlossen. Es hat sich nichts geändert."))
        facts = {"outcome": kept.outcome, "for": kept.votes_for, "against": kept.votes_against}
        payload = {"reason": reason.strip(), "opinion": kept.opinion}
        counted = kept.kind == Station.Kind.COUNCIL and kept.outcome in Station.FOR_IT
        kept.correction = _what_stood_here(kept, reason.strip(), on)[:LONGEST_CORRECTION]
        kept.outcome = kept.opinion = ""
        kept.save(update_fields=["correction", "outcome", "opinion"])
        record("strategy.correct_station", kept, by=by, facts=facts, payload=payload)
        if counted:
            _take_back_plans(kept, by=by)
        tick_the_council(kept.process, on=None)
        if kept.process.state == "decided" and councils_left(kept.process):
            take_back_decision(kept.process, by=by)
        return Station.objects.create(
            process=kept.process, town=kept.town, kind=kept.kind, name=kept.name, planned_on=kept.planned_on
        )


def take_back_decision(process: Process, *, by: User) -> None:
    """A council's last word is missing again: the process runs until it is there."""
    with taking("take_back_decision", process, by=by):
        pass


def _what_stood_here(station: Station, reason: str, on: date) -> str:
    """In the language of the office, as it was written down."""
    before = str(station.get_outcome_display()) if station.outcome else "angehört"
    if station.votes_for is not None:
        before += f" ({station.votes_for} Ja, {station.votes_against or 0} Nein)"
    return f"Berichtigt am {short_day(on)}: {reason} Vorher stand hier: {before}."


def _take_back_plans(station: Station, *, by: User) -> None:
    """Planned by this decision alone, and nothing begun yet."""
    adopted = {town.pk for town in adopted_by(station.process)}
    for measure in station.process.measures.filter(state="planned"):
        others = adopted if measure.town_id is None else adopted & {measure.town_id}
        if measure.town_id in (None, station.town_id) and not others:
            take_back_plan(measure, by=by)
