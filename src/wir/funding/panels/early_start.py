"""Beginning before the decision, on both sides' pages."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.models import Application, Delivery, EarlyStart
from wir.funding.models.delivery import ANSWER
from wir.funding.panels.panel import Panel


def of_applicant(application: Application, _user: User) -> Panel | None:
    """While the authority decides, and afterwards if somebody asked. Costs one statement once one was answered."""
    rows = list(application.early_starts.all()) if application.state != "draft" else []
    if not rows and not application.is_open:
        return None
    unread = _unread(application, [row for row in rows if row.state != "requested"])
    may_ask = application.is_open and all(row.state != "requested" for row in rows)
    return _panel(application, rows, unread=unread, may_ask=may_ask)


def of_official(application: Application, _user: User) -> Panel | None:
    """Only when somebody asked. Costs no statement: fetched with the application."""
    rows = list(application.early_starts.all())
    return _panel(application, rows, official=True, unread=[]) if rows else None


def _unread(application: Application, answered: list[EarlyStart]) -> list[int]:
    """Which answers nobody has retrieved yet. One is asked for at a time, so the letters follow in the same order."""
    if not answered:
        return []
    lies = Delivery.objects.unread_answers().filter(document=OuterRef("document"))
    letters = application.letters.filter(document__kind=ANSWER).order_by("pk")
    closed = letters.annotate(closed=Exists(lies)).values_list("closed", flat=True)
    return [row.pk for row, unread in zip(answered, closed, strict=False) if unread]


def _panel(application: Application, rows: list[object], **more: object) -> Panel:
    context = {"application": application, "rows": rows, **more}
    return Panel("vorzeitig", _("Vorzeitiger Beginn"), "funding/_early_start.html", context)
