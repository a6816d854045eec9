"""What was shown to the diversity centre, and what it said."""

from collections.abc import Iterator

from wir.funding.centre import is_known_to_authority
from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application


def pieces(application: Application) -> Iterator[Piece]:
    """Nothing if the draft was never shown."""
    shown = application.showings.select_related("centre", "shown_by", "statement")
    rows = []
    for one in shown:
        said = getattr(one, "statement", None)
        answer = {"text": said.text, "name": said.name or None, "said_on": said.said_on} if said else None
        rows.append(
            {
                "centre": one.centre.name,
                "email": one.email,
                "authority_knows_address": is_known_to_authority(one),
                "shown_by": str(one.shown_by),
                "shown_on": one.shown_on,
                "last_day": one.last_day,
                "content": one.content,
                "statement": answer,
            }
        )
    if rows:
        yield Piece("antrag/vielfaltszentrum.json", "Beteiligung des Vielfaltszentrums", as_json(rows))
