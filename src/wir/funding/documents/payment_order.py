"""The payment order to the state's cash office (Auszahlungsanordnung). The office's own form is not known; this is ours."""

from dataclasses import dataclass
from datetime import date

from wir.core.days import short_day
from wir.core.money import euro, euro_in_words
from wir.documents import kinds
from wir.funding.documents.parts import TEMPLATES, Sender


@dataclass(frozen=True, kw_only=True)
class PaymentOrder:
    """What the cash office needs. Money in cents; `need` is the span in which the recipient's payments are due."""

    number: str
    day: date
    demo: bool
    sender: Sender
    addressee: tuple[str, ...]
    cents: int
    year: int
    line: str
    notice: str
    account_holder: str
    iban: str
    need: tuple[date, date]
    checked_by: str
    approved_by: str
    check_at: str


PAYMENT_ORDER = kinds.register(
    kinds.Kind(
        "payment_order",
        "Auszahlungsanordnung",
        TEMPLATES / "payment_order.typ",
        ("amount", "amount_in_words", "rows", "checked_by", "approved_by", "check_at"),
    )
)


def payment_order_data(order: PaymentOrder) -> dict[str, object]:
    """The data of the template: every day and amount in words people read."""
    return {
        "title": PAYMENT_ORDER.label,
        "number": order.number,
        "day": short_day(order.day),
        "demo": order.demo,
        "sender": order.sender.as_data(),
        "addressee": ["Landeskasse"],
        "amount": euro(order.cents),
        "amount_in_words": euro_in_words(order.cents),
        "rows": [
            ["Zahlung an", ", ".join(order.addressee)],
            ["Kontoinhaberin", order.account_holder],
            ["IBAN", order.iban],
            ["Verwendungszweck", f"{order.number} {order.notice}"],
            ["Haushaltsjahr", str(order.year)],
            ["Förderlinie", order.line],
            ["Bescheid", order.notice],
            ["Gebraucht für Zahlungen", f"{short_day(order.need[0])} bis {short_day(order.need[1])}"],
        ],
        "checked_by": order.checked_by,
        "approved_by": order.approved_by,
        "check_at": order.check_at,
    }
