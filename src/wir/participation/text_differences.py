"""What changed between two versions, paragraph by paragraph and word by word. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Content = list[dict[str, Any]]
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """A run of words: "same", "out" or "in"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One paragraph that is new, gone or changed, under the heading where it stands (or stood)."""

    kind: str
    heading: str
    key: str
    pieces: tuple[Piece, ...]


def changes(before: Content, after: Content) -> list[Change]:
    """Paragraphs that differ, in the order of the newer text; what is gone stands at the end."""
    old, new = _paragraphs(before), _paragraphs(after)
    found = []
    for key, (heading, text) in new.items():
        if key not in old:
            found.append(Change("new", heading, key, (Piece("in", text),)))
        elif old[key][1] != text:
            found.append(Change("changed", heading, key, pieces(old[key][1], text)))
    gone = [key for key in old if key not in new]
    return found + [Change("gone", old[key][0], key, (Piece("out", old[key][1]),)) for key in gone]


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Word by word; joined, "same" and "in" give the newer text, "same" and "out" the older one."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[a:b])))
        else:
            found += [Piece("out", "".join(old[a:b]))] if a < b else []
            found += [Piece("in", "".join(new[c:d]))] if c < d else []
    return tuple(found)


def _paragraphs(content: Content) -> dict[str, tuple[str, str]]:
    return {
        one["key"]: (section["heading"], one["text"]) for section in content for one in section["paragraphs"]
    }
