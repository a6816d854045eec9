"""What people were told they can still do until a day: the ways to take part in rooms further up say so with `promised_by`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wir.core.days import short_day
from wir.strategy.models import Process


@dataclass(frozen=True)
class Promised:
    """One way to take part, in words of the page, and its last day, which belongs to it.

    `people` is how many have given their name for it, where people do; None where nobody does.
    """

    what: str
    until: date
    people: int | None = None

    @property
    def words(self) -> str:
        """What, until when, and for how many."""
        told = _("%(what)s bis %(day)s") % {"what": self.what, "day": short_day(self.until)}
        if not self.people:
            return told
        many = ngettext("ein Mensch wartet darauf", "%(people)s Menschen warten darauf", self.people)
        return f"{told} ({many % {'people': self.people}})"


Source = Callable[[Process, date], list[Promised]]
SOURCES: list[Source] = []


def promised_by(source: Source) -> None:
    """Where promised days are known from. May be called twice."""
    if source not in SOURCES:
        SOURCES.append(source)


def still_promised(process: Process, *, on: date) -> list[Promised]:
    """Everything that still runs on that day because people were told so, the nearest last day first."""
    found = [one for source in SOURCES for one in source(process, on)]
    return sorted(found, key=lambda one: (one.until, one.what))
