"""What the jury made of it: the figures, the vote in numbers and its reasons. Scores of single members stay with the jury."""

from collections.abc import Iterator

from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application


def pieces(application: Application) -> Iterator[Piece]:
    """Nothing for a case that came before no jury. Figures are thousandths of a point."""
    rows = [
        {
            "round": case.round.name,
            "sits_on": case.round.sits_on,
            "assessments": case.counted,
            "mean": case.mean,
            "median": case.median,
            "spread": case.spread,
            "by_constituency": case.by_constituency,
            "recommendation": case.recommendation or None,
            "reasons": case.reasons,
            "votes": case.votes,
            "concluded_at": case.concluded_at.isoformat() if case.concluded_at else None,
        }
        for case in application.jury_cases.select_related("round").order_by("pk")
    ]
    if rows:
        yield Piece("entscheidung/jury.json", "Was die Jury sagt", as_json(rows))
