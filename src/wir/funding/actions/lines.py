"""What the authority says about a line: open or not, how long a decision takes, whom to ask."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.refusal import Refused
from wir.funding.models import LineNotice
from wir.journal.steps import record

MOST_DAYS = 366


def set_line_notice(
    *,
    controller: Organisation,
    line: str,
    open: bool | None,
    usual_days: int | None,
    decide_by: date | None,
    contact: str,
    reason: str,
    by: User,
    on: date,
) -> LineNotice:
    """Enter or change what stands on the public page of a line, with a reason. None: nobody says. Raises Refused.

    Applications that came in before keep the day until which they are to be decided.
    """
    if not rules.has_perm("funding.set_line_notice", by, controller):
        raise PermissionDenied("funding.set_line_notice")
    _refuse_nonsense(usual_days, decide_by, reason, on)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=controller.pk)  # two who enter the same line at once
        row = LineNotice.objects.select_for_update().filter(line=line).first() or LineNotice(line=line)
        if row.pk and row.controller_id != controller.pk:
            raise Refused(_("Für diese Förderlinie spricht eine andere Behörde. Nichts wurde geändert."))
        row.controller, row.open, row.contact = controller, open, contact.strip()
        row.usual_days, row.decide_by = usual_days, decide_by
        row.save()
        said = {"line": line, "open": open, "usual_days": usual_days}
        facts = {**said, "decide_by": decide_by.isoformat() if decide_by else None}
        payload = {"reason": reason, "contact": row.contact}
        record("funding.set_line_notice", row, by=by, payload=payload, facts=facts)
    return row


def _refuse_nonsense(usual_days: int | None, decide_by: date | None, reason: str, on: date) -> None:
    if usual_days is not None and not 1 <= usual_days <= MOST_DAYS:
        raise Refused(_("Die üblichen Tage müssen zwischen 1 und %(most)s liegen.") % {"most": MOST_DAYS})
    if decide_by is not None and decide_by < on:
        raise Refused(_("Der Tag, bis zu dem entschieden wird, darf nicht in der Vergangenheit liegen."))
    if not reason.strip():
        raise Refused(_("Bitte schreiben Sie, warum Sie die Angaben ändern."))
