"""Every version that was handed in, with who had agreed and signed by then."""

from collections.abc import Iterator

from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application


def pieces(application: Application) -> Iterator[Piece]:
    for one in application.submissions.select_related("made_by"):
        facts = {
            "version": one.version,
            "made_on": one.made_on,
            "made_by": str(one.made_by),
            "form": one.form,
            "guideline": one.guideline,
            "content_hash": one.content_hash,
            "agreed": one.agreed,
            "content": one.content,
        }
        yield Piece(f"antrag/fassung-{one.version:02d}.json", f"Fassung {one.version}", as_json(facts))
