"""Questions of the public."""

from datetime import date, timedelta

from wir.core.retention import Retention
from wir.funding.models import Question
from wir.funding.retention.applications import DRAFT_DAYS
from wir.funding.retention.common import AUTHORITY
from wir.journal.retention import register

QUESTION_DAYS = 90


def erase_addresses_of_questions(on: date) -> int:
    """The asker's address, 90 days after the answer was published; without an answer 90 days after two years."""
    answered = Question.objects.filter(published_on__lt=on - timedelta(days=QUESTION_DAYS))
    forgotten = Question.objects.filter(asked_on__lt=on - timedelta(days=DRAFT_DAYS + QUESTION_DAYS))
    return (answered | forgotten).exclude(email="").update(email="")


register(
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
