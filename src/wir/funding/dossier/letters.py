"""What the authority sent out: the sealed PDFs, byte for byte."""

from collections.abc import Iterator

from wir.documents.files import Damaged
from wir.documents.models import read
from wir.funding.dossier.piece import Gap, Piece
from wir.funding.models import Application


def pieces(application: Application) -> Iterator[Piece | Gap]:
    for letter in application.letters.select_related("document"):
        document = letter.document
        try:
            yield Piece(f"schreiben/{document.number}.pdf", document.title, read(document))
        except Damaged as damaged:
            yield Gap(document.title, str(damaged))
