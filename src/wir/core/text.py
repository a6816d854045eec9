"""What people type, made safe to store, to sort and to find."""

import re
import unicodedata

# Marks that turn the direction of the text around them: they can make a name read as another one.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT = frozenset("\n\t")
_ENDINGS = re.compile("\r\n?|\u0085|\u2028|\u2029")
_SPELLING_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_TITLE = re.compile(r"^(?:stadt|gemeinde)\s+(?=\S)|\s*,\s*(?:stadt|gemeinde)$", re.IGNORECASE)
_SPELT_OUT = re.compile("[aou]e")
_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[^\w]|_")


def clean_text(text: str) -> str:
    """The text in composed form (NFC), one kind of line end, no blanks around it, nothing that cannot be printed.

    Control characters other than line end and tab, lone surrogates and marks that turn the direction are dropped.
    """
    lines = _ENDINGS.sub("\n", text)
    kept = "".join(sign for sign in lines if sign in _KEPT or not _is_noise(sign))
    return unicodedata.normalize("NFC", kept).strip()


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


def town_key(name: str) -> str:
    """What to tell towns apart by: `plain_key` without the title, so "Stadt Michelstadt" and "Michelstadt, Stadt" are one."""
    bare = _TITLE.sub("", clean_text(name))
    return plain_key(bare) or plain_key(name)


def _bare(text: str) -> str:
    """Without accents: é becomes e."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
