"""What a machine could translate, what is on its way, and whom that would be sent to."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from django.conf import settings

from wir.clients.translate import can
from wir.participation.models import MachineTask, Statement, Survey
from wir.participation.queries.outcomes import outcome_texts
from wir.participation.queries.texts import Text, texts_of, translations_of
from wir.strategy.models import Process

MOST_AT_ONCE = 50
"""Texts of one order for what came out; another click sends the next ones."""
_PERSONAL = re.compile(r"@|https?:|www\.|\+?\d[\d /()-]{5,}\d")
"""An address or a telephone number; names a machine cannot tell, so a person reads the text before."""


def recipient() -> str:
    """The host that texts are sent to; empty where no service is set up."""
    return (urlsplit(settings.WIR_TRANSLATE_URL).hostname or "") if settings.WIR_TRANSLATE_URL else ""


def looks_personal(text: str) -> bool:
    """Whether somebody could be reached by what stands there."""
    return bool(_PERSONAL.search(text))


def missing_texts(survey: Survey, language: str) -> list[Text]:
    """The texts of a survey that nobody has translated into this language."""
    texts = texts_of(survey)
    there = translations_of(texts)
    return [text for text in texts if (text.code, language) not in there]


def missing_outcomes(process: Process, language: str) -> list[Text]:
    """What came out and nobody has translated into this language, without texts in which somebody could be reached."""
    texts = outcome_texts(process)
    there = translations_of(texts)
    missing = [text for text in texts if (text.code, language) not in there]
    return [text for text in missing if not looks_personal(text.source)][:MOST_AT_ONCE]


def last_outcome_task(process: Process, language: str) -> MachineTask | None:
    """The last order for what came out of a process in this language."""
    return MachineTask.objects.filter(outcomes_of=process, language=language).last()


def targets_of(statement: Statement, translated: Collection[str]) -> list[tuple[str, str]]:
    """Code and own name of the languages into which a machine could translate it, without those that are there."""
    return [
        (code, name)
        for code, name in settings.LANGUAGES
        if code not in translated and can(statement.language, code)
    ]


def target_of(statement: Statement) -> str:
    """The language of those who check into which a machine could translate it; empty if there is none."""
    reads = statement.conversation.reads
    if statement.language in reads:
        return ""
    return next((code for code in reads if can(statement.language, code)), "")


def last_tasks(survey: Survey) -> dict[str, MachineTask]:
    """Language -> the last order for the survey. One statement."""
    return {task.language: task for task in MachineTask.objects.filter(survey=survey)}


def last_task(statement: Statement) -> MachineTask | None:
    """The last order for a statement."""
    return MachineTask.objects.filter(statement=statement).last()


def is_allowed(process: Process) -> bool:
    """Whether statements may be translated unasked."""
    return hasattr(process, "machine_allowed")
