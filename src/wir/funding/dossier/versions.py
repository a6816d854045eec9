"""Every version that was handed in, to read and for machines, with who had agreed and signed by then."""

from collections.abc import Iterator

from django.template.loader import render_to_string

from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application
from wir.funding.versions import read


def pieces(application: Application) -> Iterator[Piece]:
    """A version from before contents were kept has no page: nothing could stand on it."""
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
        if one.content:
            context = {"application": application, "version": one, "read": read(application, one.content)}
            page = render_to_string("funding/dossier/version.html", context)
            yield Piece(
                f"antrag/fassung-{one.version:02d}.html", f"Fassung {one.version} zum Lesen", page.encode()
            )
        yield Piece(f"antrag/fassung-{one.version:02d}.json", f"Fassung {one.version}", as_json(facts))
