"""Bank accounts: one way to store an IBAN, one way to show it, and a sentence for each way to get it wrong."""

import re

import stdnum.iban
from stdnum.exceptions import InvalidChecksum, InvalidComponent, ValidationError

GERMAN_LENGTH = 22
_BETWEEN = re.compile(r"[\s.\-]+")
_SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]+")


def parse_iban(text: str) -> str:
    """The IBAN in compact capital form. Blanks, dots and dashes between the characters do not matter.

    Raises ValueError with a German sentence that says what is wrong.
    """
    iban = _BETWEEN.sub("", text).upper()
    if not _SHAPE.fullmatch(iban):
        raise ValueError("Eine IBAN beginnt mit zwei Buchstaben und zwei Ziffern, zum Beispiel DE89.")
    if iban.startswith("DE") and len(iban) != GERMAN_LENGTH:
        raise ValueError(f"Eine deutsche IBAN hat {GERMAN_LENGTH} Zeichen. Ihre hat {len(iban)}.")
    try:
        return str(stdnum.iban.validate(iban))
    except InvalidChecksum:
        raise ValueError(
            "Die Prüfziffer passt nicht. Bitte vergleichen Sie jede Ziffer mit Ihrem Kontoauszug."
        ) from None
    except InvalidComponent:
        raise ValueError(f"„{iban[:2]}“ ist kein Land mit IBAN. Deutsche beginnen mit DE.") from None
    except ValidationError:
        raise ValueError(
            "So ist eine IBAN dieses Landes nicht aufgebaut. Bitte vergleichen Sie sie mit Ihrem Kontoauszug."
        ) from None


def group_iban(iban: str) -> str:
    """As it is printed on every statement: in groups of four."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))
