"""What the authority asked to complete, and until when."""

from collections.abc import Iterator

from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application


def pieces(application: Application) -> Iterator[Piece]:
    """Nothing if nobody ever asked."""
    asked = application.requests.select_related("asked_by").prefetch_related("items").order_by("number")
    rows = [
        {
            "number": one.number,
            "cause": one.cause,
            "asked_by": str(one.asked_by or "") or None,
            "asked_on": one.asked_on,
            "due_on": one.due_on,
            "closed_on": one.closed_on,
            "items": [
                {"section": item.section, "fields": item.fields, "text": item.text}
                for item in one.items.all()
            ],
            "answer": one.answer or None,
        }
        for one in asked
    ]
    if rows:
        yield Piece("antrag/nachfragen.json", "Nachfragen", as_json(rows))
