"""Files of applications. They go with the application; what no row names any more is swept up the next night."""

from wir.core.retention import Retention
from wir.documents import uploads
from wir.funding.models import Attachment
from wir.funding.retention.common import AUTHORITY, FILE_DAYS, TASK
from wir.journal.retention import register


def contents() -> set[str]:
    """The hash of every file that still has a row and a content."""
    kept = Attachment.objects.exclude(scan_state=Attachment.Scan.INFECTED)
    return set(kept.values_list("sha256", flat=True))


uploads.kept_by(contents)
register(
    Retention(
        model="funding.attachment",
        label="Unterlage zum Antrag",
        controller=AUTHORITY,
        purpose="über den Antrag entscheiden",
        basis=TASK,
        fields=("name",),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Die Datei wird mit dem Antrag gelöscht oder dem Archiv angeboten. Aus einem Entwurf entfernte Dateien sind am nächsten Tag gelöscht.",
    ),
)
