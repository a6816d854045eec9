"""What every kind of question can do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wir.core.conditions import Given

Value = dict[str, Any]
"""An answer as it is stored: JSON that holds codes, never words of a language (except what people wrote themselves)."""

OTHER = "other"
MOST_OF_OTHER = 200


@dataclass(frozen=True)
class Choice:
    """One choice, row or end of a scale in the reader's language."""

    code: str
    text: str


@dataclass(frozen=True)
class Asked:
    """A question as a reader gets it. `mark` tells how sure its translation is (see strategy.wording), `only_if` in words
    when it is asked. `original` is what stands there in `written_in`, line by line, if a machine has translated any of it
    and nobody has checked that."""

    code: str
    kind: str
    text: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    rows: tuple[Choice, ...] = ()
    ends: tuple[Choice, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    mark: str = ""
    only_if: str = ""
    language: str = "de"
    original: tuple[str, ...] = ()
    written_in: str = "de"

    @property
    def by_machine(self) -> bool:
        """Whether a machine translated some of it and nobody has checked that."""
        return bool(self.original)

    @property
    def has_other(self) -> bool:
        """Whether one may answer something else in one's own words."""
        return bool(self.settings.get("other"))


@dataclass(frozen=True)
class Table:
    """One table of the fixed list of what may be published of a question. `parts`: the cells add up to all who answered."""

    code: str
    label: str
    cells: tuple[Choice, ...]
    parts: bool


class Kind:
    """One kind. `needs` names what the builder must ask for: "choice", "row", "end"; `can_be_voice`: people write."""

    name: ClassVar[str]
    label: ClassVar[str | Promise]
    order: ClassVar[int]
    needs: ClassVar[tuple[str, ...]] = ()
    can_be_voice: ClassVar[bool] = False
    template: ClassVar[str] = "participation/questions/field.html"

    def fields(self, asked: Asked) -> dict[str, forms.Field]:
        """Name -> form field; the first one is named by the question's code."""
        raise NotImplementedError

    def initial(self, asked: Asked, value: Value) -> dict[str, Any]:
        """What the fields show for an answer."""
        raise NotImplementedError

    def clean(self, asked: Asked, data: Mapping[str, Any]) -> Value | None:
        """The answer out of the cleaned fields, None when nothing was answered."""
        raise NotImplementedError

    def given(self, value: Value) -> Given:
        """What conditions can see of it."""
        return Given()

    def words(self, asked: Asked, value: Value) -> list[str]:
        """The answer in words, line by line."""
        raise NotImplementedError

    def tables(self, asked: Asked) -> list[Table]:
        """What may be published: a fixed list that does not depend on the answers."""
        return []

    def tally(self, asked: Asked, values: Iterable[Value]) -> dict[str, dict[str, int]]:
        """Table -> cell -> how many."""
        return {}

    def columns(self, asked: Asked) -> list[tuple[str, str]]:
        """Code and heading of each column of the export, the same for every answer."""
        raise NotImplementedError

    def cells(self, asked: Asked, value: Value) -> list[str]:
        """What stands in these columns for an answer."""
        raise NotImplementedError

    def press(self, asked: Asked, value: Value | None, verb: str, code: str) -> Value | None:
        """The answer after a button inside the question was pressed; most kinds have none."""
        return value

    def paper(self, asked: Asked) -> dict[str, Any]:
        """How it is printed: a shape that `typst/survey.typ` knows, and its texts."""
        raise NotImplementedError


def count(values: Iterable[Iterable[str]], cells: Iterable[Choice]) -> dict[str, int]:
    """Cell -> how many answers name it; every cell is there."""
    found = {cell.code: 0 for cell in cells}
    for codes in values:
        for code in set(codes) & found.keys():
            found[code] += 1
    return found


def with_other(asked: Asked) -> tuple[Choice, ...]:
    """The choices, and the one for something else where there is one."""
    other = (Choice(OTHER, _("Etwas anderes")),) if asked.has_other else ()
    return asked.choices + other
