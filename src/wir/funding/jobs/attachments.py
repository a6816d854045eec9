"""Files go to the virus scanner as soon as they are there, and again until it has answered."""

import logging

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.funding.actions.scanning import give_up_scanning, scan
from wir.funding.jobs.applying import editors_of
from wir.funding.models import Application, Attachment
from wir.notices.mail import tell

MOST_AT_ONCE = 200
MOST_FAILURES = 3
"""A scanner that does not answer is not asked about every file of the night."""
WAITING = (Attachment.Scan.PENDING, Attachment.Scan.ERROR)

_log = logging.getLogger(__name__)


@app.task(name="funding.scan_files")
def scan_files(thing_id: int) -> None:
    """What one application's files wait for."""
    _scan(Attachment.objects.filter(application=thing_id, scan_state__in=WAITING))


@app.task(name="funding.scan_waiting", queueing_lock="funding.scan_waiting")
def scan_waiting(timestamp: int) -> None:
    """Everything that still waits, oldest first; with a new scanner also what nobody has scanned so far."""
    _scan(Attachment.objects.filter(scan_state__in=(*WAITING, Attachment.Scan.NOT_SCANNED)))


@app.task(name="funding.tell_clerks_about_malware")
def tell_clerks_about_malware(thing_id: int) -> None:
    """A mail without any content of the case."""
    for clerk in editors_of(Application.objects.get(pk=thing_id)):
        tell(
            clerk,
            _("In einer Ihrer Dateien steckte ein Schadprogramm"),
            _(
                "Wir haben die Datei gelöscht. Bitte melden Sie sich im WIR-Portal an und sehen Sie bei den Unterlagen nach."
            ),
        )


def _scan(waiting: QuerySet[Attachment]) -> None:
    if not settings.CLAMAV:
        give_up_scanning()
        return
    failures = 0
    for attachment in waiting.order_by("pk")[:MOST_AT_ONCE]:
        if scan(attachment, at=timezone.now()) == Attachment.Scan.ERROR:
            failures += 1
        if failures == MOST_FAILURES:
            _log.warning(
                "The virus scanner did not answer about %s files; it is asked again later.", failures
            )
            return
