"""What happens when."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wir.accounts.models import User
from wir.core.days import short_day
from wir.funding.content import Content
from wir.funding.models import Application, ScheduleStep
from wir.funding.sections.reading import as_day, day
from wir.funding.sections.section import DONE, EMPTY, WRONG, Chapter, Known, Section, Table

PARTS = ("schedule",)


def section(application: Application) -> Section:
    steps = list(application.schedule_steps.all())
    label = _("Wann was geschieht")
    if not steps:
        missing = _("Bitte nennen Sie mindestens einen Schritt mit Tagen.")
        return Section("schedule", label, EMPTY, _("Die Schritte von Anfang bis Ende"), (missing,))
    outside = tuple(sentence for step in steps if (sentence := _outside(step, application)))
    note = ngettext("%(count)s Schritt", "%(count)s Schritte", len(steps)) % {"count": len(steps)}
    return Section("schedule", label, WRONG if outside else DONE, note, outside)


def chapter(content: Content, known: Known) -> Chapter:
    rows = tuple((day(start), day(end), what) for start, end, what in content["schedule"])
    label = _("Wann was geschieht")
    return Chapter("schedule", label, tables=(Table(label, (_("Von"), _("Bis"), _("Was")), rows),))


def write(application: Application, values: Content, *, by: User, at: datetime) -> None:
    application.schedule_steps.all().delete()
    ScheduleStep.objects.bulk_create(
        ScheduleStep(application=application, starts_on=as_day(start), ends_on=as_day(end), what=what)
        for start, end, what in values["schedule"]
    )


def _outside(step: ScheduleStep, application: Application) -> str:
    """A sentence when the step does not lie inside the project; both days of the project belong to it."""
    start, end = application.starts_on, application.ends_on
    if (start is None or step.starts_on >= start) and (end is None or step.ends_on <= end):
        return ""
    return _("Der Schritt „%(what)s“ liegt nicht im Zeitraum des Vorhabens (%(period)s).") % {
        "what": step.what,
        "period": " bis ".join(short_day(bound) for bound in (start, end) if bound),
    }
