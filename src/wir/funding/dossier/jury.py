"""What the jury made of it: the figures, the vote in numbers, its reasons, the sealed minutes. Scores of single members stay with the jury."""

from collections.abc import Iterator

from wir.documents.files import Damaged
from wir.documents.models import read
from wir.funding.dossier.piece import Gap, Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application


def pieces(application: Application) -> Iterator[Piece | Gap]:
    """Nothing for a case that came before no jury. Figures are thousandths of a point."""
    cases = list(application.jury_cases.select_related("round__minutes").order_by("pk"))
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
        for case in cases
    ]
    if rows:
        yield Piece("entscheidung/jury.json", "Was die Jury sagt", as_json(rows))
    for minutes in [case.round.minutes for case in cases if case.round.minutes]:
        try:
            yield Piece(
                f"entscheidung/{minutes.number}.pdf",
                f"{minutes.title} (alle Anträge der Runde)",
                read(minutes),
            )
        except Damaged as damaged:
            yield Gap(minutes.title, str(damaged))
