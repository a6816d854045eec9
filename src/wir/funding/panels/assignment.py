"""Who has the case, and giving it to somebody else."""

from django.utils.translation import gettext as _

from wir.accounts.models import Membership, User
from wir.funding.models import Application
from wir.funding.panels.panel import Panel


def of_official(application: Application, _user: User) -> Panel | None:
    """For cases that are still open. Costs one statement."""
    if not application.is_open:
        return None
    officials = User.objects.filter(
        memberships__organisation=application.controller_id,
        memberships__role=Membership.Role.OFFICIAL,
        is_active=True,
    ).order_by("name")
    context = {
        "application": application,
        "officials": list(officials.values_list("pk", "name")),
        "assigned": application.assigned_to_id,
    }
    return Panel("zuweisen", _("Wer bearbeitet den Fall?"), "funding/_assignment.html", context)
