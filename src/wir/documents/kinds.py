"""The register of document kinds. A part's `documents.py` registers its own; nothing here knows any of them.

A kind is a name, a label for people, a Typst template in the part's folder and the fields that the template reads.
"""

from dataclasses import dataclass
from pathlib import Path

LETTER_NEEDS = ("title", "number", "day", "demo", "sender", "addressee")
"""What the shared letter layout (`typst/letter.typ`) reads from the data of every kind."""


@dataclass(frozen=True)
class Kind:
    """One kind of document. `needs` names the keys of the data beyond those of the letter layout.

    `amends`: it is read together with the document that it follows and leaves it in force, instead of replacing it.
    """

    name: str
    label: str
    template: Path
    needs: tuple[str, ...]
    amends: bool = False


class UnknownKind(LookupError):
    """No part has registered a kind of that name."""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known. Registering the same again changes nothing; another one of that name raises ValueError."""
    if _kinds.setdefault(kind.name, kind) != kind:
        raise ValueError(f"Two document kinds are named {kind.name!r}.")
    return kind


def kind(name: str) -> Kind:
    """The kind of that name. Raises UnknownKind."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(f"Die Dokumentart „{name}“ gibt es nicht.") from None


def kinds() -> tuple[Kind, ...]:
    """All kinds, sorted by name."""
    return tuple(_kinds[name] for name in sorted(_kinds))
