"""Which statements still lack which language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from wir.participation.models import Conversation, Statement
from wir.strategy.models import Translation

GERMAN = frozenset({"de", "de-simple"})
"""Readers of plain German read a German statement as it is."""


@dataclass(frozen=True)
class Lacking:
    """A statement and, by their own names, the languages in which nobody can read it yet."""

    statement: Statement
    there: frozenset[str]

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages that are missing."""
        readable = self.there | GERMAN if self.there & GERMAN else self.there
        return tuple(code for code, _name in settings.LANGUAGES if code not in readable)

    @property
    def names(self) -> str:
        """For example "Türkçe, العربية"."""
        names = dict(settings.LANGUAGES)
        return ", ".join(names[code] for code in self.codes)


def languages_for(statement: Statement) -> list[tuple[str, str]]:
    """Code and own name of the languages it may be translated into: first those that the people who check read."""
    reads = statement.conversation.reads
    return sorted(
        ((code, name) for code, name in settings.LANGUAGES if code != statement.language),
        key=lambda pair: pair[0] not in reads,
    )


def lacking(statements: Iterable[Statement]) -> list[Lacking]:
    """Statements that some reader cannot read in their language, by number. Two statements, however many there are."""
    listed = list(statements)
    there: dict[str, set[str]] = {str(one.pk): {one.language} for one in listed}
    rows = Translation.objects.filter(thing=Statement._meta.label_lower, thing_id__in=list(there))
    for key, language in rows.values_list("thing_id", "language"):
        there[key].add(language)
    found = [Lacking(one, frozenset(there[str(one.pk)])) for one in listed]
    return [one for one in found if one.codes]


def to_translate(conversation: Conversation, found: Iterable[Statement]) -> list[Lacking]:
    """Of those that the person may translate: first what waits and cannot be read, then what lacks a language."""
    rows = lacking(one for one in found if one.state != "refused")
    unread = [one for one in rows if not one.there & set(conversation.reads)]
    return unread + [one for one in rows if one not in unread]
