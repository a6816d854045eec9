"""Voices of volunteers who read questions aloud."""

from datetime import date, timedelta

from wir.core.retention import Retention
from wir.documents import uploads
from wir.documents.scanning import Scan
from wir.journal.retention import register
from wir.participation.models import Recording

DAYS = 180


def contents() -> set[str]:
    """The hash of every file that still has a row and a content."""
    kept = Recording.objects.exclude(scan_state=Scan.INFECTED)
    return set(kept.values_list("sha256", flat=True))


def erase_recordings(on: date) -> int:
    """Nobody answers a survey any more that ended half a year ago: nobody needs the voice."""
    due = Recording.objects.filter(question__survey__closes_on__lt=on - timedelta(days=DAYS))
    return due.delete()[0]


uploads.kept_by(contents)
register(
    Retention(
        model="participation.recording",
        label="Tonaufnahme einer Frage, von einem Menschen gesprochen",
        controller="die Gemeinde, die den Prozess führt",
        purpose="Fragen anhören statt lesen",
        basis="Art. 6 Abs. 1 Buchst. a DSGVO (Einwilligung)",
        fields=("speaker",),
        starts="nach dem letzten Tag der Umfrage",
        days=DAYS,
        then="Die Aufnahme und der Name werden gelöscht; auf Wunsch der Person, die spricht, jederzeit früher.",
        erase=erase_recordings,
    ),
)
