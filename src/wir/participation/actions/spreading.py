"""Codes to answer with."""

import secrets
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.participation.actions.answering import hash_of_invite
from wir.participation.models import InviteCode, Survey
from wir.strategy import receipts

LEAST_CODES, MOST_CODES = 10, 5000
"""Fewer in one heap would name the people who have them."""
WORDS_OF_A_CODE = 4


def make_codes(survey: Survey, *, count: int, batch: str, by: User, on: date) -> list[str]:
    """New codes; they are given once, here, and stored nowhere. Raises Refused and PermissionDenied."""
    if not rules.has_perm("participation.make_codes", by, survey.process):
        raise PermissionDenied("participation.make_codes")
    if survey.access != Survey.Access.CODES:
        raise Refused(_("Diese Umfrage ist für alle offen und braucht keine Codes."))
    refuse_heap_of(count)
    listed = fresh_codes(count)
    with transaction.atomic():
        InviteCode.objects.bulk_create(
            InviteCode(survey=survey, code_hash=hash_of_invite(code), batch=batch, made_on=on)
            for code in sorted(listed, key=hash_of_invite)
        )
        record("participation.make_codes", survey, by=by, facts={"count": count})
    return listed


def refuse_heap_of(count: int) -> None:
    """A heap of codes is large enough that nobody in it is known by it. Raises Refused."""
    if not LEAST_CODES <= count <= MOST_CODES:
        raise Refused(
            _(
                "Wählen Sie eine Zahl von %(least)s bis %(most)s. Aus weniger Codes ließe sich lesen, wer geantwortet hat."
            )
            % {"least": LEAST_CODES, "most": MOST_CODES}
        )


def fresh_codes(count: int) -> list[str]:
    """So many different codes for letters, in random order."""
    codes: set[str] = set()
    while len(codes) < count:
        codes.add("-".join(secrets.choice(receipts.words()) for _word in range(WORDS_OF_A_CODE)))
    listed = list(codes)
    secrets.SystemRandom().shuffle(listed)
    return listed
