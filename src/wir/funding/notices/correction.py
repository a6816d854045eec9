"""The letter that puts an obvious error right, rendered and sealed before it is released."""

from datetime import date

from django.conf import settings

from wir.accounts.models import User
from wir.funding import documents
from wir.funding.models import Correction, Letter
from wir.funding.notices.making import Sealed, print_and_seal
from wir.funding.notices.parts import addressee, check_at, number_of_next, sender
from wir.funding.rules.correcting import net_changes


def earlier_corrections(letter: Letter) -> tuple[tuple[str, str], ...]:
    """What was put right in this letter before, in order: pairs of what stood there and what stands there since."""
    released = Correction.objects.filter(state="released", letter__document__in=letter.document.chain)
    return tuple(released.order_by("pk").values_list("wrong", "right"))


def make_correction(correction: Correction, *, released_by: User, on: date) -> Sealed:
    """It repeats what was corrected before. Raises Refused without address, or when a character cannot be printed."""
    application, corrected = correction.application, correction.letter.document
    before = corrected.chain[1:]
    notice = documents.CorrectionNotice(
        number=number_of_next(application),
        day=on,
        demo=settings.WIR_DEMO,
        sender=sender(application.controller),
        addressee=addressee(application),
        project=application.title,
        corrected=corrected.title,
        corrected_on=corrected.made_on,
        changes=net_changes((*earlier_corrections(correction.letter), (correction.wrong, correction.right))),
        replaces=before[-1].title if before else "",
        reason=correction.reason,
        signed_by=f"{correction.prepared_by.name} (vorbereitet), {released_by.name} (schlussgezeichnet)",
        check_at=check_at(),
    )
    data = documents.correction_data(notice)
    return print_and_seal(documents.CORRECTION_NOTICE, data, number=notice.number, mark="", on=on)
