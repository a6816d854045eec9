"""The funding lines as people meet them: the guideline in force plus what the authority says this year."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.utils import timezone

from wir import guidelines
from wir.accounts.models import Organisation
from wir.funding.models import Appropriation, LineNotice


@dataclass(frozen=True)
class LineInfo:
    """One line for a page. `open` is None when nobody has said so; `money` is none, some, much or None (unknown)."""

    line: str
    label: str
    law: object
    open: bool | None
    money: str | None
    usual_days: int | None
    contact: str


def line(name: str, *, on: date | None = None) -> LineInfo | None:
    """One line with its guideline on the day (default: the calendar day of the reader)."""
    return next((info for info in lines(on=on) if info.line == name), None)


def lines(*, on: date | None = None) -> list[LineInfo]:
    """All lines, two statements whatever their number."""
    day = on or timezone.localdate()
    notices = {notice.line: notice for notice in LineNotice.objects.all()}
    money = _money(day)
    return [_info(known, notices.get(known.line), money.get(known.line), day) for known in guidelines.lines()]


def open_lines() -> list[LineInfo]:
    """Lines for which somebody may begin an application now."""
    return [info for info in lines() if info.open]


def controller_of(name: str) -> Organisation | None:
    """The authority that is responsible for an open line."""
    notice = LineNotice.objects.filter(line=name, open=True).select_related("controller").first()
    return notice.controller if notice else None


def _info(known: object, notice: LineNotice | None, money: str | None, day: date) -> LineInfo:
    return LineInfo(
        line=known.line,
        label=known.label,
        law=guidelines.law(known.line, day),
        open=notice.open if notice else None,
        money=money,
        usual_days=notice.usual_days if notice else None,
        contact=notice.contact if notice else _usual_contact(known, day),
    )


def due_on(line: str, received: date) -> date | None:
    """Until when an application of that line is to be decided, by what the authority has said about the line."""
    notice = LineNotice.objects.filter(line=line).first()
    return notice.due_on(received) if notice else None


@cache
def _authority() -> dict[date, dict[str, str]]:
    table = yaml.safe_load(Path(__file__).with_name("authority.yaml").read_text(encoding="utf-8"))
    return dict(sorted(table["values"].items()))


def _usual_contact(known: object, day: date) -> str:
    """Whom to ask about a line for which nobody has entered a contact; an invented line has none."""
    begun = [entry for start, entry in _authority().items() if start <= day]
    return "" if known.fictional or not begun else begun[-1]["contact"]


def _money(day: date) -> dict[str, str]:
    """A rough public signal: nothing left, less than half, more; never the sum itself."""
    totals: dict[str, list[int]] = {}
    for row in Appropriation.objects.filter(year__gte=day.year):
        total = totals.setdefault(row.line, [0, 0])
        total[0] += row.cents
        total[1] += row.free_cents
    return {name: _signal(cents, free) for name, (cents, free) in totals.items()}


def _signal(cents: int, free: int) -> str:
    if free <= 0:
        return "none"
    return "much" if free * 2 >= cents else "some"
