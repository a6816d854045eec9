"""What Fördern keeps about people. The ten years for files are a default that the authority must confirm."""

from wir.core.retention import Retention
from wir.journal.retention import register

AUTHORITY = "die Bewilligungsbehörde, die in der Förderlinie genannt ist"
TASK = "Art. 6 Abs. 1 Buchst. e DSGVO, § 44 LHO"

register(
    Retention(
        model="funding.application",
        label="Antrag",
        controller=AUTHORITY,
        purpose="über den Antrag entscheiden und Rückfragen stellen",
        basis=TASK,
        fields=("contact_name", "contact_phone"),
        starts="nach dem Abschluss des Verfahrens",
        days=3650,
        then="Der Antrag wird gelöscht oder dem Archiv angeboten. Ein Entwurf verschwindet nach zwei Jahren ohne Änderung.",
    ),
    Retention(
        model="funding.decision",
        label="Entscheidung",
        controller=AUTHORITY,
        purpose="die Entscheidung begründen und prüfen lassen",
        basis=TASK,
        fields=("reasons", "provisions", "question"),
        starts="nach dem Abschluss des Verfahrens",
        days=3650,
        then="Die Entscheidung wird gelöscht oder dem Archiv angeboten.",
    ),
    Retention(
        model="funding.settlement",
        label="Klärung einer Regel",
        controller=AUTHORITY,
        purpose="gleiche Fälle gleich behandeln",
        basis=TASK,
        fields=("reason", "source"),
        starts="nachdem die Förderlinie beendet ist",
        days=3650,
        then="Die Klärung wird gelöscht.",
    ),
    Retention(
        model="funding.question",
        label="Frage zu einer Förderlinie",
        controller=AUTHORITY,
        purpose="Ihre Frage beantworten",
        basis="Art. 6 Abs. 1 Buchst. e DSGVO",
        fields=("email", "text"),
        starts="nach der Antwort",
        days=90,
        then="Ihre E-Mail-Adresse wird gelöscht. Die Frage ohne Adresse kann in die Liste häufiger Fragen kommen.",
    ),
)
