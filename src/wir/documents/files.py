"""The files of stored documents: private, named by their content, written once and whole.

A file is put down before the row that names it is made, outside any transaction. A file without a row is harmless; a
row without its file cannot happen.
"""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Damaged(Exception):
    """The file of a stored document is gone or no longer what it was; the sentence says which, in German."""


def put_file(pdf: bytes) -> str:
    """Put the file down, safely on disk when this returns, and answer its SHA-256. Doing it again changes nothing."""
    sha256 = hashlib.sha256(pdf).hexdigest()
    place = path_of(sha256)
    if place.exists() and hashlib.sha256(place.read_bytes()).hexdigest() == sha256:
        return sha256
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(dir=place.parent, suffix=".new")  # readable by us only (0600)
    try:
        with open(handle, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    sync_folder(place.parent)
    return sha256


def read_file(sha256: str) -> bytes:
    """The file of that content. Raises Damaged when it is gone or was changed on disk."""
    try:
        pdf = path_of(sha256).read_bytes()
    except FileNotFoundError:
        raise Damaged("Die Datei zu diesem Dokument fehlt in unserer Ablage.") from None
    if hashlib.sha256(pdf).hexdigest() != sha256:
        raise Damaged("Die Datei zu diesem Dokument wurde in unserer Ablage verändert.")
    return pdf


def path_of(sha256: str) -> Path:
    """Where the file of that content lies. Raises ValueError for anything that is no SHA-256."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256 in lower case")
    return Path(settings.WIR_FILES) / sha256[:2] / f"{sha256}.pdf"


def sync_folder(folder: Path) -> None:
    """The new name survives a power cut only when the folder is written, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
