"""Leave to begin before the decision: what was asked for and what was answered."""

from collections.abc import Iterator

from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application


def pieces(application: Application) -> Iterator[Piece]:
    """Nothing if nobody asked for it."""
    rows = [
        {
            "state": one.state,
            "reason": one.reason,
            "planned_start": one.planned_start,
            "requested_by": str(one.requested_by),
            "requested_on": one.requested_on,
            "answer": one.answer,
            "valid_from": one.valid_from,
            "decided_by": str(one.decided_by or "") or None,
            "decided_on": one.decided_on,
        }
        for one in application.early_starts.select_related("requested_by", "decided_by")
    ]
    if rows:
        yield Piece("entscheidung/vorzeitiger-beginn.json", "Vorzeitiger Maßnahmenbeginn", as_json(rows))
