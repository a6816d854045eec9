from io import BytesIO

import page
import pikepdf
import pytest

from tests.documents.notices import notice, sealed
from tests.documents.reading import headings, tags, tree
from wir.documents import seal
from wir.documents.seal import SealReading, read_seal


def test_the_sealed_notice_still_holds_both_standards():
    assert [
        page.validate_pdf_bytes(sealed(), profile=standard).failures for standard in ("pdfa-2a", "pdfua-1")
    ] == [[], []]


def test_the_seal_changes_nothing_of_what_is_read_aloud():
    with pikepdf.open(BytesIO(notice())) as before, pikepdf.open(BytesIO(sealed())) as after:
        assert headings(after) == headings(before)
        assert [tags(element) for element in tree(after)] == [tags(element) for element in tree(before)]


def test_the_seal_is_a_pades_signature_with_a_readable_name_outside_the_page():
    with pikepdf.open(BytesIO(sealed())) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert str(field.V.SubFilter) == "/ETSI.CAdES.detached"
        assert str(field.TU) == "Elektronisches Siegel der ausstellenden Stelle"
        assert max(float(side) for side in field.Rect) <= 0


def test_the_seal_is_read_as_ours_whole_and_a_test_seal():
    assert read_seal(sealed()) == SealReading(
        intact=True, covers_all=True, certificate=read_seal(sealed()).certificate, test=True
    )


def test_every_changed_byte_of_the_sealed_part_breaks_the_seal():
    pdf = sealed()
    for place in range(0, len(pdf), len(pdf) // 60):
        changed = bytearray(pdf)
        changed[place] ^= 1
        reading = read_seal(bytes(changed))
        # The zeros that fill up the room of the signature are not sealed; the register's hash catches those.
        assert not reading.intact or pdf[place : place + 1] == b"0", place


@pytest.mark.parametrize("tail", [b"x", b"\n", b"\x00"])
def test_an_appended_byte_is_seen_though_the_signature_is_valid(tail):
    reading = read_seal(sealed() + tail)
    assert (reading.intact, reading.covers_all) == (True, False)


def test_an_appended_end_of_file_covers_nothing():
    assert read_seal(sealed() + b"%%EOF\n").covers_all is False


@pytest.mark.parametrize("junk", [b"", b"x", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\xff" * 2000, b"%%EOF"])
def test_junk_is_an_empty_reading(junk):
    assert read_seal(junk) == SealReading()


def test_a_notice_without_seal_and_a_cut_one_are_empty_readings():
    assert [read_seal(notice()), read_seal(sealed()[:-2000]), read_seal(sealed()[:40_000])] == [
        SealReading()
    ] * 3


def test_the_test_seal_is_made_once_and_readable_by_nobody_else(tmp_path):
    folder = tmp_path / "seal"
    seal.make_test_seal(folder)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    seal.make_test_seal(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    assert sorted(first) == ["passphrase", "test-seal.p12"]
    assert [oct(path.stat().st_mode & 0o777) for path in (folder, *folder.iterdir())] == [
        "0o700",
        "0o600",
        "0o600",
    ]
