"""Three words that only the holder has."""

import re
from datetime import date

import pytest

from wir.core.text import plain_key
from wir.strategy import receipts
from wir.strategy.models import Receipt


def _one_slip_apart(one, other):
    """Whether one letter too much, too little, another or two swapped make one of the other."""
    slips = {one[:i] + one[i + 1 :] for i in range(len(one))}
    slips |= {one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(len(one) - 1)}
    fewer = {other[:i] + other[i + 1 :] for i in range(len(other))}
    same_place = sum(a != b for a, b in zip(one, other, strict=False)) if len(one) == len(other) else 9
    return other in slips or one in fewer or same_place <= 1


def test_words_are_plain():
    assert [word for word in receipts.words() if not re.fullmatch("[a-z]{2,8}", word)] == []


def test_three_words_are_more_than_a_thousand_million_codes():
    assert len(set(receipts.words())) == len(receipts.words())
    assert len(receipts.words()) >= 1024


def test_no_slip_of_the_finger_makes_one_word_of_another():
    found, near = receipts.words(), {}
    for (
        word
    ) in found:  # words that differ by one letter share a form with one letter left out, or with two swapped
        for place in range(len(word)):
            near.setdefault(word[:place] + word[place + 1 :], set()).add(word)
        near.setdefault(word, set()).add(word)
        for place in range(len(word) - 1):
            near.setdefault(word[:place] + word[place + 1] + word[place] + word[place + 2 :], set()).add(word)
    alike = {
        (one, other)
        for group in near.values()
        for one in group
        for other in group
        if one < other and _one_slip_apart(one, other)
    }
    assert alike == set()


def test_no_word_changes_when_umlauts_are_folded():
    assert [word for word in receipts.words() if plain_key(word) != word] == []


def test_where_a_word_ends_counts():
    assert receipts.hash_of("bus-halle-stelle") != receipts.hash_of("bushalle-stelle")
    assert receipts.hash_of("ab-c-d") != receipts.hash_of("a-bc-d")
    assert receipts.hash_of("") != receipts.hash_of("a")


@pytest.mark.django_db
def test_a_receipt_is_found_by_its_words_however_they_are_typed(cast):
    voice, code = cast.voice_with_code()
    for typed in (
        code,
        code.upper(),
        code.replace("-", " "),
        f"  {code} ",
        code.replace("-", " – "),
        code.replace("-", "_\n"),
        code.replace("-", ", "),
    ):
        assert receipts.find(typed) == voice.receipt
    assert [receipts.find(wrong) for wrong in ("nie-da-gewesen", "", code.replace("-", ""), code[:-1])] == [
        None
    ] * 4
    assert receipts.find(code, cast.process(name="Noch einer")) is None


@pytest.mark.django_db
def test_the_code_stands_in_no_column(cast):
    _voice, code = cast.voice_with_code()
    row = Receipt.objects.values().get()
    assert not any(word in str(value) for word in code.split("-") for value in row.values() if len(word) > 3)
    assert row["made_on"] == date(2026, 11, 2)
