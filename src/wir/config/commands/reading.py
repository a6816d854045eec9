"""What a command is given, read with care: every way a file can be wrong gets one clear German sentence."""

import sys
from pathlib import Path

from wir.core import strict_json

MOST_BYTES = 20_000_000


class UnusableError(Exception):
    """Something the command cannot work with. The text is one German sentence for stderr."""


def read_json(name: str) -> object:
    """The JSON in a file, or on standard input for "-". Raises UnusableError."""
    data = _bytes(name)
    if len(data) > MOST_BYTES:
        raise UnusableError(
            f"{name}: Die Eingabe ist zu groß. Mehr als {MOST_BYTES // 1_000_000} Megabyte lesen wir nicht."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableError(
            f"{name}: Die Eingabe ist kein Text in UTF-8. Speichern Sie sie bitte so ab."
        ) from None
    if not text.strip():
        raise UnusableError(f"{name}: Die Eingabe ist leer. Erwartet wird ein Fall als JSON.")
    try:
        return strict_json.parse(text)
    except strict_json.UnfitError as wrong:
        raise UnusableError(f"{name}: {wrong}") from None


def _bytes(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnusableError(f"{name}: Diese Datei gibt es nicht.") from None
    except (OSError, ValueError):
        raise UnusableError(f"{name}: Diese Datei lässt sich nicht lesen.") from None
