"""JSON from strangers, read strictly: one clear German sentence for every way it can be wrong."""

import json
from decimal import Decimal


class UnfitError(ValueError):
    """A text that is no JSON we work with. The text of the error is one German sentence."""


def parse(text: str) -> object:
    """The value of a JSON text; decimals keep their digits. Raises UnfitError, also for a key written twice."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_once)
    except json.JSONDecodeError as wrong:
        where = f"Zeile {wrong.lineno}, Spalte {wrong.colno}"
        raise UnfitError(f"Das ist kein gültiges JSON ({where}).") from None
    except RecursionError:
        raise UnfitError("Die Eingabe ist zu tief verschachtelt.") from None
    except UnfitError:
        raise
    except ValueError:
        raise UnfitError("Eine Zahl hat so viele Stellen, dass wir sie nicht lesen können.") from None


def _refuse(word: str) -> object:
    raise UnfitError(f"„{word}“ ist keine Zahl, mit der man rechnen kann.")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            printable = key[:60].encode("utf-8", "replace").decode()
            raise UnfitError(f"Die Angabe „{printable}“ steht zweimal da.")
        found[key] = value
    return found
