"""A resident writes an idea."""

import uuid
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from wir.core.refusal import Refused
from wir.strategy import receipts
from wir.strategy.models import Process, Voice

ORIGIN = "Ideenkasten auf der Seite"


def hand_in_idea(process: Process, *, text: str, language: str, key: str, on: date) -> str:
    """Keep the idea until somebody has looked at it, and give its receipt code.

    `key` is a number that the form carries, so that the same form sent twice is one idea; then the code is empty, because
    it is known to nobody but its holder. No account, no moment, no entry in the journal. Raises Refused.
    """
    if not process.is_open:
        raise Refused(_("Der Ideenkasten ist zu. Ihr Text steht noch hier; Sie können ihn kopieren."))
    pk = uuid.UUID(hex=salted_hmac("wir.participation.idea", f"{process.pk} {key}").hexdigest()[:32])
    try:
        with transaction.atomic():
            receipt, code = receipts.give(process, process, on=on)
            Voice.objects.create(
                pk=pk,
                process=process,
                kind=Voice.Kind.IDEA,
                text=text,
                language=language,
                said_on=on,
                origin=ORIGIN,
                thing=process._meta.label_lower,
                thing_id=process.pk,
                receipt=receipt,
            )
    except IntegrityError:
        if not Voice.objects.filter(pk=pk).exists():
            raise
        return ""
    return code
