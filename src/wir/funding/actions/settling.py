"""What the guideline leaves open, an official settles."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.refusal import Refused
from wir.funding import verdicts
from wir.funding.models import Application, Settlement
from wir.funding.sent import as_sent
from wir.journal.steps import record


def settle(
    *,
    line: str,
    rule: str,
    met: bool,
    reason: str,
    source: str,
    from_day: date,
    by: User,
    controller: Organisation,
    application: Application | None = None,
) -> Settlement:
    """An official settles what the guideline leaves open, for one application or for the whole line; it is public."""
    with transaction.atomic():
        settlement = Settlement.objects.create(
            line=line,
            rule=rule,
            met=met,
            reason=reason,
            source=source,
            from_day=from_day,
            made_by=by,
            controller=controller,
            application=application,
        )
        record(
            "funding.settle",
            settlement,
            by=by,
            payload={"reason": reason, "source": source},
            facts={"line": line, "rule": rule, "met": met, "from": from_day.isoformat()},
        )
    return settlement


def override_finding(
    application: Application, *, rule: str, reason: str, source: str, by: User, on: date
) -> Settlement:
    """An official decides one finding of this application against what was computed (Abweichung). Raises Refused.

    Met becomes unmet and the other way round; reason and source stand in the file and in the notice.
    """
    if not rules.has_perm("funding.override_finding", by, application):
        raise PermissionDenied("funding.override_finding")
    findings = {
        one.rule: one for one in verdicts.assess(as_sent(application), on=application.submitted_on)[1]
    }
    if rule not in findings or not verdicts.can_be_overridden(findings[rule]) or not application.is_open:
        raise Refused(_("Dieser Befund lässt sich nicht mehr ändern. Bitte laden Sie die Seite neu."))
    if not reason.strip() or not source.strip():
        raise Refused(_("Zu einer Abweichung gehören ein Grund und eine Quelle."))
    with transaction.atomic():
        settlement = Settlement.objects.create(
            line=application.line, rule=rule, met=not findings[rule].met, reason=reason, source=source,
            from_day=application.submitted_on, override=True, made_by=by, controller=application.controller,
            application=application,
        )  # fmt: skip
        record(
            "funding.override_finding",
            application,
            by=by,
            payload={"reason": reason, "source": source},
            facts={"rule": rule, "met": settlement.met, "on": on.isoformat()},
        )
    return settlement
