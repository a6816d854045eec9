"""How a value is written in a file, by its unit, and what it becomes: euro become cents, lists become tuples."""

from collections.abc import Callable

from wir.core.money import whole_number
from wir.guidelines.names import COUNTED, EUR, LIST, TEXT

BOUNDS = {"lower": ("within", "beyond"), "upper": ("within", "beyond")}


def read_value(unit: str, value: object) -> object:
    """The value as the rules use it; None stays None. Raises ValueError with a German sentence."""
    if value is None:
        return None
    if unit in COUNTED:
        return _count(value)
    reader = _READERS.get(unit)
    if reader is None:
        known = ", ".join([*_READERS, *sorted(COUNTED)])
        raise ValueError(f"Die Einheit „{unit}“ kennen wir nicht. Möglich sind: {known}.")
    return reader(value)


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"„{value}“ ist keine ganze Zahl ab 0.")
    return value


def _cents(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value * 100
    euros, dot, cents = value.partition(".") if isinstance(value, str) else ("", "", "")
    if (euros + cents).isascii() and euros.isdigit() and (not dot or (len(cents) == 2 and cents.isdigit())):
        return whole_number(euros) * 100 + int(cents or "0")
    raise ValueError(
        f'„{value}“ ist kein Betrag. Schreiben Sie ganze Euro als Zahl oder Cent in Anführungszeichen: "12.50".'
    )


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise ValueError("Hier muss ein Text stehen.")


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(word, str) and word for word in value):
        return tuple(value)
    raise ValueError("Hier muss eine Liste von Wörtern stehen.")


def _yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError("Hier darf nur true oder false stehen.")


def _bounds(value: object) -> dict[str, str]:
    known = isinstance(value, dict) and value.keys() == BOUNDS.keys()
    if known and isinstance(value, dict) and all(value[end] in BOUNDS[end] for end in BOUNDS):
        return dict(value)
    raise ValueError("Schreiben Sie die Grenzen so: {lower: within, upper: beyond}.")


_READERS: dict[str, Callable[[object], object]] = {
    EUR: _cents,
    TEXT: _text,
    LIST: _words,
    "Rechenweg": _text,
    "ja oder nein": _yes_or_no,
    "Grenzen": _bounds,
}
