"""The years' money, entered and changed by officials."""

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.money import euro
from wir.core.refusal import Refused
from wir.funding.models import Appropriation
from wir.funding.shown import of_appropriation
from wir.journal.steps import record

CASH, AUTHORISATION = Appropriation.Kind.CASH, Appropriation.Kind.AUTHORISATION


def set_appropriation(
    *,
    controller: Organisation,
    line: str,
    year: int,
    kind: str,
    cents: int,
    reason: str,
    by: User,
    shown: str | None = None,
) -> Appropriation:
    """Enter or change one year's money of a line, in cents, with a reason. Raises PermissionDenied or Refused.

    Never below what is bound already, for cash also by the authorisations of earlier years: the rows are locked, so a
    release at the same moment waits.
    """
    if not rules.has_perm("funding.set_appropriation", by, controller):
        raise PermissionDenied("funding.set_appropriation")
    if not reason.strip():
        raise Refused(_("Bitte schreiben Sie den Grund, zum Beispiel den Haushaltsplan oder Erlass."))
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=controller.pk)  # two who enter the same year at once
        key = {"controller": controller, "line": line, "year": year, "kind": kind}
        kinds = Appropriation.objects.select_for_update().filter(controller=controller, line=line, year=year)
        rows = {found.kind: found for found in kinds.order_by("kind")}
        row = rows.get(kind)
        _refuse_another_amount(shown, row)
        before = row.cents if row else 0
        row = row or Appropriation(**key)
        if kind == CASH and AUTHORISATION in rows:
            row.promised_cents = rows[AUTHORISATION].committed_cents
        bound = row.bound_cents
        if cents < bound:
            raise Refused(
                _("Davon sind schon %(bound)s gebunden. Weniger geht nicht; nichts wurde geändert.")
                % {"bound": euro(bound)}
            )
        row.cents = cents
        row.save()
        facts = {"line": line, "year": year, "kind": kind, "before": before, "cents": cents}
        record("funding.set_appropriation", row, by=by, payload={"reason": reason}, facts=facts)
    return row


def _refuse_another_amount(shown: str | None, row: Appropriation | None) -> None:
    """An amount is replaced only from the page that showed it. Raises Refused with the amount there now."""
    if shown is not None and row and shown != of_appropriation(row):
        raise Refused(
            _(
                "Hier stehen jetzt %(sum)s. Nichts wurde geändert. Bitte öffnen Sie diesen Ansatz aus der Liste und ändern Sie ihn dort."
            )
            % {"sum": euro(row.cents)}
        )
