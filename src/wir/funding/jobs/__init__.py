"""Background work of Fördern: thin, ids only. Every job may run twice. One file per noun, all named here for the timetable."""

from wir.funding.jobs import (
    accounts,
    applying,
    asking,
    attachments,
    centre,
    delivering,
    jury,
    letters,
    partners,
    receipts,
    requesting,
    strategies,
)

__all__ = [
    "accounts",
    "applying",
    "asking",
    "attachments",
    "centre",
    "delivering",
    "jury",
    "letters",
    "partners",
    "receipts",
    "requesting",
    "strategies",
]
