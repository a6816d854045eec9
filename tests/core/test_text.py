import pytest
from hypothesis import given
from hypothesis import strategies as st

from wir.core.text import clean_text, plain_key, sort_key, town_key


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  a\r\nb\rc\u2028d  ", "a\nb\nc\nd"),
        ("a\x00b\x07c\x1b[0m\ttab", "abc[0m\ttab"),
        ("a\u202eb\u2066c", "abc"),
        ("a\ud800b", "ab"),
        ("Gu\u0308nther", "Günther"),
        ("Gut 👍", "Gut 👍"),
    ],
)
def test_text_is_stored_without_what_cannot_be_printed(typed, stored):
    assert clean_text(typed) == stored


@given(st.text())
def test_cleaning_twice_changes_nothing_and_always_gives_utf8(text):
    once = clean_text(text)
    assert clean_text(once) == once
    once.encode("utf-8")


def test_german_names_sort_like_in_a_german_register():
    names = ["Zell", "Österreich", "Bad", "Äb", "äb", "Oberursel", "Straße", "Strasse"]
    assert sorted(names, key=sort_key) == [
        "Äb",
        "äb",
        "Bad",
        "Oberursel",
        "Österreich",
        "Strasse",
        "Straße",
        "Zell",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fürth", "fuerth"),
        ("Gießen", "GIESSEN"),
        ("Bad Homburg v. d. Höhe", "bad-homburg v.d.hoehe"),
        ("Neuental", "neuental"),
    ],
)
def test_umlauts_case_and_punctuation_do_not_matter_for_finding(one, other):
    assert plain_key(one) == plain_key(other)


@pytest.mark.parametrize(
    "name", ["Michelstadt", "Stadt Michelstadt", "Michelstadt, Stadt", "Gemeinde Michelstadt"]
)
def test_a_title_does_not_tell_towns_apart(name):
    assert town_key(name) == "michelstadt"


@pytest.mark.parametrize(
    ("name", "key"), [("Stadtallendorf", "stadtallendorf"), ("Stadt", "stadt"), ("Neustadt", "neustadt")]
)
def test_a_name_that_only_looks_like_a_title_stays(name, key):
    assert town_key(name) == key


@pytest.mark.parametrize("text", ["\u200b", " \u200b\u200d \ufeff", "\u2060\n\u200c"])
def test_what_has_no_width_is_no_text(text):
    assert clean_text(text) == ""


def test_a_sign_without_width_inside_a_word_stays():
    assert clean_text("\ufeffمی\u200cخواهم\u200b") == "می\u200cخواهم"


@pytest.mark.parametrize(("marks", "kept"), [(4, 4), (5, 4), (500, 4)])
def test_no_letter_carries_a_tower_of_marks(marks, kept):
    assert clean_text("q" + "\u0305" * marks + "c") == "q" + "\u0305" * kept + "c"


@pytest.mark.parametrize(("ends", "kept"), [(1, 1), (3, 3), (4, 3), (50, 3)])
def test_two_blank_lines_are_enough(ends, kept):
    assert clean_text("a" + "\n" * ends + "b") == "a" + "\n" * kept + "b"


def test_blank_lines_of_blanks_count_as_blank():
    assert clean_text("a\n \n\t\n \n \nb") == "a\n\n\nb"
