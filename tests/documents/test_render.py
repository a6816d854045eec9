"""What comes out of Typst: both standards, our own look at the tags, user text as text, the same bytes each time."""

from datetime import date
from io import BytesIO

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.notices import DAY, NOTICE, notice
from tests.documents.reading import headings, readable, tags, title, tree
from wir.documents import fonts, kinds, render
from wir.funding.documents import grant_notice_data

STANDARDS = ("pdfa-2a", "pdfua-1")


def failures(pdf: bytes) -> dict[str, list[str]]:
    return {
        standard: [failure.message for failure in page.validate_pdf_bytes(pdf, profile=standard).failures]
        for standard in STANDARDS
    }


def test_the_notice_holds_both_standards():
    assert failures(notice()) == {"pdfa-2a": [], "pdfua-1": []}


def test_the_notice_has_one_title_its_language_and_numbered_headings():
    with pikepdf.open(BytesIO(notice())) as pdf:
        assert str(pdf.Root.Lang) == "de-DE"
        assert title(pdf) == "Zuwendungsbescheid"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        found = headings(pdf)
    assert found["H1"] == ["Zuwendungsbescheid"]
    assert found["H2"] == [
        "Was wir bewilligen", "Wofür das Geld ist", "Mit wem Sie es gemeinsam tun", "Von wann bis wann", "Wie wir fördern",
        "Welche Kosten wir anerkennen", "So haben wir gerechnet", "Wie das Geld zu Ihnen kommt",
        "Was Sie uns am Ende zeigen", "Woran Sie sich halten müssen", "Was für spätere Jahre gilt",
        "Warum wir so entschieden haben", "Wenn Sie nicht einverstanden sind", "Was Sie jetzt brauchen und wo Sie es finden",
    ]  # fmt: skip


def test_every_table_begins_with_a_row_of_headers():
    with pikepdf.open(BytesIO(notice())) as pdf:
        tables = [element for element in tree(pdf) if element.S == "/Table"]
        assert [tags(table).count("TH") for table in tables] == [2, 5, 2, 3, 3]
        assert {tags(table)[:3] == ["THead", "TR", "TH"] for table in tables} == {True}


def test_only_our_fonts_are_used_and_all_are_embedded():
    with pikepdf.open(BytesIO(notice(project="Олена فاطمة"))) as pdf:
        descriptors = [
            found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/FontName" in found
        ]
        names = {str(found.FontName).partition("+")[2] for found in descriptors}
        assert [
            found for found in descriptors if "/FontFile2" not in found and "/FontFile3" not in found
        ] == []
    assert names == {"FiraSans-Regular", "FiraSans-Bold", "NotoSansArabic-Regular"}


def test_the_sample_mark_stands_on_every_page_of_a_demo_and_on_none_else():
    with pikepdf.open(BytesIO(notice())) as pdf:
        assert ["MUSTER, kein Bescheid" in readable(sheet) for sheet in pdf.pages] == [True, True, True]
    with pikepdf.open(BytesIO(notice(demo=False))) as pdf:
        assert ["MUSTER" in readable(sheet) for sheet in pdf.pages] == [False, False, False]


def test_pages_say_their_number_and_how_many_there_are():
    with pikepdf.open(BytesIO(notice())) as pdf:
        numbers = [
            f"Seite {number} von 3" in readable(sheet) for number, sheet in enumerate(pdf.pages, start=1)
        ]
    assert numbers == [True, True, True]


@pytest.mark.parametrize(
    "text",
    [
        '#import "x.typ"',
        "*fett*",
        "$x^2$",
        "<a>",
        "#{1+1}",
        "= Titel",
        "@quelle",
        "`code`",
        "\\u{41}",
        "// weg",
        "_kursiv_",
    ],
)
def test_markup_in_a_text_stays_text(text):
    pdf = notice(project=text, purpose=text, reasons=text, addressee=(text,))
    with pikepdf.open(BytesIO(pdf)) as opened:
        shown = readable(opened.pages[0])
    assert shown.count(text) == 3
    assert failures(pdf) == {"pdfa-2a": [], "pdfua-1": []}


@pytest.mark.parametrize("name", ["Олександра Їжакевич", "Nguyễn Thị Ấp", "Łukasz Żółć"])
def test_names_in_latin_and_cyrillic_letters_are_printed_and_can_be_searched(name):
    with pikepdf.open(BytesIO(notice(project=name))) as pdf:
        assert name in readable(pdf.pages[0])


def test_names_in_arabic_letters_are_printed():
    pdf = notice(project="فاطمة")
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert set("فاطمة") - set(readable(opened.pages[0])) == set()
    assert failures(pdf) == {"pdfa-2a": [], "pdfua-1": []}


@pytest.mark.parametrize(
    ("text", "characters", "sentence"),
    [
        ("Hurra 😀", ("😀",), "Diese Zeichen können wir nicht drucken: „😀“ (U+1F600). Bitte ersetzen Sie sie."),
        ("中文", ("中", "文"), "Diese Zeichen können wir nicht drucken: „中“ (U+4E2D), „文“ (U+6587). Bitte ersetzen Sie sie."),
        ("\x07", ("\x07",), "Diese Zeichen können wir nicht drucken: unsichtbares Zeichen (U+0007). Bitte ersetzen Sie sie."),
    ],
)  # fmt: skip
def test_what_has_no_glyph_is_named_before_typst_stops(text, characters, sentence):
    with pytest.raises(render.Unprintable) as refused:
        notice(project=text)
    assert (refused.value.characters, refused.value.sentence) == (characters, sentence)


def test_what_was_replaced_by_the_mark_is_printed():
    text, _replaced = fonts.printable("Hurra 😀 中文 \x07")
    assert failures(notice(project=text)) == {"pdfa-2a": [], "pdfua-1": []}


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_whatever_somebody_writes_the_notice_can_be_printed(text):
    data = grant_notice_data(NOTICE) | {"project": fonts.printable(text)[0]}
    assert render.render("grant_notice", data, on=DAY).startswith(b"%PDF-1.7")


def test_the_same_data_give_the_same_bytes_and_another_day_gives_others():
    data = grant_notice_data(NOTICE)
    backwards = dict(reversed(data.items()))
    assert render.render("grant_notice", data, on=DAY) == render.render("grant_notice", backwards, on=DAY)
    assert render.render("grant_notice", data, on=date(2026, 9, 26)) != render.render(
        "grant_notice", data, on=DAY
    )


def test_a_missing_field_and_an_unknown_kind_are_said():
    data = grant_notice_data(NOTICE)
    del data["purpose"]
    with pytest.raises(ValueError, match=r"^The data of 'grant_notice' lack purpose\.$"):
        render.render("grant_notice", data, on=DAY)
    with pytest.raises(kinds.UnknownKind, match=r"^Die Dokumentart „love_letter“ gibt es nicht\.$"):
        render.render("love_letter", data, on=DAY)


@pytest.mark.parametrize("fault", ["language", "tags", "metadata", "font"])
def test_the_validator_sees_a_planted_fault(fault):
    with pikepdf.open(BytesIO(notice())) as pdf:
        if fault == "language":
            del pdf.Root.Lang
        elif fault == "tags":
            del pdf.Root.StructTreeRoot
        elif fault == "metadata":
            del pdf.Root.Metadata
        else:
            for found in pdf.objects:
                if isinstance(found, pikepdf.Dictionary) and "/FontDescriptor" in found:
                    descriptor = found.FontDescriptor
                    for file in ("/FontFile2", "/FontFile3"):
                        if file in descriptor:
                            del descriptor[file]
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    planted = failures(out.getvalue())
    with pikepdf.open(BytesIO(notice())) as pdf:
        resaved = BytesIO()
        pdf.save(resaved, deterministic_id=True)
    # Saving again breaks PDF/A on its own, so only what the fault adds counts.
    assert any(set(planted[standard]) - set(failures(resaved.getvalue())[standard]) for standard in STANDARDS)


def test_our_own_look_sees_a_table_that_lost_its_headers():
    with pikepdf.open(BytesIO(notice())) as pdf:
        for element in tree(pdf):
            if element.S == "/TH":
                element.S = pikepdf.Name.TD
        tables = [element for element in tree(pdf) if element.S == "/Table"]
        assert [tags(table).count("TH") for table in tables] == [0, 0, 0, 0, 0]
