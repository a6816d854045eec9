"""Answers and missing texts as spreadsheets."""

import io
import tracemalloc
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.participation.actions import building, translating
from wir.participation.queries import export, texts
from wir.participation.queries.questionnaires import questionnaire
from wir.strategy.models import Translation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _chosen(code):
    return {"chosen": [code], "other": ""}


def test_the_export_has_the_same_columns_for_everybody_and_neither_ids_nor_days(cast):
    survey = cast.open_survey()
    cast.answered(survey, {"f1": _chosen("a2")})
    cast.answered(survey, {"f2": {"step": 3}, "f3": {"text": "Bus", "language": "de"}})
    head, rows = export.table(questionnaire(survey, "de"))
    assert head == [
        "Weg", "f1.a1 Ja", "f1.a2 Nein", "f2 Wie gern leben Sie hier?", "f3 Was fehlt Ihnen?", "Hinweis",
    ]  # fmt: skip
    assert sorted(rows) == [
        ["im Netz", "", "", "3", "1", "nicht repräsentativ"],
        ["im Netz", "0", "1", "", "", "nicht repräsentativ"],
    ]
    for _person in range(8):
        cast.answered(survey, {"f1": _chosen("a1")})
    building.close_survey(survey, by=cast.miriam, on=TODAY)
    content = (
        cast.client("miriam")
        .get(f"/beteiligung/{survey.process.slug}/arbeit/umfragen/{survey.pk}/antworten.xlsx")
        .content
    )
    assert [cell.value for cell in load_workbook(io.BytesIO(content)).active[1]] == head


def test_missing_texts_go_out_as_a_table_and_come_back(cast):
    survey = cast.survey()
    book = load_workbook(io.BytesIO(translating.texts_as_xlsx(survey, "tr")))
    page = book.active
    assert [row[3].value or "" for row in page.iter_rows(min_row=2)] == [""] * 8
    page["D2"].value = "Nasıl yaşıyoruz?"
    held = io.BytesIO()
    book.save(held)
    given = {"language": "tr", "by": cast.miriam, "on": TODAY}
    assert translating.take_texts(survey, held.getvalue(), **given) == 1
    assert translating.take_texts(survey, held.getvalue(), **given) == 0
    gap = next(gap for gap in texts.gaps(survey) if gap.code == "tr")
    assert (len(gap.missing), gap.unchecked) == (7, 1)
    assert translating.take_texts(survey, held.getvalue(), checked_by="Aylin", **given) == 1
    assert Translation.objects.get().is_checked


@pytest.mark.parametrize(
    ("title", "heading", "says"),
    [
        ("ar", "Übersetzung (ar)", "Texte auf العربية, gewählt ist Українська"),
        ("Tabelle1", "Übersetzung (ar)", "Texte auf العربية, gewählt ist Українська"),
        ("ar", "", "Texte auf العربية, gewählt ist Українська"),
        ("uk", "Übersetzung (ar)", "Texte auf العربية, gewählt ist Українська"),
        ("Tabelle1", "Übersetzung", "steht nicht, in welcher Sprache"),
        ("Tabelle1", "Übersetzung (uk)", ""),
        ("uk", "", ""),
    ],
)
def test_a_file_in_another_language_than_the_chosen_one_is_refused(cast, title, heading, says):
    survey = cast.survey()
    book = load_workbook(io.BytesIO(translating.texts_as_xlsx(survey, "ar")))
    page = book.active
    assert (page.title, page["D1"].value) == ("ar", "Übersetzung (ar)")
    page.title, page["D1"].value, page["D2"].value = title, heading, "Як ми живемо?"
    held = io.BytesIO()
    book.save(held)
    held.seek(0)
    held.name = "Texte.xlsx"
    url = reverse("participation:survey_texts", args=[survey.process.slug, survey.pk])
    shown = cast.client("miriam").post(url, {"file": held, "language": "uk"}, follow=True).content.decode()
    assert (says or "1 Texte übernommen.") in shown
    assert Translation.objects.count() == (0 if says else 1)


@pytest.mark.parametrize("content", [b"", b"kein Excel", b"PK\x03\x04broken", b"x" * 1_000_001])
def test_a_file_that_is_no_spreadsheet_is_refused_in_words(cast, content):
    with pytest.raises(Refused):
        translating.take_texts(cast.survey(), content, language="tr", by=cast.miriam, on=TODAY)


def _repacked(content, **parts):
    """The same archive with other bytes in some parts, named without folder and ending."""
    held = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(PurePosixPath(name).stem, old.read(name)))
    return held.getvalue()


def _with(survey, value):
    book = load_workbook(io.BytesIO(translating.texts_as_xlsx(survey, "tr")))
    book.active["D2"].value = value
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'


@pytest.mark.parametrize("part", ["sheet1", "workbook", "styles", "[Content_Types]"])
@pytest.mark.parametrize("inside", [b"", b"<a><b>", b"\x00\x01", OUTSIDE])
def test_a_spreadsheet_with_broken_parts_is_refused_in_words(cast, part, inside):
    survey = cast.survey()
    content = _repacked(_with(survey, "Metin"), **{part: inside})
    url = reverse("participation:survey_texts", args=[survey.process.slug, survey.pk])
    file = SimpleUploadedFile("Texte.xlsx", content)
    answer = cast.client("miriam").post(url, {"file": file, "language": "tr"}, follow=True)
    assert answer.status_code == 200
    assert "Diese Datei ist keine Tabelle im Format XLSX." in answer.content.decode()
    assert Translation.objects.count() == 0


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked(cast):
    survey = cast.survey()
    content = _repacked(_with(survey, "Metin"), sheet1=b" " * (translating.MOST_UNPACKED + 1))
    assert len(content) < 100_000
    tracemalloc.start()
    with pytest.raises(Refused, match="riesig groß"):
        translating.take_texts(survey, content, language="tr", by=cast.miriam, on=TODAY)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_a_table_without_translations_is_refused_instead_of_taking_in_none(cast):
    survey = cast.survey()
    book = load_workbook(io.BytesIO(_with(survey, "Metin")))
    book.active.delete_cols(4)
    held = io.BytesIO()
    book.save(held)
    for content in (held.getvalue(), translating.texts_as_xlsx(survey, "tr")):
        with pytest.raises(Refused, match="In der vierten Spalte steht keine Übersetzung"):
            translating.take_texts(survey, content, language="tr", by=cast.miriam, on=TODAY)


@pytest.mark.parametrize(
    ("value", "shown"), [(True, "True"), (False, "False"), (2.5, "2.5"), (TODAY, str(TODAY)), ("#REF!", "#REF!")]
)  # fmt: skip
def test_what_a_spreadsheet_made_of_a_text_is_not_taken_for_one(cast, value, shown):
    survey = cast.survey()
    with pytest.raises(Refused, match=f"kein Text, sondern ein Wert der Tabelle: {shown}"):
        translating.take_texts(survey, _with(survey, value), language="tr", by=cast.miriam, on=TODAY)
    assert Translation.objects.count() == 0


def test_a_whole_number_is_a_text_too(cast):
    survey = cast.survey()
    assert translating.take_texts(survey, _with(survey, 18), language="tr", by=cast.miriam, on=TODAY) == 1
    assert Translation.objects.get().text == "18"


def test_texts_of_another_survey_are_refused(cast):
    process = cast.process()
    foreign = translating.texts_as_xlsx(cast.survey(process), "tr")
    book = load_workbook(io.BytesIO(foreign))
    book.active["D2"].value = "x"
    held = io.BytesIO()
    book.save(held)
    with pytest.raises(Refused, match="gibt es in der Umfrage nicht"):
        translating.take_texts(cast.survey(process), held.getvalue(), language="tr", by=cast.miriam, on=TODAY)
