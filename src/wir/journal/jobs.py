"""Every night: what has been kept long enough goes, then the chain is checked; a broken one is an error the operator sees."""

from django.utils import timezone
from procrastinate.contrib.django import app

from wir.journal.retention import erase_due
from wir.journal.verification import verify


@app.task(name="journal.verify", queueing_lock="journal.verify")
def verify_nightly(timestamp: int) -> None:
    """Raises RuntimeError with the sentence when the journal was changed."""
    result = verify()
    if not result.intact:
        raise RuntimeError(result.says)


@app.task(name="journal.erase", queueing_lock="journal.erase")
def erase_nightly(timestamp: int) -> None:
    """All rules of retention, for today."""
    erase_due(timezone.localdate())
