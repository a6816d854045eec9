"""The virus scanner's verdict on a file is written down; what is infected loses its content."""

from datetime import datetime

from django.db import transaction

from wir.clients import clamd
from wir.documents import uploads
from wir.documents.scanning import ask
from wir.funding.models import Attachment
from wir.journal.steps import CODE, record

INFECTED, NOT_SCANNED = Attachment.Scan.INFECTED, Attachment.Scan.NOT_SCANNED


def scan(attachment: Attachment, *, at: datetime) -> str:
    """Ask about one content and write the answer to every row that names it; answers the new state.

    May run twice. The question is asked outside the transaction. A verdict is an entry in the journal, an error is
    only a state: it is asked again.
    """
    answer = ask(attachment.sha256)
    with transaction.atomic():
        rows = Attachment.objects.select_for_update().filter(sha256=attachment.sha256)
        changed = list(rows.exclude(scan_state__in=[INFECTED, answer.verdict]).select_related("application"))
        Attachment.objects.filter(pk__in=[row.pk for row in changed]).update(
            scan_state=answer.verdict, scanned_at=at
        )
        for row in changed:
            _record(row, answer)
    if answer.verdict == INFECTED:
        uploads.erase(attachment.sha256)  # after the commit; if we die before it, the nightly sweep does it
    return answer.verdict


def give_up_scanning() -> int:
    """Where no scanner is set up, nothing waits for one; how many files waited."""
    waiting = Attachment.objects.filter(scan_state__in=[Attachment.Scan.PENDING, Attachment.Scan.ERROR])
    return waiting.update(scan_state=NOT_SCANNED)


def _record(row: Attachment, answer: clamd.Answer) -> None:
    facts = {"attachment": row.pk, "sha256": row.sha256}
    if answer.verdict == INFECTED:
        name = answer.detail if CODE.fullmatch(answer.detail) else ""
        record("funding.find_malware", row.application, by=None, facts={**facts, "malware": name})
    elif answer.verdict == Attachment.Scan.CLEAN:
        record("funding.find_clean", row.application, by=None, facts=facts)
