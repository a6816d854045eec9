"""Fields of action: what a strategy is about, each with goals on three horizons."""

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from wir.accounts.models import User
from wir.journal.steps import record
from wir.strategy.models import FieldOfAction, Process


def add_field(process: Process, *, name: str, by: User, **goals: str) -> FieldOfAction:
    """One more field, behind the others. Raises PermissionDenied."""
    if not rules.has_perm("strategy.manage_fields", by, process):
        raise PermissionDenied("strategy.manage_fields")
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=process.pk)
        last = process.fields.aggregate(last=Max("place"))["last"]
        made = FieldOfAction.objects.create(
            process=process, place=0 if last is None else last + 1, name=name, **goals
        )
        record("strategy.add_field", made, by=by, facts={"process": process.pk})
    return made


def change_field(field: FieldOfAction, *, name: str, by: User, **goals: str) -> None:
    """Another name or other goals. Raises PermissionDenied."""
    if not rules.has_perm("strategy.manage_fields", by, field):
        raise PermissionDenied("strategy.manage_fields")
    with transaction.atomic():
        kept = FieldOfAction.objects.select_for_update().get(pk=field.pk)
        for key, value in {"name": name, **goals}.items():
            setattr(kept, key, value)
        kept.save()
        record("strategy.change_field", kept, by=by)
    field.refresh_from_db()
