"""Towns that another one named say whether they take part."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.strategy.models import Process, ProcessTown


def agree_to_process(town: ProcessTown, *, by: User, on: date) -> None:
    """This town takes part. A second yes changes nothing. Raises PermissionDenied."""
    if not rules.has_perm("strategy.agree_to_process", by, town.organisation):
        raise PermissionDenied("strategy.agree_to_process")
    with transaction.atomic():
        if ProcessTown.objects.filter(pk=town.pk, agreed_on=None).update(agreed_on=on):
            record("strategy.agree_to_process", town.process, by=by, facts={"town": town.organisation_id})


def decline_process(town: ProcessTown, *, by: User) -> None:
    """This town does not take part, and the process goes on without it. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.agree_to_process", by, town.organisation):
        raise PermissionDenied("strategy.agree_to_process")
    with transaction.atomic():
        process = Process.objects.select_for_update().get(pk=town.process_id)
        if town.organisation_id == process.controller_id or process.state != "prepared":
            raise Refused(
                _(
                    "Aussteigen geht nur, solange der Prozess vorbereitet wird, und nicht für die Stadt, die ihn führt."
                )
            )
        record("strategy.decline_process", process, by=by, facts={"town": town.organisation_id})
        town.delete()
