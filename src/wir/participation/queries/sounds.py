"""Which questions can be heard, for a reader of one language and for the desk."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info

from wir.documents.scanning import READABLE
from wir.participation.models import Question, Recording, Survey


@dataclass(frozen=True)
class Sound:
    """One recording as a reader gets it. `is_fallback`: it is not in the reader's language."""

    pk: int
    language: str
    named: str
    is_fallback: bool

    @property
    def language_name(self) -> str:
        """Its language in its own words."""
        return str(get_language_info(self.language)["name_local"])


def sounds_of(survey: Survey, language: str) -> dict[int, Sound]:
    """Question -> its recording in this language, or the one in the language the survey was written in. One statement."""
    rows = Recording.objects.filter(
        question__survey=survey, language__in={language, survey.language}, scan_state__in=READABLE
    )
    found: dict[int, Sound] = {}
    for row in sorted(rows, key=lambda one: one.language == language):
        found[row.question_id] = Sound(row.pk, row.language, row.named, row.language != language)
    return found


def recordings_of(survey: Survey) -> list[tuple[Question, list[Recording]]]:
    """Question by question what is there, in the order of the languages. Two statements."""
    order = [code for code, _name in settings.LANGUAGES]
    questions = list(survey.questions.prefetch_related("recordings"))
    for question in questions:
        for recording in question.recordings.all():
            recording.question = question
    return [
        (question, sorted(question.recordings.all(), key=lambda one: order.index(one.language)))
        for question in questions
    ]
