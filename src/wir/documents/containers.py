"""Files that are ZIP archives inside: documents of Word, Excel and OpenDocument, and traps that only look like it."""

import re
import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from wir.core.refusal import Refused

MOST_ENTRIES = 3000
MOST_UNPACKED = 150 * 1024 * 1024
MOST_CONTENTS = 512 * 1024
PIECE = 256 * 1024

OFFICE = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
}
OPEN = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_MACRO = re.compile(
    r"(?:^|/)(?:vbaproject\.bin|vbadata\.xml)$|^(?:basic|scripts)/|^xl/macrosheets/", re.IGNORECASE
)


def recognise(file: BinaryIO) -> str:
    """docx, xlsx, odt, ods or "archive". Raises Refused for what is damaged, locked, full of macros or a trap."""
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_traps(archive, file)
            return _kind(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, ValueError, OSError):
        raise Refused(_("Diese Datei ist beschädigt. Sie wurde nicht gespeichert.")) from None
    except Exception as wrong:  # the decompressors each have errors of their own
        if isinstance(wrong, Refused):
            raise
        raise Refused(_("Diese Datei ist beschädigt. Sie wurde nicht gespeichert.")) from None


def _refuse_traps(archive: zipfile.ZipFile, file: BinaryIO) -> None:
    """Sizes as the table of contents gives them, then in truth; reading stops at the first byte too many."""
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(
            _(
                "Diese Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort. Sie wurde nicht gespeichert."
            )
        )
    packed = file.seek(0, 2)
    if (
        len(entries) > MOST_ENTRIES
        or sum(entry.file_size for entry in entries) > MOST_UNPACKED
        or sum(entry.compress_size for entry in entries) > packed
    ):
        raise Refused(
            _(
                "Diese Datei würde beim Öffnen riesig groß. Solche Dateien nehmen wir nicht an. Sie wurde nicht gespeichert."
            )
        )
    for entry in entries:
        with archive.open(entry) as packed_file:  # a size that lies ends in an error of the checksum
            while packed_file.read(PIECE):
                pass


def _kind(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    if "mimetype" in names:
        kind = OPEN.get(_read(archive, "mimetype").strip(), "archive")
    elif "[Content_Types].xml" in names:
        contents = _read(archive, "[Content_Types].xml")
        kind = next((kind for mark, kind in OFFICE.items() if mark in contents), "archive")
        if b"macroenabled" in contents.lower():
            _refuse_macros()
    else:
        return "archive"
    if any(_MACRO.search(name) for name in names):
        _refuse_macros()
    return kind


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as entry:
        return entry.read(MOST_CONTENTS)


def _refuse_macros() -> None:
    raise Refused(
        _(
            "In diesem Dokument stecken Makros, also kleine Programme. Bitte speichern Sie es ohne Makros oder als PDF. "
            "Es wurde nicht gespeichert."
        )
    )
