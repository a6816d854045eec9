"""Where a process stands on a day, ready for a page: month, phases as steps and as a drawing, public dates."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wir.core.days import short_day
from wir.participation.dates import PublicDate, dates_of
from wir.strategy import queries
from wir.strategy.models import Phase, Process
from wir.strategy.months import Progress, progress
from wir.ui.context import direction
from wir.ui.timeline import Drawing, Stretch, timeline


def standing(process: Process, *, on: date) -> dict[str, object]:
    """What `_standing.html` shows. Three statements and those of the dates."""
    last = queries.last_day(process)
    phases, dates = list(process.phases.all()), dates_of(process)
    far = progress(process.starts_on, last, on)
    says = sentences(process, far, phases, last, on=on)
    return {
        "says": says,
        "steps": [_step(phase, on, over=process.is_over) for phase in phases],
        "drawing": _drawing(process, phases, dates, last, on, " ".join(says)),
        "phases": phases,
        "dates": dates,
        "upcoming": next((one for one in dates if one.on >= on and not one.is_done), None),
        "today": on,
        "last_day": last,
    }


def sentences(process: Process, far: Progress, phases: list[Phase], last: date, *, on: date) -> list[str]:
    """Month so and so, and what goes on now."""
    if far.is_over:
        return [_("Der Prozess lief bis %(day)s.") % {"day": short_day(last)}]
    if process.state in {"closed", "undecided"}:
        return [_("Der Prozess ist zu Ende. Geplant war er bis zum %(day)s.") % {"day": short_day(last)}]
    if not far.has_begun:
        return [_("Der Prozess beginnt am %(day)s.") % {"day": short_day(process.starts_on)}]
    going_on = [] if process.is_over else phases
    now = [str(phase.get_kind_display()) for phase in going_on if phase.starts_on <= on <= phase.ends_on]
    said = [
        _("Monat %(month)s von %(months)s.") % {"month": far.month, "months": far.months},
        _("Gerade läuft: %(phases)s.") % {"phases": ", ".join(now)} if now else "",
    ]
    return [sentence for sentence in said if sentence]


def _step(phase: Phase, on: date, *, over: bool) -> dict[str, str]:
    """Where the process is over, nothing goes on any more that had begun."""
    when = "" if phase.starts_on > on else "done" if over or phase.ends_on < on else "now"
    says = _("%(first)s bis %(last)s") % {
        "first": short_day(phase.starts_on),
        "last": short_day(phase.ends_on),
    }
    return {"name": str(phase.get_kind_display()), "says": says, "when": when}


def _drawing(
    process: Process, phases: list[Phase], dates: list[PublicDate], last: date, on: date, says: str
) -> Drawing | None:
    return timeline(
        [Stretch(str(phase.get_kind_display()), phase.starts_on, phase.ends_on) for phase in phases],
        [one.on for one in dates],
        first=process.starts_on,
        last=last,
        today=on,
        says=_("Zeitleiste. %(says)s Alle Tage stehen darunter als Liste.") % {"says": says},
        mirrored=direction(get_language() or "de") == "rtl",
    )
