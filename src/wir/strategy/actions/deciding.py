"""The way through the bodies of each town, and what the decision means for measures and process."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.days import add_months, short_day
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.strategy.actions.decided import (
    Decided,
    refuse_a_late_opinion,
    refuse_a_second_word,
    refuse_another_day,
    refuse_another_text,
    refuse_foreign_measures,
    refuse_odd_votes,
    refuse_what_cannot_be_planned,
    why_early,
    why_this_version,
)
from wir.strategy.actions.measures import plan_measure
from wir.strategy.as_published import measures_in
from wir.strategy.models import Measure, MeasureDecision, Process, Station

LONGEST_MOVED = 800
MOST_MONTHS = 36
"""So far before the beginning of a process and after today the day of a session can lie."""


def plan_station(
    process: Process,
    *,
    town: Organisation,
    kind: str,
    by: User,
    planned_on: date | None = None,
    name: str = "",
) -> Station:
    """A body that will hear or decide. Raises Refused and PermissionDenied."""
    _may(Station(process=process, town=town), by)
    if not process.towns.filter(organisation=town, left_on=None).exists():
        raise Refused(_("Diese Gemeinde gehört nicht zu dem Prozess."))
    with transaction.atomic():
        made = Station.objects.create(process=process, town=town, kind=kind, planned_on=planned_on, name=name)
        record("strategy.plan_station", made, by=by, facts={"process": process.pk, "kind": kind})
    return made


def move_station(station: Station, *, planned_on: date, because: str, by: User, on: date) -> None:
    """Another day for a body that has not said anything yet; everybody reads the day before and why.

    Raises Refused and PermissionDenied.
    """
    _may(station, by)
    if not because.strip():
        raise Refused(_("Bitte schreiben Sie, warum. Alle lesen diesen Satz."))
    with _open(station) as kept:
        first, last = add_months(kept.process.starts_on, -MOST_MONTHS), add_months(on, MOST_MONTHS)
        if not first <= planned_on <= last:
            raise Refused(
                _("Die Sitzung muss zwischen dem %(first)s und dem %(last)s liegen. Prüfen Sie den Tag.")
                % {"first": short_day(first), "last": short_day(last)}
            )
        if planned_on == kept.planned_on:
            raise Refused(_("Das ist schon der geplante Tag. Es hat sich nichts geändert."))
        before = kept.planned_on
        if before is not None:
            # In the language of the office, as it was written down; the newest stand first and the oldest go.
            told = f"Am {short_day(on)} verschoben, vorher geplant für {short_day(before)}: {because.strip()}"
            kept.moved = f"{told} {kept.moved}".strip()[:LONGEST_MOVED]
        kept.planned_on = planned_on
        kept.save(update_fields=["planned_on", "moved"])
        facts = {"from": before.isoformat() if before else "", "to": planned_on.isoformat()}
        record("strategy.move_station", kept, by=by, facts=facts, payload={"reason": because.strip()})
    station.refresh_from_db()


def remove_station(station: Station, *, by: User) -> None:
    """A body that was entered by mistake and has not said anything goes. Raises Refused and PermissionDenied."""
    _may(station, by)
    with _open(station) as kept:
        facts = {"kind": kept.kind, "planned": kept.planned_on.isoformat() if kept.planned_on else ""}
        record("strategy.remove_station", kept, by=by, facts={"process": kept.process_id, **facts})
        kept.delete()


def hear(
    station: Station, *, opinion: str, held_on: date, by: User, on: date, early_because: str = ""
) -> None:
    """A body that is heard gave its opinion; entered by the office, or by the body itself before its council decides.

    Raises Refused and PermissionDenied.
    """
    if not rules.has_perm("strategy.give_opinion", by, station):
        raise PermissionDenied("strategy.give_opinion")
    refuse_another_day(station.process, held_on, on=on)
    with _open(station) as kept:
        if not rules.has_perm("strategy.record_decision", by, kept):
            refuse_a_late_opinion(kept)
        kept.opinion, kept.held_on = opinion, held_on
        kept.early_because = why_early(kept, held_on, early_because)
        kept.save(update_fields=["opinion", "held_on", "early_because"])
        record("strategy.hear", kept, by=by, payload=_early(kept))


def skip_station(station: Station, *, because: str, by: User) -> None:
    """It need not be asked, and why. Raises Refused and PermissionDenied."""
    _may(station, by)
    with _open(station) as kept:
        kept.not_needed_because = because
        kept.save(update_fields=["not_needed_because"])
        record("strategy.skip_station", kept, by=by)


def decide(
    station: Station, decided: Decided, *, by: User, on: date,
    measures: Mapping[Measure, tuple[str, str]] | None = None,
) -> None:  # fmt: skip
    """Write down what a body decided; `measures` names those that went another way than the whole, with the change.

    A council that adopts makes measures of its town, and those of all towns, planned: those of the version it voted on, as they
    stand there. Raises Refused and PermissionDenied.
    """
    _may(station, by)
    if station.kind == Station.Kind.COUNCIL and decided.version is None:
        raise Refused(_("Wählen Sie die Fassung, über die abgestimmt wurde."))
    if measures and station.kind != Station.Kind.COUNCIL:
        raise Refused(_("Über einzelne Maßnahmen entscheidet nur das Parlament."))
    refuse_another_day(station.process, decided.held_on, on=on)
    refuse_another_text(station, decided)
    refuse_odd_votes(decided)
    with _open(station) as kept:
        refuse_a_second_word(kept, decided)
        own = measures or {}
        refuse_foreign_measures(kept, decided.version, own)
        MeasureDecision.objects.bulk_create(
            MeasureDecision(station=kept, measure=measure, outcome=outcome, change=change)
            for measure, (outcome, change) in own.items()
        )
        for name in Decided.__dataclass_fields__:
            setattr(kept, name, getattr(decided, name))
        kept.early_because = why_early(kept, decided.held_on, decided.early_because)
        kept.version_because = why_this_version(kept, decided)
        kept.save()
        version = decided.version.number if decided.version else None
        record(
            "strategy.decide", kept, by=by,
            facts={
                "outcome": kept.outcome, "for": kept.votes_for, "against": kept.votes_against, "version": version,
            },
            payload={**_early(kept), **_another_version(kept)},
        )  # fmt: skip
        if kept.kind == Station.Kind.COUNCIL and kept.outcome in Station.FOR_IT:
            _plan_what_was_adopted(kept, own, by=by)
        tick_the_council(kept.process, on=kept.held_on)


def tick_the_council(process: Process, *, on: date | None) -> None:
    """The date of the decision is done when every council has had its last word, and open again when one is missing."""
    due = process.deadlines.filter(kind="council")
    if councils_left(process):
        due.update(done_on=None)
    else:
        due.filter(done_on=None).update(done_on=on)


def _early(station: Station) -> dict[str, str]:
    """For the journal: the day that was planned and the reason why the session was earlier; empty for any other."""
    if not (station.early_because and station.planned_on):
        return {}
    return {"planned": station.planned_on.isoformat(), "early_because": station.early_because}


def _another_version(station: Station) -> dict[str, str]:
    return {"version_because": station.version_because} if station.version_because else {}


def _plan_what_was_adopted(station: Station, own: Mapping[Measure, tuple[str, str]], *, by: User) -> None:
    """Measures of the version that was voted on, unless this council went another way with them."""
    version = station.version
    if version is None:
        return
    against = {
        measure.pk for measure, (outcome, _change) in own.items() if outcome in ("postponed", "rejected")
    }
    adopted = [
        one
        for one in measures_in(version)
        if one.pk not in against and one.town_id in (None, station.town_id)
    ]
    refuse_what_cannot_be_planned(version, (one for one in adopted if one.state != "dropped"))
    for measure in adopted:
        if measure.state == "proposed":
            plan_measure(measure, by=by)


def councils_left(process: Process) -> list[Organisation]:
    """Towns whose council has not had its last word yet; before that the process is not decided."""
    final = Station.objects.filter(process=process, kind=Station.Kind.COUNCIL, outcome__in=Station.FINAL)
    done = set(final.values_list("town_id", flat=True))
    return [
        row.organisation
        for row in process.towns.filter(left_on=None).select_related("organisation")
        if row.organisation_id not in done
    ]


def adopted_by(process: Process) -> list[Organisation]:
    """Towns whose council adopted it. One "no" leaves the others valid."""
    rows: Iterable[Station] = Station.objects.filter(
        process=process, kind=Station.Kind.COUNCIL, outcome__in=Station.FOR_IT
    ).select_related("town")
    return list({row.town_id: row.town for row in rows}.values())


def bodies_left(process: Process) -> list[Station]:
    """Foreigners' councils and integration commissions that were entered and neither heard nor said to be not needed."""
    asked = process.stations.filter(
        kind__in=Station.HEARD, opinion="", not_needed_because="", correction="", outcome=""
    )
    return list(asked.select_related("town"))


def _may(station: Station, by: User) -> None:
    if not rules.has_perm("strategy.record_decision", by, station):
        raise PermissionDenied("strategy.record_decision")


@contextmanager
def _open(station: Station) -> Iterator[Station]:
    """The station, locked with its process and still open, in one transaction. Raises Refused when it is over."""
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=station.process_id)
        rows = Station.objects.select_for_update(of=("self",)).select_related("process", "town")
        kept = rows.get(pk=station.pk)
        if kept.is_over:
            raise Refused(_("Das ist schon festgehalten. Es hat sich nichts geändert."))
        yield kept
