"""Stock-taking and the inner track: figures, offers and gaps, departments, barriers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction

from wir.accounts.models import User
from wir.journal.steps import record
from wir.strategy.barriers import BARRIERS
from wir.strategy.models import (
    BarrierCheck,
    BaselineItem,
    Department,
    DepartmentTask,
    PopulationShare,
    Process,
)
from wir.strategy.population import Figure


def store_population(process: Process, *, figures: Sequence[Figure], source: str, by: User) -> None:
    """The figures of the town's register; they take the place of those that were there. Raises PermissionDenied."""
    _only(by, process)
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=process.pk)
        process.population_shares.all().delete()
        PopulationShare.objects.bulk_create(
            PopulationShare(
                process=process,
                dimension=one.dimension,
                value=one.value,
                count=one.count,
                day=one.day,
                source=source,
            )
            for one in figures
        )
        record("strategy.store_population", process, by=by, facts={"figures": len(figures)})


def note_item(process: Process, *, by: User, item: BaselineItem | None = None, **fields: Any) -> None:
    """Something there is, or is missing. Raises PermissionDenied."""
    _only(by, process)
    with transaction.atomic():
        row = item or BaselineItem(process=process)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
        record("strategy.note_item", process, by=by, facts={"kind": row.kind})


def drop_item(item: BaselineItem, *, by: User) -> None:
    """It was wrong. Raises PermissionDenied."""
    _only(by, item.process)
    with transaction.atomic():
        record("strategy.drop_item", item.process, by=by, facts={"kind": item.kind})
        item.delete()


def add_department(process: Process, *, name: str, contact: str, by: User) -> Department:
    """A department takes part. A second time changes who is in charge there. Raises PermissionDenied."""
    _only(by, process)
    with transaction.atomic():
        made, _new = Department.objects.update_or_create(
            process=process, name=name, defaults={"contact": contact}
        )
        record("strategy.add_department", process, by=by)
    return made


def add_task(department: Department, *, label: str, due_on: date | None, by: User) -> None:
    """What a department takes on. Raises PermissionDenied."""
    _only(by, department.process)
    with transaction.atomic():
        DepartmentTask.objects.create(department=department, label=label, due_on=due_on)
        record("strategy.add_task", department.process, by=by)


def tick_task(task: DepartmentTask, *, done_on: date | None, by: User) -> None:
    """It is done, or not done after all (`None`). Raises PermissionDenied."""
    _only(by, task.process)
    with transaction.atomic():
        task.done_on = done_on
        task.save(update_fields=["done_on"])
        record("strategy.tick_task", task.process, by=by, facts={"done": done_on is not None})


def check_barriers(process: Process, *, answers: Mapping[str, Mapping[str, str]], by: User) -> None:
    """Barrier -> before, after, note. Raises PermissionDenied, and KeyError for a barrier that is not on the list."""
    _only(by, process)
    with transaction.atomic():
        for barrier, given in answers.items():
            BARRIERS[barrier]
            BarrierCheck.objects.update_or_create(process=process, barrier=barrier, defaults=dict(given))
        record("strategy.check_barriers", process, by=by, facts={"barriers": len(answers)})


def _only(by: User, process: Process) -> None:
    if not rules.has_perm("strategy.take_stock", by, process):
        raise PermissionDenied("strategy.take_stock")
