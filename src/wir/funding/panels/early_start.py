"""Beginning before the decision, on both sides' pages."""

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.models import Application
from wir.funding.panels.panel import Panel


def of_applicant(application: Application, _user: User) -> Panel | None:
    """While the authority decides, and afterwards if somebody asked. Costs one statement when a refusal may be unread."""
    rows = list(application.early_starts.all()) if application.state != "draft" else []
    if not rows and not application.is_open:
        return None
    denied = [row.pk for row in rows if row.state == "denied"]
    unread = denied[-1] if denied and application.deliveries.unread_denials().exists() else None
    may_ask = application.is_open and all(row.state != "requested" for row in rows)
    return _panel(application, rows, unread=unread, may_ask=may_ask)


def of_official(application: Application, _user: User) -> Panel | None:
    """Only when somebody asked. Costs no statement: fetched with the application."""
    rows = list(application.early_starts.all())
    return _panel(application, rows, official=True) if rows else None


def _panel(application: Application, rows: list[object], **more: object) -> Panel:
    context = {"application": application, "rows": rows, **more}
    return Panel("vorzeitig", _("Vorzeitiger Beginn"), "funding/_early_start.html", context)
