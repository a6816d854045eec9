"""What people type, made safe to store, to sort and to find."""

import re
import unicodedata

# Marks that turn the direction of the text around them: they can make a name read as another one.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT = frozenset("\n\t")
# Signs without width: inside a word they may matter (Persian), alone they are no text.
_WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff"
_AROUND = re.compile(rf"^[\s{_WIDTHLESS}]+|[\s{_WIDTHLESS}]+$")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n){3,}")
MOST_MARKS = 4
"""Marks on one letter: no script that is written here needs more, and a tower of them covers the lines above."""
_ENDINGS = re.compile("\r\n?|\u0085|\u2028|\u2029")
_SPELLING_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_TITLE = re.compile(r"^(?:stadt|gemeinde)\s+(?=\S)|\s*,\s*(?:stadt|gemeinde)$", re.IGNORECASE)
_SPELT_OUT = re.compile("[aou]e")
_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[^\w]|_")


def clean_text(text: str) -> str:
    """The text in composed form (NFC), one kind of line end, no blanks around it, nothing that cannot be printed.

    Control characters other than line end and tab, lone surrogates and marks that turn the direction are dropped, also
    what stands beyond four marks on one letter; more than two blank lines in a row become two.
    """
    lines = _ENDINGS.sub("\n", text)
    kept = "".join(sign for sign in lines if sign in _KEPT or not _is_noise(sign))
    bare = _AROUND.sub("", _without_towers(unicodedata.normalize("NFC", kept)))
    return _BLANK_LINES.sub("\n\n\n", bare)


def squeezed(text: str) -> str:
    """Without marks of lists, and without spaces and hyphens, which depend on where a line of a letter ends."""
    return re.sub(r"[\s\u00ad•-]", "", unicodedata.normalize("NFKC", text))


def _without_towers(text: str) -> str:
    """At most four combining marks after each other."""
    if text.isascii():
        return text
    found, run = [], 0
    for sign in text:
        run = run + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        if run <= MOST_MARKS:
            found.append(sign)
    return unicodedata.normalize("NFC", "".join(found))


def _is_noise(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs"} or sign in _TURNING


def sort_key(name: str) -> str:
    """What to sort German names by (DIN 5007-1): ä like a, ß like ss, without case; the name itself breaks ties."""
    return f"{_bare(name.casefold())}\x1f{name}".replace("\x00", "")


def plain_key(name: str) -> str:
    """What to find a name by: without case, accents and punctuation; "Gießen", "giessen" and "GIESSEN" are one.

    Umlauts and their written-out forms fold to the same letter, so "Fuerth" finds "Fürth".
    """
    spelt_out = unicodedata.normalize("NFC", name.casefold()).translate(_SPELLING_OUT)
    letters = _NEITHER_LETTER_NOR_DIGIT.sub("", _bare(spelt_out))
    return _SPELT_OUT.sub(lambda pair: pair[0][0], letters)


def spelt_out(text: str) -> str:
    """For addresses: ä becomes ae, ß becomes ss, in small letters."""
    return unicodedata.normalize("NFC", text.casefold()).translate(_SPELLING_OUT)


def bare_name(name: str) -> str:
    """A town's name without its title: "Stadt Lollar" -> "Lollar"."""
    return _TITLE.sub("", clean_text(name))


def town_key(name: str) -> str:
    """What to tell towns apart by: `plain_key` without the title, so "Stadt Michelstadt" and "Michelstadt, Stadt" are one."""
    return plain_key(bare_name(name)) or plain_key(name)


def _bare(text: str) -> str:
    """Without accents: é becomes e."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
