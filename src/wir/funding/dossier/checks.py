"""The formal checks, point by point."""

from collections.abc import Iterator

from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application


def pieces(application: Application) -> Iterator[Piece]:
    """Nothing as long as nobody has checked."""
    rows = [
        {
            "content_hash": one.content_hash,
            "points": one.points,
            "note": one.note,
            "checked_by": str(one.checked_by),
            "checked_at": one.checked_at.isoformat(),
        }
        for one in application.checks.select_related("checked_by")
    ]
    if rows:
        yield Piece("entscheidung/formale-pruefung.json", "Formale Prüfung", as_json(rows))
