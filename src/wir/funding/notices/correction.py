"""The letter that puts an obvious error right, rendered and sealed before it is released."""

from datetime import date

from django.conf import settings

from wir.accounts.models import User
from wir.funding import documents
from wir.funding.models import Correction
from wir.funding.notices.making import Sealed, print_and_seal
from wir.funding.notices.parts import address, check_at, number_of_next, sender


def make_correction(correction: Correction, *, released_by: User, on: date) -> Sealed:
    """Raises Refused when a character cannot be printed."""
    application, corrected = correction.application, correction.letter.document
    notice = documents.CorrectionNotice(
        number=number_of_next(application),
        day=on,
        demo=settings.WIR_DEMO,
        sender=sender(application.controller),
        addressee=address(application.applicant),
        project=application.title,
        corrected=corrected.title,
        corrected_on=corrected.made_on,
        wrong=correction.wrong,
        right=correction.right,
        signed_by=f"{correction.prepared_by.name} (vorbereitet), {released_by.name} (schlussgezeichnet)",
        check_at=check_at(),
    )
    data = documents.correction_data(notice)
    return print_and_seal(documents.CORRECTION_NOTICE, data, number=notice.number, mark="", on=on)
