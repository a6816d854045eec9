"""Codes to vote with: made for letters and strips, each good for one ballot."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.core.text import plain_key
from wir.journal.steps import record
from wir.participation.actions.spreading import fresh_codes, refuse_heap_of
from wir.participation.models import BallotCode, Poll


def make_ballot_codes(poll: Poll, *, count: int, batch: str, by: User, on: date) -> list[str]:
    """New codes; they are given once, here, and stored nowhere. Raises Refused and PermissionDenied."""
    if not rules.has_perm("participation.make_ballot_codes", by, poll.process):
        raise PermissionDenied("participation.make_ballot_codes")
    if poll.access != Poll.Access.CODES:
        raise Refused(_("Diese Abstimmung ist für alle offen und braucht keine Codes."))
    refuse_heap_of(count)
    listed = fresh_codes(count)
    with transaction.atomic():
        kept = (
            Poll.objects.select_for_update(of=("self",), no_key=True)
            .select_related("process")
            .get(pk=poll.pk)
        )
        if kept.state != "frozen" or not kept.process.is_open:
            raise Refused(
                _("Codes gibt es, wenn die Abstimmung festgelegt ist und bis sie geschlossen wird.")
            )
        BallotCode.objects.bulk_create(
            BallotCode(poll=kept, code_hash=hash_of_ballot_code(code), batch=batch, made_on=on)
            for code in sorted(listed, key=hash_of_ballot_code)
        )
        record("participation.make_ballot_codes", kept, by=by, facts={"count": count})
    return listed


def use_ballot_code(poll: Poll, code: str) -> None:
    """Mark the code as used, inside the transaction that stores the ballot; that is all that stays of it. Raises Refused."""
    rows = BallotCode.objects.filter(poll=poll, code_hash=hash_of_ballot_code(code), used=False)
    if not rows.update(used=True):
        raise Refused(
            _(
                "Dieser Code gilt nicht oder wurde schon benutzt. Vergleichen Sie ihn noch einmal. Jeder Code gilt einmal, im Netz oder auf Papier."
            )
        )


def hash_of_ballot_code(code: str) -> str:
    """What the table keeps of a code to vote with."""
    return salted_hmac("wir.participation.ballot", plain_key(code), algorithm="sha256").hexdigest()
