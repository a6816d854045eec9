"""The formal check: an official has gone through every point."""

from datetime import datetime

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.funding import checks
from wir.funding.models import Application, FormalCheck
from wir.journal.steps import record


def finish_check(
    application: Application, *, ticked: set[str], note: str, by: User, at: datetime
) -> FormalCheck:
    """Record that every point was looked at, and how it stood. Raises PermissionDenied or Refused."""
    if not rules.has_perm("funding.finish_check", by, application):
        raise PermissionDenied("funding.finish_check")
    if not application.is_open:
        raise Refused(
            _("Über diesen Antrag ist schon entschieden. Die Prüfung lässt sich nicht mehr ändern.")
        )
    points = checks.points_of(application)
    if left := [point.label for point in points if point.name not in ticked]:
        raise Refused(_("Noch nicht geprüft: %(points)s.") % {"points": ", ".join(map(str, left))})
    if any(point.met is False and not point.is_finding for point in points) and not note.strip():
        raise Refused(
            _("Ein formaler Punkt fehlt. Bitte schreiben Sie in den Vermerk, wie Sie damit umgehen.")
        )
    with transaction.atomic():
        done = FormalCheck.objects.create(
            application=application,
            content_hash=application.content_hash,
            points=[[point.name, point.met] for point in points],
            note=note,
            checked_by=by,
            checked_at=at,
        )
        record(
            "funding.finish_check",
            application,
            by=by,
            payload={"note": note},
            facts={"points": len(points), "unmet": sum(point.met is False for point in points)},
        )
    return done
