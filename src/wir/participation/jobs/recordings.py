"""Recordings go to the virus scanner as soon as they are there, and again until it has answered. May run twice."""

from django.conf import settings
from django.db.models import QuerySet
from procrastinate.contrib.django import app

from wir.documents.scanning import WAITING, Scan
from wir.participation.actions import recording
from wir.participation.models import Recording

MOST_AT_ONCE = 200
MOST_FAILURES = 3


@app.task(name="participation.scan_recordings")
def scan_recordings(thing_id: int) -> None:
    """Those of one survey."""
    _scan(Recording.objects.filter(question__survey=thing_id, scan_state__in=WAITING))


@app.task(name="participation.scan_waiting_recordings", queueing_lock="participation.scan_waiting_recordings")
def scan_waiting_recordings(timestamp: int) -> None:
    """All that wait, oldest first; with a new scanner also what nobody has scanned so far."""
    _scan(Recording.objects.filter(scan_state__in=(*WAITING, Scan.NOT_SCANNED)))


def _scan(waiting: QuerySet[Recording]) -> None:
    if not settings.CLAMAV:
        recording.give_up_scanning_recordings()
        return
    failures = 0
    for one in waiting.order_by("pk")[:MOST_AT_ONCE]:
        failures += recording.scan_recording(one) == Scan.ERROR
        if (
            failures == MOST_FAILURES
        ):  # a scanner that does not answer is not asked about every file of the night
            return
