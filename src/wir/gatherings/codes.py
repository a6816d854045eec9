"""The code with which somebody gives a place back: nine digits, kept as a keyed hash."""

import secrets

from django.utils.crypto import salted_hmac


def new(key: str = "") -> str:
    """For example "482 019 337". With a `key` always the same one, so that who sends a form twice sees its code again."""
    drawn = _drawn_from(key) if key else secrets.randbelow(10**9)
    number = f"{drawn:09d}"
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def _drawn_from(key: str) -> int:
    return int(salted_hmac("wir.gatherings.new-code", key, algorithm="sha256").hexdigest(), 16) % 10**9


def hash_of(code: str) -> str:
    """What the table keeps; blanks do not matter."""
    digits = "".join(sign for sign in code if sign.isdigit())
    return salted_hmac("wir.gatherings.code", digits, algorithm="sha256").hexdigest()
