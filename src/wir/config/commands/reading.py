"""What a command is given, read with care: every way a file can be wrong gets one clear German sentence."""

import json
import sys
from decimal import Decimal
from pathlib import Path

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
    return parse_json(text, name)


def parse_json(text: str, name: str) -> object:
    """The value of a JSON text; decimals keep their digits. Raises UnusableError, also for a key written twice."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_once)
    except json.JSONDecodeError as wrong:
        raise UnusableError(
            f"{name}: Das ist kein gültiges JSON (Zeile {wrong.lineno}, Spalte {wrong.colno})."
        ) from None
    except RecursionError:
        raise UnusableError(f"{name}: Die Eingabe ist zu tief verschachtelt.") from None
    except _UnfitError as wrong:
        raise UnusableError(f"{name}: {wrong}") from None
    except ValueError:
        raise UnusableError(
            f"{name}: Eine Zahl hat so viele Stellen, dass wir sie nicht lesen können."
        ) from None


class _UnfitError(ValueError):
    pass


def _refuse(word: str) -> object:
    raise _UnfitError(f"„{word}“ ist keine Zahl, mit der man rechnen kann.")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _UnfitError(
                f"Die Angabe „{key[:60]}“ steht zweimal da.".encode("utf-8", "replace").decode()
            )
        found[key] = value
    return found


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
