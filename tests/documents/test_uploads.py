"""Files that people hand in: told by their content, refused with a sentence, named cleanly, kept under their hash."""

import hashlib
import os
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests.cast import incoming
from tests.documents import files_to_try as tries
from wir.core.refusal import Refused
from wir.documents import uploads
from wir.documents.files import Damaged

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."


@pytest.fixture(autouse=True)
def shelf(tmp_path, settings):
    settings.WIR_FILES, settings.WIR_INCOMING = tmp_path / "files", tmp_path / "incoming"
    return tmp_path


def _kept(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("a.pdf", tries.PDF, "application/pdf"),
        ("a.png", tries.PNG, "image/png"),
        ("a.jpg", tries.JPEG, "image/jpeg"),
        ("a.JPEG", tries.JPEG, "image/jpeg"),
        ("a.docx", tries.office(tries.WORD), f"{OOXML}wordprocessingml.document"),
        ("a.xlsx", tries.office(tries.EXCEL), f"{OOXML}spreadsheetml.sheet"),
        ("a.odt", tries.open_document(tries.ODT), f"{ODF}text"),
        ("a.ods", tries.open_document(tries.ODS), f"{ODF}spreadsheet"),
        ("a.txt", "Grüße".encode(), "text/plain; charset=utf-8"),
        ("a.txt", b"MZ is how this sentence begins.", "text/plain; charset=utf-8"),
        ("a.csv", b"\xef\xbb\xbfa;b\r\n1;2\r\n", "text/csv; charset=utf-8"),
    ],
)
def test_what_we_take_is_kept_under_its_hash(shelf, name, content, content_type):
    taken = uploads.receive(incoming(name, content))
    assert (taken.size, taken.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert taken.content_type == content_type
    assert uploads.open_upload(taken.sha256).read_bytes() == content
    assert oct(uploads.path_of(taken.sha256).stat().st_mode)[-3:] == "600"


LOCKED = "Diese Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort. Sie wurde nicht gespeichert."
HUGE = "Diese Datei würde beim Öffnen riesig groß. Solche Dateien nehmen wir nicht an. Sie wurde nicht gespeichert."
MACROS = "In diesem Dokument stecken Makros, also kleine Programme. Bitte speichern Sie es ohne Makros oder als PDF. Es wurde nicht gespeichert."
DAMAGED = "Diese Datei ist beschädigt. Sie wurde nicht gespeichert."


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", tries.PROGRAM, "Diese Datei heißt .pdf, ist aber ein Programm. Sie wurde nicht gespeichert."),
        ("a.pdf", tries.ELF, "Diese Datei heißt .pdf, ist aber ein Programm. Sie wurde nicht gespeichert."),
        ("a.pdf", tries.HTML, "Diese Datei heißt .pdf, ist aber eine Internetseite (HTML). Sie wurde nicht gespeichert."),
        ("a.txt", tries.HTML, "Diese Datei heißt .txt, ist aber eine Internetseite (HTML). Sie wurde nicht gespeichert."),
        ("a.png", tries.SVG, "Diese Datei heißt .png, ist aber eine SVG-Grafik, in der Programme stecken können. Sie wurde nicht gespeichert."),
        ("a.txt", tries.SHELL, "Diese Datei heißt .txt, ist aber ein Skript, also ein Programm. Sie wurde nicht gespeichert."),
        ("a.docx", tries.PDF, "Diese Datei heißt .docx, ist aber eine PDF-Datei. Sie wurde nicht gespeichert."),
        ("a.pdf", tries.packed(a=b"b"), "Diese Datei heißt .pdf, ist aber ein gepacktes Archiv. Sie wurde nicht gespeichert."),
        ("a.odt", tries.open_document(tries.ODS), "Diese Datei heißt .odt, ist aber eine OpenDocument-Tabelle (.ods). Sie wurde nicht gespeichert."),
        ("a", tries.PDF, "Diese Datei ist eine PDF-Datei, heißt aber nicht so. Bitte geben Sie ihr die Endung .pdf. Sie wurde nicht gespeichert."),
        ("a.exe", tries.PROGRAM, f"Diese Datei ist ein Programm. {uploads.WE_TAKE} Sie wurde nicht gespeichert."),
        ("a.svg", tries.SVG, f"Diese Datei ist eine SVG-Grafik, in der Programme stecken können. {uploads.WE_TAKE} Sie wurde nicht gespeichert."),
        ("a.pdf", b"\x00\x01\x02", f"Was diese Datei ist, können wir nicht erkennen. {uploads.WE_TAKE} Sie wurde nicht gespeichert."),
        ("a.pdf", b"", "Diese Datei ist leer. Sie wurde nicht gespeichert."),
        ("a.pdf", b"%PDF-1.7\ncut off", "Diese PDF-Datei ist unvollständig oder beschädigt. Sie wurde nicht gespeichert."),
        ("a.pdf", tries.LOCKED_PDF, "Diese PDF-Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort und laden Sie sie noch einmal hoch. Sie wurde nicht gespeichert."),
        ("a.docx", tries.locked_zip(), LOCKED),
        ("a.docx", tries.bomb(), HUGE),
        ("a.docx", tries.overlapping(), HUGE),
        ("a.docx", tries.office(tries.WORD)[:-30], DAMAGED),
        ("a.docx", tries.office(tries.WORD).replace(b"PK\x03\x04", b"PK\x03\x05", 2).replace(b"PK\x03\x05", b"PK\x03\x04", 1), DAMAGED),
        ("a.docx", tries.office(tries.WORD, word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"), MACROS),
        ("a.xlsx", tries.office(tries.MACRO + tries.EXCEL), MACROS),
        ("a.odt", tries.open_document(tries.ODT, Basic__Standard__x=b"x"), MACROS),
        ("a.csv", "Größe;1".encode("latin-1"), "Der Text ist nicht in UTF-8 gespeichert; Umlaute gingen verloren. Speichern Sie ihn neu, in Excel als „CSV UTF-8“. Die Datei wurde nicht gespeichert."),
    ],
    ids=lambda given: given if isinstance(given, str) and len(given) < 8 else None,
)  # fmt: skip
def test_what_we_do_not_take_is_refused_with_one_sentence_and_nothing_is_kept(shelf, name, content, sentence):
    file = incoming(name, content)
    with pytest.raises(Refused) as refused:
        uploads.receive(file)
    file.close()
    assert refused.value.sentences == (sentence,)
    assert _kept(shelf) == []


@pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False)])
def test_twenty_megabytes_are_taken_and_one_byte_more_is_not(shelf, more, fits):
    content = tries.PDF[:-6] + b"\n" * (uploads.MOST_BYTES - len(tries.PDF) + more) + tries.PDF[-6:]
    file = incoming("a.pdf", content)
    if fits:
        assert uploads.receive(file).size == uploads.MOST_BYTES
        return
    with pytest.raises(Refused) as refused:
        uploads.receive(file)
    assert refused.value.sentences == ("Diese Datei ist größer als 20 MB. Sie wurde nicht gespeichert.",)


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\frieda\\plan.PDF", "plan.pdf"),
        ("plan\u202efdp.exe", "planfdp.exe"),
        ("a\u200bb\x00c\r\nd.pdf", "abcd.pdf"),
        ('a"b;c<d>.pdf', "a_b_c_d_.pdf"),
        ("  .htaccess", "Datei.htaccess"),
        ("...", "Datei"),
        ("", "Datei"),
        (".pdf", "Datei.pdf"),
        ("Grüße an alle 2.pdf", "Grüße an alle 2.pdf"),
        ("\U0001f600.pdf", "_.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("x" * 300, "x" * 120),
    ],
)
def test_a_name_cannot_mislead(given, clean):
    assert uploads.clean_name(given) == clean


def test_the_same_content_lies_there_once(shelf):
    first, second = (uploads.receive(incoming(name, tries.PDF)) for name in ("a.pdf", "b.pdf"))
    assert first.sha256 == second.sha256
    assert _kept(shelf / "files") == [first.sha256]


def test_a_file_that_was_changed_or_is_gone_is_not_handed_out(shelf):
    taken = uploads.receive(incoming("a.pdf", tries.PDF))
    uploads.path_of(taken.sha256).write_bytes(b"else")
    with pytest.raises(Damaged, match="verändert"):
        uploads.open_upload(taken.sha256)
    uploads.erase(taken.sha256)
    uploads.erase(taken.sha256)
    with pytest.raises(Damaged, match="fehlt"):
        uploads.open_upload(taken.sha256)


@pytest.mark.parametrize("name", ["", "../x", "a" * 63, "A" * 64, "a" * 64 + "\n"])
def test_no_path_is_made_of_anything_but_a_hash(name):
    with pytest.raises(ValueError, match="SHA-256"):
        uploads.path_of(name)


def test_sweeping_takes_what_no_row_names_after_a_day(shelf, monkeypatch):
    monkeypatch.setattr(uploads, "_rooms", [])
    kept, forgotten, young = (uploads.receive(incoming("a.txt", text)).sha256 for text in (b"1", b"2", b"3"))
    uploads.kept_by(lambda: {kept})
    begun = Path(settings.WIR_INCOMING) / "left-by-a-crash"
    begun.write_bytes(b"x")
    now = time.time()
    for place in (uploads.path_of(kept), uploads.path_of(forgotten), begun):
        os.utime(place, (now - uploads.KEPT_WITHOUT_ROW - 1,) * 2)
    os.utime(uploads.path_of(young), (now - uploads.KEPT_WITHOUT_ROW,) * 2)
    assert uploads.sweep(now=now) == 2
    assert _kept(shelf / "files") == sorted([kept, young])
