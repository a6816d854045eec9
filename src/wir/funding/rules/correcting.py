"""What a correction of an obvious error may touch: how a word is spelled, and the recipient's address. Nothing else.

The rule says what may be corrected, so nobody has to list what may not: a word stays the same word, with one letter of
difference, and a number, a day or a short word such as "nur" stays as it is. One letter can still turn a decision ("keine",
"eine"), so its words are counted in the whole letter. Letters come without spaces, because nobody knows where their lines end.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from wir.core.text import squeezed

Against = Literal["absent", "more", "decision", "kept"]
SHORTEST = 5
"""Letters of a word that may be spelled anew. Below that, one letter makes another word: Juni and Juli, nur and nun."""
HEAD_ENDS = "Aktenzeichen:"
"""Behind the address, in every letter of the house."""
_DECISION = re.compile(
    r"bewillig|gewähr|ablehn|abgelehnt|lehnen|nachrück|zurückgestellt|widerruf|nicht|kein|bekommen|vorbehalt|verzicht"
    r"|(?<!be)stimm|(?<!be)dürf|darf"
)
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ı": "i", "ß": "ss"})


def against_correcting(
    text: str,
    *,
    wrong: str,
    right: str,
    kept: tuple[str, ...],
    address: tuple[str, ...],
    earlier: tuple[tuple[str, str], ...] = (),
) -> Against | None:
    """Why this is no correction of an obvious error; None: it is one.

    `text` is the letter, `kept` are names and sums in words that must stand there as often as before, both without spaces;
    `address` are the lines of the recipient's address as they are right today; `earlier` what was corrected before, in
    order: the error stands in the letter as it reads since then, and a word stays the one that first went out, so that
    no chain of corrections leads further than one.
    """
    now = text
    first: dict[str, str] = {}
    for before, then in earlier:
        now = now.replace(squeezed(before), squeezed(then))
        first |= _first_spellings(before, then, first)
    stands, stays = squeezed(wrong), squeezed(right)
    if not stands or stands not in now:
        return "absent"
    if not _same_words(wrong, right, first) and not _only_the_address(now, stands, stays, address):
        return "more"
    after = now.replace(stands, stays)
    if _decided(text) != _decided(after):
        return "decision"
    for one in (one.casefold() for one in kept if one):
        if after.casefold().count(one) < max(whole.casefold().count(one) for whole in (text, now)):
            return "kept"
    return None


def net_changes(changes: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """One pair for each place, from what the letter itself says to what holds now; without those that went back.

    A later correction of the same place names it as it reads since the earlier one, in fewer or in more words.
    """
    net: list[tuple[str, str]] = []
    for wrong, right in changes:
        at = next((at for at, (_was, now) in enumerate(net) if wrong in now or now in wrong), None)
        if at is None:
            net.append((wrong, right))
            continue
        was, now = net[at]
        net[at] = (was, now.replace(wrong, right)) if wrong in now else (wrong.replace(now, was), right)
    return tuple((was, now) for was, now in net if was != now)


def _first_spellings(wrong: str, right: str, first: Mapping[str, str]) -> dict[str, str]:
    """Each word as it is spelled now -> as it first went out."""
    before, after = _words(wrong), _words(right)
    if len(before) != len(after):
        return {}
    return {new: first.get(old, old) for old, new in zip(before, after, strict=True) if old != new}


def _same_words(wrong: str, right: str, first: Mapping[str, str]) -> bool:
    """Word by word the same, also as what first went out, or the same with other spaces."""
    if squeezed(wrong) == squeezed(right):
        return True
    before, after = _words(wrong), _words(right)
    return len(before) == len(after) and all(
        _same_word(old, new) and _same_word(first.get(old, old), new)
        for old, new in zip(before, after, strict=True)
    )


def _words(text: str) -> list[str]:
    """Words and signs one by one; a hyphen before a space is the end of a line."""
    whole = re.sub(r"[-\u00ad]\s+", "", unicodedata.normalize("NFKC", text))
    return re.findall(r"\w+|[^\w\s]", whole)


def _same_word(wrong: str, right: str) -> bool:
    if wrong == right:
        return True
    if not (wrong + right).isalpha() or min(len(wrong), len(right)) < SHORTEST:
        return False
    return _one_letter_apart(_folded(wrong), _folded(right))


def _folded(word: str) -> str:
    """Without accents, umlauts written out: a name in another alphabet is the same name."""
    plain = unicodedata.normalize("NFD", word.casefold().translate(_FOLDED))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _one_letter_apart(one: str, other: str) -> bool:
    """One letter missing, too many, another one, or two neighbours in the wrong order; or the same."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, instead = one[start:], other[start:]
    swapped = rest[1::-1] + rest[2:] if len(rest) > 1 else rest
    return instead in (rest, rest[1:], swapped) or rest == instead[1:] or rest[1:] == instead[1:]


def _only_the_address(text: str, stands: str, stays: str, address: tuple[str, ...]) -> bool:
    """It stands above the letter and nowhere in it, and becomes a line of the address as it is right."""
    _head, mark, letter = text.partition(squeezed(HEAD_ENDS))
    return bool(mark) and stands not in letter and stays in map(squeezed, address)


def _decided(text: str) -> Counter[str]:
    return Counter(_DECISION.findall(text.casefold()))
