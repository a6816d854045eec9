"""What Fördern keeps about people. The ten years for files are a default that the authority must confirm."""

from datetime import date, timedelta

from wir.core.retention import Retention
from wir.funding.models import Application, Question
from wir.journal.retention import register

AUTHORITY = "die Bewilligungsbehörde, die in der Förderlinie genannt ist"
TASK = "Art. 6 Abs. 1 Buchst. e DSGVO, § 44 LHO"

QUESTION_DAYS = 90
DRAFT_DAYS = 730


def erase_forgotten_drafts(on: date) -> int:
    """Drafts that nobody touched for two years; what was submitted is for the authority to close."""
    due = Application.objects.filter(state="draft", saved_at__date__lt=on - timedelta(days=DRAFT_DAYS))
    return due.delete()[1].get("funding.Application", 0)


def erase_addresses_of_questions(on: date) -> int:
    """The asker's address, 90 days after the answer was published; without an answer 90 days after two years."""
    answered = Question.objects.filter(published_on__lt=on - timedelta(days=QUESTION_DAYS))
    forgotten = Question.objects.filter(asked_on__lt=on - timedelta(days=DRAFT_DAYS + QUESTION_DAYS))
    return (answered | forgotten).exclude(email="").update(email="")


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
        erase=erase_forgotten_drafts,
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
        days=QUESTION_DAYS,
        then="Ihre E-Mail-Adresse wird gelöscht. Die Frage ohne Adresse kann in die Liste häufiger Fragen kommen.",
        erase=erase_addresses_of_questions,
    ),
)
