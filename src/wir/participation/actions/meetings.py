"""Meetings of a process: planned, filled in afterwards, their results as voices."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from wir.accounts.models import User
from wir.gatherings import actions as gatherings
from wir.journal.steps import record
from wir.participation.models import Meeting, MinutesLine
from wir.strategy.models import Process, Voice


def plan_meeting(process: Process, *, format: str, by: User, **fields: Any) -> Meeting:
    """A meeting that nobody sees yet. Raises PermissionDenied."""
    if not rules.has_perm("participation.plan_meeting", by, process):
        raise PermissionDenied("participation.plan_meeting")
    with transaction.atomic():
        gathering = gatherings.plan(process.controller, process=process, by=by, **fields)
        made = Meeting.objects.create(process=process, gathering=gathering, format=format)
        record("participation.plan_meeting", made, by=by, facts={"process": process.pk})
    return made


def write_minutes(
    meeting: Meeting, *, attended: int, minutes: str, lines: Sequence[tuple[str, str]], by: User, on: date
) -> None:
    """It happened: how many came, what came out in general, and line by line (table, text). Raises PermissionDenied."""
    with transaction.atomic():
        gatherings.note_held(meeting.gathering, attended=attended, minutes=minutes, by=by)
        for table, text in lines:
            add_line(meeting, table=table, text=text, by=by, on=on)


def add_line(meeting: Meeting, *, table: str, text: str, by: User, on: date) -> MinutesLine:
    """One more result, a voice from this meeting. Raises PermissionDenied."""
    if not rules.has_perm("participation.plan_meeting", by, meeting):
        raise PermissionDenied("participation.plan_meeting")
    day = timezone.localdate(meeting.gathering.starts_at)
    with transaction.atomic():
        voice = Voice.objects.create(
            process=meeting.process, kind=Voice.Kind.MINUTES, text=text, said_on=min(day, on),
            origin=f"{meeting.get_format_display()}: {meeting.gathering.title}"[:200],
            thing="participation.meeting", thing_id=meeting.pk, read_on=on, published_on=on,
        )  # fmt: skip
        made = MinutesLine.objects.create(meeting=meeting, voice=voice, table=table)
        record("participation.add_line", meeting, by=by, facts={"process": meeting.process_id})
    return made
