"""What a guideline file says, once read: a line, its versions, and the law of one day."""

from dataclasses import dataclass
from datetime import date

from wir.core.dated import Dated, in_force
from wir.guidelines.names import SECTIONS


class FaultyError(ValueError):
    """Guideline files that cannot be used. `sentences` name file and key, one fault each."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of a line's guideline. Both days count; `valid_to` None means that no end is known.

    `known_until` is the last day on which a source shows the line open; after it the state is unknown, for the
    reason in `unknown_after`.
    """

    id: str
    label: str
    valid_from: date
    valid_to: date | None
    known_until: date | None
    unknown_after: str
    source: str
    note: str
    values: dict[str, tuple[Dated, ...]]

    def holds_on(self, on: date) -> bool:
        """Whether this version is the one to ask on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One funding line (Förderlinie) with all its versions, oldest first. `fictional` lines are for trying out.

    `sections` names the parts of an application for this line, in the order of `names.SECTIONS`.
    `opens` is "strategy" when its grants pay for a strategy process.
    """

    line: str
    label: str
    about: str
    fictional: bool
    versions: tuple[Version, ...]
    sections: tuple[str, ...] = SECTIONS
    opens: str = ""

    def law(self, on: date) -> "Law | None":
        """The version of that day; None when there is none."""
        for version in self.versions:
            if version.holds_on(on):
                return Law(self, version, on)
        return None


@dataclass(frozen=True)
class Law:
    """The values of one line on one day."""

    of: Line
    version: Version
    on: date

    @property
    def line(self) -> str:
        return self.of.line

    @property
    def id(self) -> str:
        return self.version.id

    @property
    def label(self) -> str:
        return self.version.label

    @property
    def valid_from(self) -> date:
        return self.version.valid_from

    @property
    def valid_to(self) -> date | None:
        return self.version.valid_to

    @property
    def source(self) -> str:
        return self.version.source

    def value(self, name: str) -> Dated:
        """The value of that name on the day. Raises KeyError if this version does not speak of it."""
        found = self.get(name)
        if found is None:
            raise KeyError(f"{self.id} has no value {name!r} on {self.on}")
        return found

    def get(self, name: str) -> Dated | None:
        """The value of that name, or None if this version does not speak of it."""
        return in_force(self.version.values.get(name, ()), self.on)

    def values(self) -> tuple[Dated, ...]:
        """Every value of the day, in the order of the file."""
        found = (self.get(name) for name in self.version.values)
        return tuple(value for value in found if value is not None)
