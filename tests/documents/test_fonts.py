import pytest

from tests.documents.glyph_table import TABLE, glyph_table
from wir.documents import fonts


def test_the_table_equals_the_shipped_fonts():
    assert TABLE.read_text(encoding="ascii") == glyph_table()


@pytest.mark.parametrize(
    "text",
    [
        "Łukasz Żółć, Nguyễn Thị Ấp, Ğülşah İnce, Ștefan Țepeș",
        "Олександра Гриценко, Ґалаґан, Їжакевич",
        "فاطمة الزهراء، می‌خواهم",
        "M̂ C̨̆ J̌",
        "28.500,00\u00a0€ „Wort“ – § 44, 15\u202fkm, E\u2011Mail, Zeile\nZeile\tSpalte",
        "",
    ],
)
def test_names_from_all_over_hesse_can_be_printed(text):
    assert fonts.missing_glyphs(text) == set()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Wir freuen uns 😀!", {"😀"}),
        ("中文", {"中", "文"}),
        ("Glocke\x07", {"\x07"}),
        ("\x00", {"\x00"}),
        ("\ud800", {"\ud800"}),
        ("\ue000", {"\ue000"}),
        ("\ufeff", {"\ufeff"}),
        ("1\u202e00", {"\u202e"}),
        ("A\u0301\u064b", {"\u064b"}),
    ],
    ids=["emoji", "chinese", "bell", "nul", "lone surrogate", "private use", "byte order mark", "override",
         "an Arabic mark on a Latin letter"],
)  # fmt: skip
def test_what_cannot_be_printed_is_found(text, missing):
    assert fonts.missing_glyphs(text) == missing


def test_a_mark_stands_for_each_character_that_cannot_be_printed():
    assert fonts.printable("Grüße 😀 aus 中文\x07!") == ("Grüße ▯ aus ▯▯▯!", {"😀", "中", "文", "\x07"})


def test_text_that_can_be_printed_stays_as_it_is():
    assert fonts.printable("Grüße") == ("Grüße", set())


def test_the_mark_itself_can_be_printed():
    assert fonts.missing_glyphs(fonts.MARK) == set()


def test_what_is_made_printable_is_printable():
    text = "x\u0300\u064b😀\u0301\u064b\u0300"
    assert fonts.missing_glyphs(fonts.printable(text)[0]) == set()
