"""What Fördern sends out on paper: one file per kind, as frozen data and as a registered kind."""

from wir.funding.documents.application import DRAFT, EMPTY_FORM, draft_data, empty_form_data
from wir.funding.documents.correction import CORRECTION_NOTICE, CorrectionNotice, correction_data
from wir.funding.documents.decided import (
    REJECTION_NOTICE,
    WAITING_LIST_LETTER,
    DecisionLetter,
    decision_letter_data,
)
from wir.funding.documents.early_start import EARLY_START_LETTER, EarlyStartLetter, early_start_data
from wir.funding.documents.grant_notice import (
    FINANCING,
    GRANT_NOTICE,
    Financing,
    GrantNotice,
    grant_notice_data,
)
from wir.funding.documents.parts import CheckedRule, CostLine, FundingLine, OpenPoints, Sender, YearSlice
from wir.funding.documents.payment_order import PAYMENT_ORDER, PaymentOrder, payment_order_data
from wir.funding.documents.receipt import RECEIPT, Receipt, receipt_data

__all__ = [
    "CORRECTION_NOTICE",
    "DRAFT",
    "EARLY_START_LETTER",
    "EMPTY_FORM",
    "FINANCING",
    "GRANT_NOTICE",
    "PAYMENT_ORDER",
    "RECEIPT",
    "REJECTION_NOTICE",
    "WAITING_LIST_LETTER",
    "CheckedRule",
    "CorrectionNotice",
    "CostLine",
    "DecisionLetter",
    "EarlyStartLetter",
    "Financing",
    "FundingLine",
    "GrantNotice",
    "OpenPoints",
    "PaymentOrder",
    "Receipt",
    "Sender",
    "YearSlice",
    "correction_data",
    "decision_letter_data",
    "draft_data",
    "early_start_data",
    "empty_form_data",
    "grant_notice_data",
    "payment_order_data",
    "receipt_data",
]
