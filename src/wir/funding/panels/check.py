"""Whether the formal check is done, on the case page."""

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.models import Application
from wir.funding.panels.panel import Panel


def of_official(application: Application, _user: User) -> Panel | None:
    """Costs one statement, once a decision was released two."""
    last = application.checks.select_related("checked_by").last()
    once_released = application.state in ("waitlisted", "awarded", "rejected")
    released = list(application.open_releases.select_related("made_by")) if once_released else []
    if last is None and not application.is_open and not released:
        return None
    context = {"application": application, "last": last, "released": released}
    return Panel("pruefung", _("Formale Prüfung"), "funding/_check.html", context)
