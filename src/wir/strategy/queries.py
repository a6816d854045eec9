"""Reads that several rooms need."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from wir.accounts.models import Organisation
from wir.core.text import town_key
from wir.strategy.access import public_processes
from wir.strategy.models import Deadline, Process


def last_day(process: Process) -> date:
    """The end that holds now: the last extension, or what was granted first. Costs one statement."""
    until: date | None = process.extensions.aggregate(last=Max("until"))["last"]
    return until or process.ends_on


def with_last_day(processes: QuerySet[Process]) -> QuerySet[Process]:
    """The same processes, each with the end that holds now as `until`; empty where nothing was extended."""
    return processes.annotate(until=Max("extensions__until"))


@dataclass(frozen=True)
class Radar:
    """What is late and what comes next, oldest first."""

    overdue: list[Deadline]
    next: list[Deadline]


def radar(processes: QuerySet[Process], on: date, *, most: int = 5) -> Radar:
    """The open deadlines of these processes, those that end today among what comes next. Two statements."""
    still = Deadline.objects.filter(done_on=None, process__in=processes.exclude(state="closed"))
    rows = still.select_related("process").order_by("due_on", "pk")
    return Radar(list(rows.filter(due_on__lt=on)), list(rows.filter(due_on__gte=on)[:most]))


def in_places(keys: Collection[str], name: str) -> QuerySet[Process]:
    """Public processes of towns with one of these official keys, or with this very name."""
    same = Organisation.objects.filter(Q(ags__in=[key for key in keys if key]) | Q(find_key=town_key(name)))
    return public_processes().filter(towns__organisation__in=same).distinct()
