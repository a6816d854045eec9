"""The payment order (Auszahlungsanordnung) on its way: rendered and sealed before the act, and as a row for the cash office."""

import csv
import io
from datetime import date

from django.conf import settings

from wir.accounts.models import User
from wir.core.iban import group_iban
from wir.core.money import plain_euro
from wir.core.refusal import Refused
from wir.documents import files
from wir.documents.render import Unprintable, render
from wir.documents.seal import seal
from wir.funding import documents
from wir.funding.models import Disbursement, PayoutAccount
from wir.funding.notices.parts import address, check_at, sender

COLUMNS = (
    "Anordnung",
    "Haushaltsjahr",
    "Betrag",
    "Währung",
    "Empfänger",
    "IBAN",
    "Verwendungszweck",
    "Freigegeben am",
)


def make(disbursement: Disbursement, account: PayoutAccount | None, *, approved_by: User, on: date) -> bytes:
    """The sealed PDF; its file lies in the store afterwards. Raises Refused when it cannot be printed."""
    assert account is not None  # without one, money is refused before
    grant = disbursement.grant
    order = documents.PaymentOrder(
        number=disbursement.number,
        day=on,
        demo=settings.WIR_DEMO,
        sender=sender(grant.controller),
        addressee=address(grant.application.applicant),
        cents=disbursement.cents,
        year=disbursement.commitment.appropriation.year,
        line=grant.application.line,
        notice=grant.notice.number,
        account_holder=account.holder,
        iban=group_iban(account.iban),
        need=(disbursement.need_from, disbursement.need_to),
        checked_by=disbursement.checked_by.name if disbursement.checked_by else "",
        approved_by=approved_by.name,
        check_at=check_at(),
    )
    try:
        pdf = seal(render(documents.PAYMENT_ORDER.name, documents.payment_order_data(order), on=on))
    except Unprintable as error:
        raise Refused(str(error)) from error
    files.put_file(pdf)
    return pdf


def as_csv(disbursement: Disbursement) -> bytes:
    """One row for the state's cash office, in UTF-8 with semicolons. The form of the real interface is not known."""
    grant, account, out = disbursement.grant, disbursement.account, io.StringIO()
    assert account is not None  # a constraint of the table
    rows = csv.writer(out, delimiter=";")
    rows.writerow(COLUMNS)
    rows.writerow(
        [
            disbursement.number,
            disbursement.commitment.appropriation.year,
            plain_euro(disbursement.cents).replace(".", ","),
            "EUR",
            _inert(account.holder),
            account.iban,
            f"{disbursement.number} {grant.notice.number}",
            disbursement.approved_on.isoformat() if disbursement.approved_on else "",
        ]
    )
    return out.getvalue().encode("utf-8-sig")


def _inert(text: str) -> str:
    """A spreadsheet takes a text that begins like this for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
