"""The letter about an early start, rendered and sealed before it is decided."""

from datetime import date

from django.conf import settings

from wir.accounts.models import User
from wir.funding import documents
from wir.funding.models import EarlyStart
from wir.funding.notices.making import Sealed, print_and_seal
from wir.funding.notices.parts import addressee, check_at, court_of, number_of_next, sender


def make_early_start(
    early: EarlyStart, *, valid_from: date | None, answer: str, by: User, on: date
) -> Sealed:
    """Agreeing from a day on, or without one refusing. Raises Refused without address or court, or for a character not printable."""
    application = early.application
    court = court_of(application.applicant) if valid_from is None else None
    letter = documents.EarlyStartLetter(
        number=number_of_next(application),
        day=on,
        demo=settings.WIR_DEMO,
        sender=sender(application.controller),
        addressee=addressee(application),
        project=application.title,
        requested_on=early.requested_on,
        planned_start=early.planned_start,
        valid_from=valid_from,
        answer=answer,
        court_name=court.name if court else "",
        court_seat=court.seat if court else "",
        signed_by=by.name,
        check_at=check_at(),
    )
    data = documents.early_start_data(letter)
    return print_and_seal(documents.EARLY_START_LETTER, data, number=letter.number, mark="", on=on)
