"""A correction of an obvious error (Berichtigung): what stood there, what stands there now."""

from dataclasses import dataclass
from datetime import date

from wir.core.days import short_day
from wir.documents import kinds
from wir.funding.documents.parts import TEMPLATES, Sender

CORRECTION_NOTICE = kinds.register(
    kinds.Kind(
        "correction_notice",
        "Berichtigung",
        TEMPLATES / "correction_notice.typ",
        ("project", "corrected", "corrected_on", "changes", "replaces", "reason", "signed_by", "check_at"),
        amends=True,
    )
)


@dataclass(frozen=True, kw_only=True)
class CorrectionNotice:
    """What it says; `corrected` is the title of the letter with the error.

    `changes` are pairs of what stands there and what must stand there, one for each place; empty when all went back; `replaces` is the title
    of the correction before this one, or empty.
    """

    number: str
    day: date
    demo: bool
    sender: Sender
    addressee: tuple[str, ...]
    project: str
    corrected: str
    corrected_on: date
    changes: tuple[tuple[str, str], ...]
    replaces: str
    reason: str
    signed_by: str
    check_at: str


def correction_data(notice: CorrectionNotice) -> dict[str, object]:
    """The data of the template, in words people read."""
    return {
        "title": CORRECTION_NOTICE.label,
        "number": notice.number,
        "day": short_day(notice.day),
        "demo": notice.demo,
        "sender": notice.sender.as_data(),
        "addressee": list(notice.addressee),
        "project": notice.project,
        "corrected": notice.corrected,
        "corrected_on": short_day(notice.corrected_on),
        "changes": [{"wrong": wrong, "right": right} for wrong, right in notice.changes],
        "replaces": notice.replaces,
        "reason": notice.reason,
        "signed_by": notice.signed_by,
        "check_at": notice.check_at,
    }
