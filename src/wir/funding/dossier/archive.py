"""The ZIP itself: index, hashes, every piece; the same bytes for the same case, sent piece by piece."""

import io
import zipfile
from collections.abc import Iterator

from django.template.loader import render_to_string

from wir.funding.dossier import contents_of
from wir.funding.dossier.piece import Gap, Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application
from wir.funding.sent import as_sent

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time that every entry of the ZIP carries: the earliest there is."""
BLOCK = 256 * 1024


def whole_file(application: Application) -> list[Piece]:
    """Every piece with index.html, index.json and SHA256SUMS around it; all content was checked against its hash."""
    application = as_sent(application)
    pieces, gaps = contents_of(application)
    page = render_to_string(
        "funding/dossier/index.html", {"application": application, "pieces": pieces, "gaps": gaps}
    )
    listed = [
        Piece("index.html", "Inhalt zum Lesen", page.encode()),
        Piece("index.json", "Inhalt für Maschinen", as_json(_index(application, pieces, gaps))),
        *pieces,
    ]
    sums = "".join(f"{piece.sha256}  {piece.path}\n" for piece in sorted(listed, key=lambda p: p.path))
    return [*listed, Piece("SHA256SUMS", "Prüfsummen", sums.encode())]


def zipped(pieces: list[Piece]) -> Iterator[bytes]:
    """The ZIP block by block; nothing is held that has been sent."""
    out = _Outlet()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for piece in pieces:
            entry = zipfile.ZipInfo(piece.path, BEGINNING)
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            with archive.open(entry, "w", force_zip64=False) as target:
                for block in _blocks(piece):
                    target.write(block)
                    yield out.taken()
    yield out.taken()


def _index(application: Application, pieces: list[Piece], gaps: list[Gap]) -> dict[str, object]:
    return {
        "number": application.number,
        "files": [{"path": p.path, "label": p.label, "bytes": p.size, "sha256": p.sha256} for p in pieces],
        "missing": [{"label": gap.label, "reason": gap.reason} for gap in gaps],
    }


def _blocks(piece: Piece) -> Iterator[bytes]:
    if isinstance(piece.content, bytes):
        yield piece.content
        return
    with piece.content.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


class _Outlet(io.RawIOBase):
    """What zipfile writes to: it cannot go back, and what was taken is gone."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, block: bytes) -> int:  # type: ignore[override]
        self.waiting += block
        return len(block)

    def taken(self) -> bytes:
        """Everything written since the last time."""
        given, self.waiting = bytes(self.waiting), bytearray()
        return given
