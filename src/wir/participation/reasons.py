"""Why a statement does not appear: the ready-made sentences, and how a reason is read in another language."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy, override

REASONS = {
    "insult": gettext_lazy("Sie beleidigt oder bedroht jemanden."),
    "person": gettext_lazy("Sie nennt eine Person oder verrät etwas über sie."),
    "same": gettext_lazy("Es gibt schon eine Aussage, die das Gleiche sagt."),
    "two": gettext_lazy("Es sind zwei Gedanken in einer Aussage."),
    "unclear": gettext_lazy("Wir verstehen nicht, was gemeint ist."),
    "elsewhere": gettext_lazy("Darüber kann der Ort nicht entscheiden."),
    "empty": gettext_lazy("Es steht kein Satz da, nur einzelne Zeichen."),
}
"""By code. They are stored in German, which is their key in every catalogue; so a reader gets them in their own language."""
NEEDS_NO_READING = frozenset({"empty"})
"""Reasons that somebody can see who does not read the language."""


@dataclass(frozen=True)
class Reason:
    """`ready` is in the reader's language, `own` as somebody wrote it, in German; one of them may be empty."""

    ready: str
    own: str


def read(because: str) -> Reason:
    """A stored reason for whoever reads it now: its ready-made sentence, and what was added."""
    for lazy in REASONS.values():
        german = _german(lazy)
        if because == german or because.startswith(f"{german} "):
            return Reason(gettext(german), because[len(german) :].strip())
    return Reason("", because)


def written(code: str, more: str) -> str:
    """What is stored: the ready-made sentence with this code, if there is one, and the own words."""
    ready = _german(REASONS[code]) if code in REASONS else ""
    return " ".join(part for part in (ready, more) if part)


def _german(sentence: object) -> str:
    with override("de"):
        return str(sentence)
