"""Counting who took part, and publishing the counts."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db import connection, transaction
from django.db.models import Sum

from wir.core.counts import FEWEST_NEW, Published, publish
from wir.participation import dimensions
from wir.participation.models import ReachCount, ReachSnapshot
from wir.participation.queries.results import peaks_in
from wir.participation.reached import neighbourhoods
from wir.strategy.models import Process

COUNT = """
insert into participation_reachcount (process_id, occasion, dimension, value, count) values (%s, %s, %s, %s, %s)
on conflict (process_id, occasion, dimension, value) do update set count = participation_reachcount.count + excluded.count
"""
ON_PAGE, PER_DAY = "page", "per_day"
"""The days of the page stand beside the dimensions under a name that is none of them, so no published table reads them."""
EVERYWHERE = "all"
"""Published tables do not say where somebody was counted."""


def count_person(process: Process, *, occasion: str, said: Mapping[str, str]) -> None:
    """One person said this: dimension -> value. Every dimension is counted on its own; nothing else is kept."""
    count_people(
        process,
        occasion=occasion,
        counts={(dimension, value): 1 for dimension, value in said.items() if value},
    )


def count_on_page(process: Process, *, said: Mapping[str, str], on: date) -> None:
    """One person said this on the public page. How many did so on a day is kept apart from what they said (`PER_DAY`), so
    that the office sees a sudden peak. Whoever said nothing is not counted.
    """
    if not any(said.values()):
        return
    with transaction.atomic():
        count_person(process, occasion=ON_PAGE, said=said)
        count_people(process, occasion=ON_PAGE, counts={(PER_DAY, on.isoformat()): 1})


def count_people(process: Process, *, occasion: str, counts: Mapping[tuple[str, str], int]) -> None:
    """Counts of a whole group, for example by a show of hands: (dimension, value) -> how many more."""
    rows = sorted((dimension, value, many) for (dimension, value), many in counts.items() if many > 0)
    with transaction.atomic(), connection.cursor() as cursor:
        for dimension, value, many in rows:  # in one order, so that two at once never wait for each other
            cursor.execute(COUNT, [process.pk, occasion, dimension, value, many])


def take_reach_snapshots(on: date) -> int:
    """New published counts for every dimension of every process that got ten or more new answers; how many."""
    counted = Process.objects.filter(reach_counts__isnull=False).distinct()
    return sum(take_reach_snapshot(process, on=on) for process in counted)


def take_reach_snapshot(process: Process, *, on: date) -> int:
    """The same for one process. Each dimension moves on its own, because nothing joins two of them."""
    with transaction.atomic():
        Process.objects.select_for_update(of=("self",)).get(pk=process.pk)
        counts, earlier = _counts(process), _snapshots(process)
        taken = 0
        for name in dimensions.NAMES:
            before = earlier[name]
            basis = sum(counts[name].values())
            if basis - (before[-1].basis if before else 0) < FEWEST_NEW:
                continue
            if table := _table(process, name, counts[name], before):
                ReachSnapshot.objects.create(
                    process=process, dimension=name, taken_on=on, basis=basis, table=table.as_json()
                )
                taken += 1
        return taken


def _counts(process: Process) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = ReachCount.objects.filter(process=process).values("dimension", "value").annotate(many=Sum("count"))
    for row in rows.order_by("dimension", "value"):
        found[row["dimension"]][row["value"]] = row["many"]
    return found


def _snapshots(process: Process) -> dict[str, list[ReachSnapshot]]:
    found: dict[str, list[ReachSnapshot]] = defaultdict(list)
    for snapshot in ReachSnapshot.objects.filter(process=process):
        found[snapshot.dimension].append(snapshot)
    return found


def _table(
    process: Process, name: str, counts: Mapping[str, int], before: list[ReachSnapshot]
) -> Published | None:
    """What may go out of this dimension, None while it has to wait. A value once published stays in the table."""
    earlier = [Published.from_json(snapshot.table) for snapshot in before]
    fixed = dimensions.VALUES[name] if name in dimensions.VALUES else neighbourhoods(process)
    cells = dict.fromkeys([*fixed, *counts, *(earlier[-1].cells if earlier else ())], 0) | counts
    return publish({EVERYWHERE: cells}, {EVERYWHERE: sum(cells.values())}, parts=True, before=earlier)


def peaks(process: Process) -> list[tuple[date, int]]:
    """Days on which suddenly very many were counted on the page, and at least how many, in whole tens. One statement."""
    rows = ReachCount.objects.filter(process=process, dimension=PER_DAY)
    found = peaks_in({date.fromisoformat(row.value): row.count for row in rows})
    return [(day, count // FEWEST_NEW * FEWEST_NEW) for day, count in found]
