"""What a correction of an obvious error may touch: words and days, never sums, years, the decision or the recipient.

Compared is the whole letter before and after, so that a piece of a sum or of a name is found, too. Both texts come without
spaces, because nobody knows where a line of the letter ends.
"""

import re
from collections import Counter
from typing import Literal

Against = Literal["absent", "number", "decision", "kept"]
# The day and month of a whole date may be corrected; its year stays.
_DAY_OF_DATE = re.compile(
    r"\d{1,2}\.(?:\d{1,2}\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?=\d{4})"
)
_NUMBER = re.compile(r"\d+")
_DECISION = re.compile(
    r"bewillig|gewähr|ablehn|abgelehnt|lehnen|nachrück|zurückgestellt|widerruf|nicht|kein|bekommen|vorbehalt|verzicht"
)


def against_correcting(text: str, *, wrong: str, right: str, kept: tuple[str, ...]) -> Against | None:
    """Why this is no correction of an obvious error; None: it is one.

    `text` is the letter; `kept` are names and sums in words that must stand there as often as before. All without spaces.
    """
    if not wrong or wrong not in text:
        return "absent"
    after = text.replace(wrong, right)
    if _numbers(text) != _numbers(after):
        return "number"
    if _decided(text) != _decided(after):
        return "decision"
    if any(
        after.casefold().count(one.casefold()) < text.casefold().count(one.casefold()) for one in kept if one
    ):
        return "kept"
    return None


def _numbers(text: str) -> Counter[str]:
    return Counter(_NUMBER.findall(_DAY_OF_DATE.sub("", text)))


def _decided(text: str) -> Counter[str]:
    return Counter(_DECISION.findall(text.casefold()))
