"""The receipts that applicants got, byte for byte."""

from collections.abc import Iterator

from wir.documents.files import Damaged
from wir.documents.models import read
from wir.funding.dossier.piece import Gap, Piece
from wir.funding.models import Application
from wir.funding.notices.receipt import receipts_of


def pieces(application: Application) -> Iterator[Piece | Gap]:
    for document in receipts_of(application):
        try:
            yield Piece(f"eingang/{document.number}.pdf", document.title, read(document))
        except Damaged as damaged:
            yield Gap(document.title, str(damaged))
