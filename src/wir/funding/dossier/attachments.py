"""The files that people handed in."""

from collections.abc import Iterator

from wir.documents.files import Damaged
from wir.documents.uploads import open_upload
from wir.funding.dossier.piece import Gap, Piece
from wir.funding.models import Application
from wir.funding.sections.attachments import LABELS


def pieces(application: Application) -> Iterator[Piece | Gap]:
    """Numbered as they came; what may not be read is named with the reason."""
    files = sorted(application.attachments.all(), key=lambda file: file.pk)
    for number, file in enumerate(files, start=1):
        label = f"{LABELS.get(file.kind, file.kind)}: {file.name}"
        if not file.may_be_read:
            yield Gap(label, str(file.get_scan_state_display()))
            continue
        try:
            place = open_upload(file.sha256)
        except Damaged as damaged:
            yield Gap(label, str(damaged))
        else:
            yield Piece(f"unterlagen/{number:02d}-{file.name}", label, place, file.sha256)
