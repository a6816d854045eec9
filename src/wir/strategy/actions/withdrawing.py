"""A version comes back from the council before its last word."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.strategy.fixed import with_council
from wir.strategy.models import Process, Version, Withdrawal


def withdraw_version(version: Version, *, because: str, by: User, on: date) -> Withdrawal:
    """Take it back: everybody reads why, and its measures can be worked on again. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.withdraw_version", by, version):
        raise PermissionDenied("strategy.withdraw_version")
    if not because.strip():
        raise Refused(_("Bitte schreiben Sie, warum. Alle lesen diesen Satz."))
    with transaction.atomic():
        process = Process.objects.select_for_update().get(pk=version.process_id)
        if process.is_over or with_council(process) != version:
            raise Refused(_("Diese Fassung liegt nicht mehr beim Parlament. Es hat sich nichts geändert."))
        made = Withdrawal.objects.create(version=version, on=on, reason=because.strip(), made_by=by)
        facts = {"process": process.pk, "number": version.number}
        record("strategy.withdraw_version", version, by=by, facts=facts, payload={"reason": made.reason})
    return made
