"""Who is involved: council, integration officer, diversity centre, foreigners' council."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.content import PARTS as CONTENT
from wir.funding.content import Content
from wir.funding.models import Application, Involvement
from wir.funding.sections.reading import as_day, day
from wir.funding.sections.section import Chapter, Known, Section, told

PARTS = ("involvement",)
INVOLVED, PLANNED, ABSENT = Involvement.How.values


def section(application: Application) -> Section:
    bodies = CONTENT["involvement"](application)
    missing = [sentence for body, row in bodies.items() if (sentence := _missing(body, row))]
    begun = sum(bool(row["how"]) for row in bodies.values())
    note = _("%(count)s von %(all)s Stellen genannt") % {"count": begun, "all": len(bodies)}
    state = told(missing, begun=begun > 0)
    return Section("involvement", _("Wer beteiligt ist"), state, note, tuple(missing))


def chapter(content: Content, known: Known) -> Chapter:
    rows = content["involvement"]
    facts = tuple((str(body.label), _says(rows[body.value])) for body in Involvement.Body)
    return Chapter("involvement", _("Wer beteiligt ist"), facts)


def write(application: Application, values: Content, *, by: User, at: datetime) -> None:
    """A body about which nothing is said has no row."""
    application.involvements.all().delete()
    Involvement.objects.bulk_create(
        Involvement(
            application=application, body=body, how=row["how"], on=as_day(row["on"]), reason=row["reason"]
        )
        for body, row in values["involvement"].items()
        if any(row.values())
    )


def _missing(body: str, row: dict[str, Any]) -> str:
    name = {"name": Involvement.Body(body).label}
    if not row["how"]:
        return _("Bitte sagen Sie, ob diese Stelle eingebunden ist: %(name)s.") % name
    if row["how"] == INVOLVED and not row["on"]:
        return _("Bitte nennen Sie den Tag, an dem Sie gesprochen haben mit: %(name)s.") % name
    if row["how"] == ABSENT and not row["reason"]:
        return _("Bitte sagen Sie, warum diese Stelle nicht beteiligt ist: %(name)s.") % name
    return ""


def _says(row: dict[str, Any]) -> str:
    """eingebunden am 12.10.2026; geplant; nicht vorhanden, weil ..."""
    if row["how"] == INVOLVED:
        says = _("eingebunden am %(day)s") % {"day": day(row["on"])} if row["on"] else _("eingebunden")
    elif row["how"] == PLANNED:
        says = _("geplant für %(day)s") % {"day": day(row["on"])} if row["on"] else _("geplant")
    elif row["how"] == ABSENT:
        return _("nicht vorhanden oder nicht beteiligt, weil: %(reason)s") % {"reason": row["reason"]}
    else:
        return ""
    return f"{says}. {row['reason']}" if row["reason"] else says
