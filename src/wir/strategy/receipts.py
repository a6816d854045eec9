"""Receipt codes (Belege): three words that only the holder has; the table keeps a keyed hash."""

import re
import secrets
from datetime import date
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.crypto import salted_hmac

from wir.core.text import plain_key
from wir.strategy.models import Process, Receipt

WORDS_FILE = Path(__file__).with_name("words.txt")
WORDS = 3
_BETWEEN = re.compile(r"[\W_]+")


@cache
def words() -> tuple[str, ...]:
    """The words that codes are made of: short, German, without umlauts, no two alike."""
    return tuple(WORDS_FILE.read_text().split())


def new_code() -> str:
    """For example "birne-fluss-sieben"."""
    return "-".join(secrets.choice(words()) for _ in range(WORDS))


def hash_of(code: str) -> str:
    """What the table keeps. Case and what stands between the words do not matter, where a word ends does."""
    spoken = "-".join(plain_key(word) for word in _BETWEEN.split(code) if word)
    return salted_hmac("wir.strategy.receipt", spoken, algorithm="sha256").hexdigest()


def give(process: Process, thing: models.Model, *, on: date) -> tuple[Receipt, str]:
    """A receipt for something that was handed in at this thing, and its code, which is shown once and stored nowhere."""
    code = next(code for code in iter(new_code, "") if find(code) is None)
    receipt = Receipt.objects.create(
        process=process, code_hash=hash_of(code), thing=thing._meta.label_lower, thing_id=thing.pk, made_on=on
    )
    return receipt, code


def find(code: str, process: Process | None = None) -> Receipt | None:
    """The receipt with this code, if there is one."""
    found = Receipt.objects.filter(code_hash=hash_of(code))
    return (found.filter(process=process) if process else found).select_related("process").first()
