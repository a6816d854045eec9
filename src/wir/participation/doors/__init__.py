"""What people can do now in a process: one file for each way to take part. A way that is not open has no door.

Adding a way is adding a file and naming it here. Each costs a constant number of statements.
"""

from collections.abc import Callable
from datetime import date

from wir.participation.doors import lots, meetings, survey
from wir.participation.doors.conversations import conversations
from wir.participation.doors.door import Door
from wir.participation.doors.ideas import ideas
from wir.participation.doors.polls import polls
from wir.participation.doors.texts import texts
from wir.strategy.models import Process

Source = Callable[[Process, date], list[Door]]

WAYS: tuple[Source, ...] = (survey.doors, texts, conversations, polls, lots.lots, meetings.meetings, ideas)


"""In the order in which they stand on the page; the first open one has the filled button."""


def doors_of(process: Process, *, on: date) -> list[Door]:
    """What is open on that day; nothing while the process does not run."""
    if not process.is_open:
        return []
    return [door for way in WAYS for door in way(process, on)]
