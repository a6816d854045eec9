"""Euro as people write them, cents as the product counts them: always integers, never floats."""

import re

NBSP = "\u00a0"
UNREADABLE = "Schreiben Sie den Betrag so: 28.500,00"

# German: dots between groups of three, comma before the cents. Plain: digits, and a dot before one or two cents.
_GERMAN = re.compile(r"(?P<euros>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cents>\d{1,2}))?", re.ASCII)
_PLAIN = re.compile(r"(?P<euros>\d+)\.(?P<cents>\d{1,2})", re.ASCII)
_AROUND = re.compile(r"\s|€|euro$|eur$", re.IGNORECASE)


def parse_euro(text: str) -> int:
    """Cents from what somebody wrote: 28500, 28.500, 28.500,00, 28500.00, "28.500 €".

    A dot followed by exactly three digits separates thousands, as Germans write. Raises ValueError with a German
    sentence for anything else, negative amounts and fractions of a cent included.
    """
    bare = _AROUND.sub("", text)
    match = _GERMAN.fullmatch(bare) or _PLAIN.fullmatch(bare)
    if match is None:
        raise ValueError(UNREADABLE)
    euros, cents = match["euros"].replace(".", ""), match["cents"] or ""
    return whole_number(euros) * 100 + int(cents.ljust(2, "0"))


def whole_number(digits: str) -> int:
    """An integer of any length: Python's own reader refuses more than 4,300 digits as too slow, so this one does too.

    Raises ValueError with a German sentence.
    """
    if len(digits) > 1000:
        raise ValueError("Diese Zahl hat mehr als tausend Stellen. Das können wir nicht lesen.")
    return int(digits)


def euro(cents: int) -> str:
    """28.500,00 € with a no-break space, for tables and notices."""
    return f"{_grouped(abs(cents) // 100, cents)},{abs(cents) % 100:02d}{NBSP}€"


def euro_round(cents: int) -> str:
    """30.000 Euro for running text; the cents are named only if there are any."""
    fraction = f",{abs(cents) % 100:02d}" if cents % 100 else ""
    return f"{_grouped(abs(cents) // 100, cents)}{fraction}{NBSP}Euro"


def plain_euro(cents: int) -> str:
    """28500.00, the form of the JSON case."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def _grouped(euros: int, sign: int) -> str:
    return ("−" if sign < 0 else "") + f"{euros:,}".replace(",", ".")


_SMALL = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_TENS = ["-", "-", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def euro_in_words(cents: int) -> str:
    """The amount as a notice spells it out: "zweiundzwanzigtausend Euro", "ein Euro und fünf Cent".

    Raises ValueError for negative amounts and from a thousand million euros on.
    """
    if not 0 <= cents < 10**11:
        raise ValueError("only amounts from zero up to a thousand million euros are written in words")
    words = f"{_spoken(cents // 100)} Euro"
    return f"{words} und {_spoken(cents % 100)} Cent" if cents % 100 else words


def _spoken(number: int) -> str:
    """A number before a noun: "ein Euro", not "eins Euro"."""
    said = _in_words(number)
    return said[:-1] if said.endswith("eins") else said


def _in_words(number: int) -> str:
    if number >= 1_000_000:
        millions, rest = divmod(number, 1_000_000)
        said = "eine Million" if millions == 1 else f"{_in_words(millions)} Millionen"
        return f"{said} {_in_words(rest)}" if rest else said
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return f"{_spoken(thousands)}tausend{_in_words(rest) if rest else ''}"
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{_spoken(hundreds)}hundert{_in_words(rest) if rest else ''}"
    if number >= 20:
        tens, ones = divmod(number, 10)
        return f"{_spoken(ones)}und{_TENS[tens]}" if ones else _TENS[tens]
    return _SMALL[number]
