"""Ready questions become questions of a survey, with their translations."""

from collections.abc import Iterable

from django.db import transaction

from wir.accounts.models import User
from wir.participation.actions.building import add_question
from wir.participation.models import Question, Survey
from wir.participation.queries.bank import Ready, Words, bank
from wir.strategy.models import Translation


def add_from_bank(survey: Survey, keys: Iterable[str], *, by: User) -> list[Question]:
    """Those that are not in the survey yet, in the order of the bank. Raises Refused and PermissionDenied."""
    wanted = set(keys) - set(survey.questions.exclude(bank="").values_list("bank", flat=True))
    with transaction.atomic():
        return [_add(survey, ready, by) for ready in bank().values() if ready.key in wanted]


def _add(survey: Survey, ready: Ready, by: User) -> Question:
    source = survey.language
    question = add_question(
        survey,
        kind=ready.kind,
        text=ready.text[source],
        choices=[words[source] for words in ready.options["choice"]],
        rows=[words[source] for words in ready.options["row"]],
        ends=[words[source] for words in ready.options["end"]],
        settings=dict(ready.settings),
        becomes_voice=ready.becomes_voice,
        bank=ready.key,
        by=by,
    )
    rows = _translations("participation.question", question.pk, ready.text, source)
    for axis, listed in ready.options.items():
        options = question.options.filter(axis=axis).order_by("place")
        for option, words in zip(options, listed, strict=True):
            rows += _translations("participation.option", option.pk, words, source)
    Translation.objects.bulk_create(rows)
    return question


def _translations(thing: str, key: int, words: Words, source: str) -> list[Translation]:
    """Marked as shipped: nobody has checked them."""
    return [
        Translation(
            thing=thing, thing_id=str(key), field="text", language=language, text=text, made="shipped"
        )
        for language, text in words.items()
        if language != source
    ]
