"""The bank: forty ready questions and the texts around a survey, each in all seven languages, shipped unchecked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[1] / "bank"
THEMES = ("life", "services", "fairness")
FOR_TWO_MINUTES, QUESTIONS_IN_FIVE_MINUTES = 4, 10
Words = Mapping[str, str]
"""Language -> text."""


@dataclass(frozen=True)
class Ready:
    """One ready question. `options` are the texts of each axis in order."""

    key: str
    theme: str
    kind: str
    text: Words
    options: Mapping[str, tuple[Words, ...]]
    settings: Mapping[str, Any]
    becomes_voice: bool


@cache
def languages() -> tuple[str, ...]:
    """The languages in which everything here is written, in the order of the files."""
    return tuple(_read("answers")["languages"])


@cache
def bank() -> Mapping[str, Ready]:
    """All ready questions by key, theme by theme."""
    shared = _read("answers")["answers"]
    found = [_ready(theme, entry, shared) for theme in THEMES for entry in _read(theme)["questions"]]
    return {one.key: one for one in found}


def _ready(theme: str, entry: Mapping[str, Any], shared: Mapping[str, Any]) -> Ready:
    options = {}
    for axis, name in (("choice", "choices"), ("row", "rows"), ("end", "ends")):
        listed = entry.get(name, [])
        texts = shared[listed] if isinstance(listed, str) else listed
        options[axis] = tuple(_words(text) for text in texts)
    return Ready(
        key=entry["key"],
        theme=theme,
        kind=entry["kind"],
        text=_words(entry["text"]),
        options=options,
        settings=entry.get("settings", {}),
        becomes_voice=bool(entry.get("becomes_voice")),
    )


@cache
def ready_text(name: str) -> Words:
    """The invitation, the consent, the poster or the receipt in every language."""
    return _words(_read("texts")["texts"][name])


def minutes_for(questions: int) -> int:
    """About how long so many questions take, at half a minute each: two minutes, or five and its multiples."""
    return 2 if questions <= FOR_TWO_MINUTES else 5 * ceil(questions / QUESTIONS_IN_FIVE_MINUTES)


def _words(texts: list[str]) -> Words:
    """Raises ValueError when a language is missing."""
    return dict(zip(languages(), texts, strict=True))


@cache
def _read(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found
