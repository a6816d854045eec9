"""What a file really is, by its bytes and never by its name; and what of that we take in.

Nothing is unpacked or parsed beyond what the question needs: signatures at the start, the table of contents of a ZIP,
one pass over text. A file that is nothing we know is refused.
"""

import codecs
import mmap
import re
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.core.refusal import Refused
from wir.documents import containers, sounds


@dataclass(frozen=True)
class FileType:
    """One type that we take in: endings it may have, the content type it is served with."""

    name: str
    endings: tuple[str, ...]
    content_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
TAKEN = {
    found.name: found
    for found in (
        FileType("pdf", ("pdf",), "application/pdf"),
        FileType("jpeg", ("jpg", "jpeg"), "image/jpeg"),
        FileType("png", ("png",), "image/png"),
        FileType("docx", ("docx",), f"{_OFFICE}wordprocessingml.document"),
        FileType("xlsx", ("xlsx",), f"{_OFFICE}spreadsheetml.sheet"),
        FileType("odt", ("odt",), f"{_OPEN}text"),
        FileType("ods", ("ods",), f"{_OPEN}spreadsheet"),
        FileType("text", ("txt", "csv"), "text/plain; charset=utf-8"),
    )
}
ENDINGS = tuple(ending for known in TAKEN.values() for ending in known.endings)
WE_TAKE = gettext_lazy(
    "Wir nehmen PDF, Bilder (JPEG, PNG), Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), Text (.txt) und Tabellen (.csv)."
)
SOUNDS = {
    found.name: found
    for found in (
        FileType("mp3", ("mp3",), "audio/mpeg"),
        FileType("m4a", ("m4a", "mp4"), "audio/mp4"),
        FileType("ogg", ("ogg", "oga", "opus"), "audio/ogg"),
        FileType("wav", ("wav",), "audio/wav"),
    )
}
WE_TAKE_SOUNDS = gettext_lazy("Wir nehmen Tonaufnahmen als MP3, M4A, OGG oder WAV.")
LABELS = {
    "pdf": gettext_lazy("eine PDF-Datei"),
    "jpeg": gettext_lazy("ein JPEG-Bild"),
    "png": gettext_lazy("ein PNG-Bild"),
    "docx": gettext_lazy("ein Word-Dokument (.docx)"),
    "xlsx": gettext_lazy("eine Excel-Tabelle (.xlsx)"),
    "odt": gettext_lazy("ein OpenDocument-Text (.odt)"),
    "ods": gettext_lazy("eine OpenDocument-Tabelle (.ods)"),
    "text": gettext_lazy("ein einfacher Text"),
    "program": gettext_lazy("ein Programm"),
    "script": gettext_lazy("ein Skript, also ein Programm"),
    "html": gettext_lazy("eine Internetseite (HTML)"),
    "svg": gettext_lazy("eine SVG-Grafik, in der Programme stecken können"),
    "xml": gettext_lazy("eine XML-Datei"),
    "archive": gettext_lazy("ein gepacktes Archiv"),
    "old_office": gettext_lazy("ein altes Office-Dokument (.doc, .xls)"),
    "rtf": gettext_lazy("ein RTF-Dokument"),
    "image": gettext_lazy("ein Bild in einem anderen Format"),
    "mp3": gettext_lazy("eine Tonaufnahme (MP3)"),
    "m4a": gettext_lazy("eine Tonaufnahme (M4A)"),
    "ogg": gettext_lazy("eine Tonaufnahme (OGG)"),
    "wav": gettext_lazy("eine Tonaufnahme (WAV)"),
    "video": gettext_lazy("ein Video"),
}
# What stands at the very beginning -> what it is.
SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xce\xfa\xed\xfe", "program"),
    (b"#!", "script"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
)
_MARKUP = (
    (re.compile(rb"<svg[\s>]", re.IGNORECASE), "svg"),
    (re.compile(rb"<(?:!doctype html|html|head|body|script|iframe)[\s>/]", re.IGNORECASE), "html"),
    (re.compile(rb"^\s*<\?php", re.IGNORECASE), "script"),
    (re.compile(rb"^\s*<[?!a-z]", re.IGNORECASE), "xml"),
)
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")
_PNG_HEADER = re.compile(rb"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR(?!\x00{4}).{4}(?!\x00{4}).{4}", re.DOTALL)
"""The first piece of every PNG: its size, and neither side of it is nothing."""
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13}) + b"\x7f"
HEAD = 4096
PIECE = 1024 * 1024


def recognise(file: BinaryIO) -> str:
    """A key of LABELS, or "" for nothing we know. Raises Refused for what is damaged, locked or a trap."""
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(b"PK\x03\x04"):
        return containers.recognise(file)
    what = next((what for signature, what in SIGNATURES if head.startswith(signature)), "")
    if what == "pdf":
        _refuse_unreadable_pdf(file)
    if what == "png" and not _PNG_HEADER.match(head):
        raise Refused(_("Dieses Bild ist unvollständig oder beschädigt. Es wurde nicht gespeichert."))
    if what and not (what in ("program", "image") and head[:2] in (b"MZ", b"BM") and _is_text(file)):
        return what  # "MZ" and "BM" can also begin a sentence
    return sounds.recognise(file, head) or _markup(head) or ("text" if _is_text(file) else "")


def _markup(head: bytes) -> str:
    head = head.removeprefix(codecs.BOM_UTF8)
    return next((what for pattern, what in _MARKUP if pattern.search(head)), "")


def _is_text(file: BinaryIO) -> bool:
    """UTF-8 without control characters, read piece by piece. Raises Refused for text in an older encoding."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    readable = True
    while piece := file.read(PIECE):
        if len(piece.translate(None, _CONTROL)) != len(piece):
            return False
        try:
            decoder.decode(piece)
        except UnicodeDecodeError:
            readable = False
    if not readable:
        raise Refused(
            _(
                "Der Text ist nicht in UTF-8 gespeichert; Umlaute gingen verloren. Speichern Sie ihn neu, in Excel als „CSV UTF-8“. "
                "Die Datei wurde nicht gespeichert."
            )
        )
    return True


def _refuse_unreadable_pdf(file: BinaryIO) -> None:
    """A PDF that is cut off or locked by a password cannot be read by the officials."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        if whole.rfind(b"%%EOF", max(0, len(whole) - HEAD)) < 0 or not _OBJECT.search(whole):
            raise Refused(
                _("Diese PDF-Datei ist unvollständig oder beschädigt. Sie wurde nicht gespeichert.")
            )
        if _ENCRYPTED.search(whole):
            raise Refused(
                _(
                    "Diese PDF-Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort und laden Sie sie "
                    "noch einmal hoch. Sie wurde nicht gespeichert."
                )
            )
