"""Files that people hand in: received piece by piece, told by their content, put down privately under their hash.

`receive` refuses with one sentence or answers what to write into a row; the file is safely on disk by then. A file
without a row is harmless and swept up a day later; a row without its file cannot happen.
"""

import hashlib
import os
import re
import tempfile
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from wir.core.refusal import Refused
from wir.core.text import clean_text
from wir.documents.files import Damaged, sync_folder
from wir.documents.filetypes import LABELS, SOUNDS, TAKEN, WE_TAKE, WE_TAKE_SOUNDS, FileType, recognise
from wir.documents.fonts import missing_glyphs

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
"""Of any file: no more is read from a browser. A sort of files may take less."""
LONGEST_NAME = 120
KEPT_WITHOUT_ROW = 24 * 3600
"""Seconds that a file may lie without a row that names it."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_RESERVED = re.compile(r"""[<>:"/\\|?*%;\x00-\x1f]+""")


_rooms: list[Callable[[], set[str]]] = []


@dataclass(frozen=True)
class Sort:
    """What is taken in at one place: types of files, the sentence that names them, how big one may be."""

    types: Mapping[str, FileType]
    we_take: object
    most_bytes: int = MOST_BYTES

    @property
    def endings(self) -> tuple[str, ...]:
        """For the browser's choice of files."""
        return tuple(ending for known in self.types.values() for ending in known.endings)


PAPERS = Sort(TAKEN, WE_TAKE)
RECORDINGS = Sort(SOUNDS, WE_TAKE_SOUNDS, 10 * MEGABYTE)


@dataclass(frozen=True)
class Upload:
    """What was received. `size` in bytes; `content_type` is what the content is, whatever the browser said."""

    name: str
    size: int
    sha256: str
    content_type: str


def receive(file: UploadedFile, sort: Sort = PAPERS) -> Upload:
    """Check the file and put it down. Raises Refused with one sentence; then nothing is kept."""
    name = clean_name(file.name or "")
    if not file.size:
        raise Refused(_("Diese Datei ist leer. Sie wurde nicht gespeichert."))
    if file.size > sort.most_bytes:
        raise Refused(
            _("Diese Datei ist größer als %(most)s MB. Sie wurde nicht gespeichert.")
            % {"most": sort.most_bytes // MEGABYTE}
        )
    content_type = _content_type(name, recognise(file), sort)
    return Upload(name=name, size=file.size, sha256=_put(file), content_type=content_type)


def clean_name(name: str) -> str:
    """The last part of the name without anything that could mislead: paths, control, direction, reserved characters."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(c for c in clean_text(last) if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp"))
    kept = " ".join(_RESERVED.sub("_", kept).split()).rstrip(" .")
    kept = "".join("_" if c in missing_glyphs(kept) else c for c in kept)
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        return kept[:LONGEST_NAME] or _("Datei")
    return f"{stem[: LONGEST_NAME - len(ending[:10]) - 1].rstrip(' .') or _('Datei')}.{ending[:10].lower()}"


def open_upload(sha256: str) -> Path:
    """Where the file of that content lies. Raises Damaged when it is gone or was changed."""
    place = path_of(sha256)
    try:
        with place.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise Damaged(_("Diese Datei fehlt in unserer Ablage.")) from None
    if found != sha256:
        raise Damaged(_("Diese Datei wurde in unserer Ablage verändert."))
    return place


def path_of(sha256: str) -> Path:
    """Where the file of that content lies, or would lie. Raises ValueError for anything that is no SHA-256."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256 in lower case")
    return _folder() / sha256[:2] / sha256


def erase(sha256: str) -> None:
    """Delete the content for good, for instance because it is infected. Doing it again changes nothing."""
    path_of(sha256).unlink(missing_ok=True)


def kept_by(contents: Callable[[], set[str]]) -> None:
    """Each room whose rows name uploads says here which hashes those are."""
    if contents not in _rooms:
        _rooms.append(contents)


def sweep(*, now: float | None = None) -> int:
    """Delete files that no row names and that nobody put down within a day; how many went."""
    known = set().union(*(contents() for contents in _rooms))
    before = (time.time() if now is None else now) - KEPT_WITHOUT_ROW
    gone = 0
    for place in [*_folder().glob("??/*"), *Path(settings.WIR_INCOMING).glob("*")]:
        if place.name not in known and place.is_file() and place.stat().st_mtime < before:
            place.unlink(missing_ok=True)
            gone += 1
    return gone


def _folder() -> Path:
    return Path(settings.WIR_FILES) / "uploads"


def _content_type(name: str, what: str, sort: Sort) -> str:
    """Name and content must agree; the sentence says what it really is."""
    ending = name.rpartition(".")[2] if "." in name else ""
    known = sort.types.get(what)
    if known and ending in known.endings:
        return "text/csv; charset=utf-8" if ending == "csv" else known.content_type
    facts = {"ending": ending, "what": LABELS.get(what, ""), "take": sort.we_take}
    if not what:
        raise Refused(
            _("Was diese Datei ist, können wir nicht erkennen. %(take)s Sie wurde nicht gespeichert.") % facts
        )
    if ending in sort.endings:
        raise Refused(
            _("Diese Datei heißt .%(ending)s, ist aber %(what)s. Sie wurde nicht gespeichert.") % facts
        )
    if known:
        facts["right"] = known.endings[0]
        raise Refused(
            _(
                "Diese Datei ist %(what)s, heißt aber nicht so. Bitte geben Sie ihr die Endung .%(right)s. Sie wurde nicht gespeichert."
            )
            % facts
        )
    raise Refused(_("Diese Datei ist %(what)s. %(take)s Sie wurde nicht gespeichert.") % facts)


def _put(file: UploadedFile) -> str:
    """Copy piece by piece, hash on the way, and give the file its name only when all of it is on disk."""
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(dir=_folder(), suffix=".new")  # readable by us only (0600)
    digest = hashlib.sha256()
    try:
        with open(handle, "wb") as copy:
            for piece in file.chunks():
                digest.update(piece)
                copy.write(piece)
            copy.flush()
            os.fsync(copy.fileno())
        place = path_of(digest.hexdigest())
        place.parent.mkdir(exist_ok=True, mode=0o700)
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    sync_folder(place.parent)
    return digest.hexdigest()
