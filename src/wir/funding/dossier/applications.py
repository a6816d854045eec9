"""What was handed in, for people and for machines."""

from collections.abc import Iterator

from django.template.loader import render_to_string

from wir.funding import verdicts
from wir.funding.content import content_of
from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application


def pieces(application: Application) -> Iterator[Piece]:
    """The content that the hash was made of, the frozen findings, and the same as a page."""
    facts = {
        "number": application.number,
        "state": application.state,
        "applicant": application.applicant.name,
        "authority": application.controller.name,
        "submitted_on": application.submitted_on,
        "guideline": application.guideline,
        "content_hash": application.content_hash,
        "content": content_of(application),
        "findings": application.findings,
    }
    page = render_to_string(
        "funding/dossier/application.html",
        {"application": application, "findings": verdicts.frozen(application)},
    )
    yield Piece("antrag/antrag.html", "Antrag zum Lesen", page.encode())
    yield Piece("antrag/antrag.json", "Antrag für Maschinen", as_json(facts))
