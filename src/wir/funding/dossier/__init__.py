"""The whole file of a case (Akte) as one ZIP: one file here per noun, each naming what it contributes.

A new noun adds a file with `pieces(application)` and its name to SOURCES; index, hashes and ZIP follow by themselves.
"""

from collections.abc import Callable, Iterable

from wir.funding.dossier import (
    applications,
    asking,
    attachments,
    centre,
    checks,
    decisions,
    deliveries,
    early_start,
    journal,
    jury,
    letters,
    money,
    receipts,
    versions,
)
from wir.funding.dossier.piece import Gap, Piece
from wir.funding.models import Application
from wir.funding.sent import as_sent

Source = Callable[[Application], Iterable[Piece | Gap]]
SOURCES: tuple[Source, ...] = (
    applications.pieces,
    versions.pieces,
    asking.pieces,
    attachments.pieces,
    centre.pieces,
    checks.pieces,
    jury.pieces,
    decisions.pieces,
    early_start.pieces,
    letters.pieces,
    receipts.pieces,
    deliveries.pieces,
    money.pieces,
    journal.pieces,
)


def contents_of(application: Application) -> tuple[list[Piece], list[Gap]]:
    """Everything of this case as it was last handed in, sorted by place in the ZIP, and what could not be had."""
    application = as_sent(application)
    found = [part for source in SOURCES for part in source(application)]
    pieces = sorted((part for part in found if isinstance(part, Piece)), key=lambda piece: piece.path)
    return pieces, [part for part in found if isinstance(part, Gap)]
