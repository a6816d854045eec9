"""A survey with its questions in one language, ready to be asked, printed or counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wir.core import conditions
from wir.participation.models import Option, Question, Survey
from wir.participation.queries.sounds import Sound, sounds_of
from wir.participation.questions import Asked, Choice, Kind, kind
from wir.participation.questions.kind import with_other
from wir.strategy.wording import Told, tell

Answers = Mapping[str, Mapping[str, Any]]
"""Code of the question -> value, as its kind stores it."""


@dataclass(frozen=True)
class Item:
    """One question: its row, how the reader gets it, what its kind can do, how it sounds if somebody has read it aloud."""

    question: Question
    asked: Asked
    kind: Kind
    sound: Sound | None = None

    @property
    def code(self) -> str:
        return self.asked.code


@dataclass(frozen=True)
class Questionnaire:
    """All questions of a survey in order."""

    survey: Survey
    items: tuple[Item, ...]

    def item(self, code: str) -> Item:
        """The question of that code. Raises KeyError."""
        return {item.code: item for item in self.items}[code]

    def asked_with(self, answers: Answers) -> list[Item]:
        """The questions that are asked after these answers."""
        given = {
            item.code: item.kind.given(answers[item.code]) for item in self.items if item.code in answers
        }
        wanted = set(conditions.asked([(item.code, item.question.condition) for item in self.items], given))
        return [item for item in self.items if item.code in wanted]

    def after(self, place: int, answers: Answers) -> int | None:
        """The place of the next question that is asked, counted from 1; None after the last one."""
        wanted = {item.code for item in self.asked_with(answers)}
        return next(
            (here for here, item in enumerate(self.items, 1) if here > place and item.code in wanted), None
        )

    def before(self, place: int, answers: Answers) -> int | None:
        """The place of the question before this one, None before the first one."""
        wanted = {item.code for item in self.asked_with(answers)}
        found = [here for here, item in enumerate(self.items, 1) if here < place and item.code in wanted]
        return found[-1] if found else None

    @property
    def has_conditions(self) -> bool:
        """Whether somebody may be asked fewer questions than there are."""
        return any(item.question.condition.get("tests") for item in self.items)


def questionnaire(survey: Survey, language: str) -> Questionnaire:
    """The survey in this language. Costs six statements, however many questions there are."""
    rows = list(survey.questions.prefetch_related("options"))
    options = [option for row in rows for option in row.options.all()]
    texts, hints, words = tell(rows, language), tell(rows, language, field="hint"), tell(options, language)
    sounds = sounds_of(survey, language)
    found: list[Item] = []
    for row in rows:
        asked = _asked(row, texts[row.pk], hints[row.pk], words, found)
        found.append(Item(row, asked, kind(row.kind), sounds.get(row.pk)))
    return Questionnaire(survey, tuple(found))


def _asked(row: Question, text: Told, hint: Told, words: Mapping[int, Told], before: Iterable[Item]) -> Asked:
    def of(axis: str) -> tuple[Choice, ...]:
        return tuple(
            Choice(option.code, str(words[option.pk])) for option in row.options.all() if option.axis == axis
        )

    return Asked(
        code=row.code,
        kind=row.kind,
        text=str(text),
        hint=str(hint) if row.hint else "",
        choices=of(Option.Axis.CHOICE),
        rows=of(Option.Axis.ROW),
        ends=of(Option.Axis.END),
        settings=row.settings,
        mark=text.mark,
        language=text.language,
        only_if=in_words(row.condition, before),
        original=_original(row, [text, hint, *(words[option.pk] for option in row.options.all())]),
        written_in=row.language,
    )


def _original(row: Question, told: Iterable[Told]) -> tuple[str, ...]:
    """The question, its hint and its options as they were written, if a machine has translated any of them."""
    if not any(one.by_machine for one in told):
        return ()
    options = [option.text for option in row.options.all()]
    return tuple(line for line in (row.text, row.hint, *options) if line)


def in_words(condition: Mapping[str, Any], before: Iterable[Item]) -> str:
    """When the question is asked, as a sentence for paper and for the page with all questions; empty if always."""
    known = {item.code: (place, item) for place, item in enumerate(before, 1)}
    parts = [_test_in_words(test, *known[test["question"]]) for test in condition.get("tests") or []]
    if not parts:
        return ""
    joint = _(" oder ") if condition.get("match") == "any" else _(" und ")
    return _("Nur wenn %(when)s.") % {"when": joint.join(parts)}


def _test_in_words(test: Mapping[str, Any], place: int, item: Item) -> str:
    texts = {choice.code: choice.text for choice in (*with_other(item.asked), *pairs_of(item))}
    values = [str(value) for value in test.get("values") or []]
    words = {
        "question": place,
        "answers": ", ".join(f"„{texts.get(value, value)}“" for value in values),
    }
    sentences = {
        "any_of": _("Sie bei Frage %(question)s geantwortet haben: %(answers)s"),
        "none_of": _("Sie bei Frage %(question)s etwas anderes geantwortet haben als %(answers)s"),
        "answered": _("Sie Frage %(question)s beantwortet haben"),
        "at_least": _("Ihre Zahl bei Frage %(question)s mindestens %(answers)s ist"),
        "at_most": _("Ihre Zahl bei Frage %(question)s höchstens %(answers)s ist"),
    }
    return sentences[test["is"]] % words


def pairs_of(item: Item) -> list[Choice]:
    """What conditions name of a matrix: row and answer together."""
    return [
        Choice(f"{row.code}:{choice.code}", f"{row.text}: {choice.text}")
        for row in item.asked.rows
        for choice in item.asked.choices
    ]
