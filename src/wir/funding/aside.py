"""What an applicant had begun to complete when the authority went on without it."""

import json

from wir.funding.content import Content
from wir.funding.models import DocumentRequest
from wir.journal.models import Entry


def of(asked: DocumentRequest) -> Content | None:
    """What was set aside: empty where nothing was begun or its time is over, None where nobody went on without an answer.

    One statement, none while it is open.
    """
    if asked.closed_on is None:
        return None
    went_on = Entry.objects.filter(
        act="funding.take_back_request",
        thing="funding.application",
        thing_id=asked.application_id,
        facts__request=asked.number,
    )
    entry = went_on.select_related("payload").first()
    if entry is None:
        return None
    payload = getattr(entry, "payload", None)
    kept: Content = json.loads(payload.body).get("aside", {}) if payload else {}
    return kept
