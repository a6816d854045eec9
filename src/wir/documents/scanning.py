"""What the virus scanner says about a stored file. Each room that keeps files writes the answer into its own rows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wir.clients import clamd
from wir.documents import uploads
from wir.documents.files import Damaged


class Scan(models.TextChoices):
    """How far a file is; only what is clean, or what nobody here can scan, is handed out."""

    PENDING = "pending", _("wird geprüft")
    CLEAN = "clean", _("geprüft, kein Schadprogramm")
    INFECTED = "infected", _("Schadprogramm gefunden, gelöscht")
    ERROR = "error", _("Prüfung nicht gelungen")
    NOT_SCANNED = "not_scanned", _("nicht auf Schadprogramme geprüft")


READABLE = (Scan.CLEAN, Scan.NOT_SCANNED)
WAITING = (Scan.PENDING, Scan.ERROR)


def first_state() -> Scan:
    """Of a file that has just come in."""
    return Scan.PENDING if settings.CLAMAV else Scan.NOT_SCANNED


def ask(sha256: str) -> clamd.Answer:
    """Ask about one content. Takes as long as the scanner takes, so never inside a transaction."""
    try:
        with uploads.open_upload(sha256).open("rb") as file:
            return clamd.scan(file, settings.CLAMAV)
    except Damaged as damaged:
        return clamd.Answer("error", str(damaged))
