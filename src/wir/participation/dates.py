"""The public dates of a process: what stands in its timeline, in its list of dates and in the calendar that everybody may subscribe to.

Adding a kind of date is adding a function to `DATES`; each costs a constant number of statements.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from wir.strategy.models import Process


@dataclass(frozen=True)
class PublicDate:
    """A day that everybody may know, perhaps with the path of a page about it. `uid` names the thing, so that a calendar moves it with the day."""

    uid: str
    on: date
    label: str
    url: str = ""
    is_done: bool = False


def milestones(process: Process) -> list[PublicDate]:
    """The office's dates that it shows to everybody; what was done before its day stands on the day on which it was done."""
    return [
        PublicDate(
            f"deadline-{due.pk}",
            min(due.due_on, due.done_on or due.due_on),
            due.label,
            is_done=due.done_on is not None,
        )
        for due in process.deadlines.filter(public=True)
    ]


def meetings(process: Process) -> list[PublicDate]:
    """Meetings that are announced or over."""
    found = process.meetings.filter(gathering__state__in=("announced", "held")).select_related("gathering")
    return [
        PublicDate(
            f"meeting-{one.pk}",
            timezone.localdate(one.gathering.starts_at),
            one.gathering.title,
            reverse("participation:meeting", args=[process.slug, one.pk]),
            is_done=one.gathering.state == "held",
        )
        for one in found
    ]


def assemblies(process: Process) -> list[PublicDate]:
    """Assemblies by lot that everybody knows of and that are not called off."""
    return [
        PublicDate(
            f"assembly-{one.pk}",
            one.begins_on,
            one.title,
            reverse("participation:lot", args=[process.slug, one.number]),
            is_done=one.state == "held",
        )
        for one in process.assemblies.exclude(state__in=("draft", "cancelled"))
    ]


DATES: tuple[Callable[[Process], list[PublicDate]], ...] = (milestones, meetings, assemblies)


def dates_of(process: Process) -> list[PublicDate]:
    """All of them, in order."""
    return sorted((one for source in DATES for one in source(process)), key=lambda one: (one.on, one.uid))
