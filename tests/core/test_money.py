import pytest
from hypothesis import given
from hypothesis import strategies as st

from wir.core.money import euro, euro_in_words, euro_round, parse_euro, plain_euro


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("28500", 2_850_000), ("28.500", 2_850_000), ("28.500,00", 2_850_000), ("28500.00", 2_850_000),
        ("20000.00", 2_000_000), (" 28.500 € ", 2_850_000), ("1.234.567,89", 123_456_789), ("0,5", 50),
        ("12.50", 1250), ("28500 Euro", 2_850_000), ("0", 0),
    ],
)  # fmt: skip
def test_people_may_write_an_amount_as_they_are_used_to(text, cents):
    assert parse_euro(text) == cents


@pytest.mark.parametrize(
    "text", ["", "abc", "-5", "1,234", "28.50.0", "1.23,4.5", "NaN", "1e5", "٣", "1,5,5", "9" * 2000]
)
def test_what_is_no_amount_is_refused_in_german(text):
    with pytest.raises(ValueError, match=r"Schreiben Sie|Stellen"):
        parse_euro(text)


@pytest.mark.parametrize(
    ("cents", "table", "running"),
    [
        (2_850_000, "28.500,00\u00a0€", "28.500\u00a0Euro"),
        (123, "1,23\u00a0€", "1,23\u00a0Euro"),
        (-2_850_050, "−28.500,50\u00a0€", "−28.500,50\u00a0Euro"),
        (0, "0,00\u00a0€", "0\u00a0Euro"),
    ],
)
def test_amounts_read_as_germans_write_them(cents, table, running):
    assert (euro(cents), euro_round(cents)) == (table, running)


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, "null Euro"),
        (100, "ein Euro"),
        (2_100, "einundzwanzig Euro"),
        (10_100, "einhundertein Euro"),
        (100_000, "eintausend Euro"),
        (2_200_000, "zweiundzwanzigtausend Euro"),
        (3_000_001, "dreißigtausend Euro und ein Cent"),
        (1_217_617, "zwölftausendeinhundertsechsundsiebzig Euro und siebzehn Cent"),
        (200_000_000, "zwei Millionen Euro"),
    ],
)
def test_a_notice_spells_the_amount_out(cents, words):
    assert euro_in_words(cents) == words


@pytest.mark.parametrize("cents", [-1, 10**11])
def test_words_end_before_a_thousand_million(cents):
    with pytest.raises(ValueError):
        euro_in_words(cents)


@given(st.integers(0, 10**15))
def test_what_is_written_is_read_back_to_the_cent(cents):
    assert (parse_euro(euro(cents)), parse_euro(plain_euro(cents))) == (cents, cents)
