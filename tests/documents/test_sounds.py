"""What a recording is, told by its content; which part of one a browser asks for."""

import io

import pytest

from tests.documents import files_to_try as tries
from tests.incoming import incoming
from wir.core.refusal import Refused
from wir.documents.ranges import OutOfRange, wanted
from wir.documents.sounds import recognise
from wir.documents.uploads import MEGABYTE, RECORDINGS, path_of, receive


@pytest.fixture(autouse=True)
def shelf(tmp_path, settings):
    settings.WIR_FILES, settings.WIR_INCOMING = tmp_path / "files", tmp_path / "incoming"
    return tmp_path


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (tries.MP3, "mp3"),
        (tries.TAGGED_MP3, "mp3"),
        (tries.OGG, "ogg"),
        (tries.WAV, "wav"),
        (tries.M4A, "m4a"),
        (tries.VIDEO, "video"),
        (tries.mp4(), ""),
        (tries.OGG.replace(b"OpusHead", b"Unknown!"), ""),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "image"),
        (tries.MP3[:417], ""),  # one frame can be found in anything
        (tries.MP3[: 417 * 3], "mp3"),
        (tries.MP3[: 417 * 3 - 1], ""),
        (b"ID3\x04\x00\x00\xff\xff\xff\xff" + tries.MP3, ""),
        (b"ID3", ""),
        (b"\xff", ""),
        (b"\xff\xff\xff\xff" * 9, ""),
        (b"OggS", ""),
        (b"RIFF\x24\x00\x00\x00AVI ", ""),
        (tries.PROGRAM, ""),
    ],
)
def test_a_recording_is_told_by_its_structure(content, what):
    assert recognise(io.BytesIO(content), content[:4096]) == what


@pytest.mark.parametrize("size", [0, 1, 7, 2**31])
def test_a_box_with_a_false_length_ends_the_search(size):
    trap = tries.box(b"ftyp", b"M4A ") + size.to_bytes(4, "big") + b"moov" + b"\x00" * 30
    assert recognise(io.BytesIO(trap), trap) == ""


def test_very_many_boxes_end_the_search():
    trap = tries.box(b"ftyp", b"M4A ") + tries.box(b"free", b"") * 500 + tries.M4A
    assert recognise(io.BytesIO(trap), trap[:4096]) == ""


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("a.mp3", tries.MP3, "audio/mpeg"),
        ("Neue Aufnahme.m4a", tries.M4A, "audio/mp4"),
        ("a.opus", tries.OGG, "audio/ogg"),
        ("a.WAV", tries.WAV, "audio/wav"),
    ],
)
def test_recordings_are_kept_under_their_hash(name, content, content_type):
    upload = receive(incoming(name, content), RECORDINGS)
    assert (upload.content_type, path_of(upload.sha256).read_bytes()) == (content_type, content)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.mp3", tries.PROGRAM, "Diese Datei heißt .mp3, ist aber ein Programm. Sie wurde nicht gespeichert."),
        ("a.mp3", tries.ELF, "Diese Datei heißt .mp3, ist aber ein Programm. Sie wurde nicht gespeichert."),
        ("a.mp3", tries.HTML, "Diese Datei heißt .mp3, ist aber eine Internetseite (HTML). Sie wurde nicht gespeichert."),
        ("a.mp3", tries.WAV, "Diese Datei heißt .mp3, ist aber eine Tonaufnahme (WAV). Sie wurde nicht gespeichert."),
        ("a.mp4", tries.VIDEO, "Diese Datei heißt .mp4, ist aber ein Video. Sie wurde nicht gespeichert."),
        ("a.mp3", b"", "Diese Datei ist leer. Sie wurde nicht gespeichert."),
        (
            "a.pdf",
            tries.PDF,
            "Diese Datei ist eine PDF-Datei. Wir nehmen Tonaufnahmen als MP3, M4A, OGG oder WAV. Sie wurde nicht gespeichert.",
        ),
        (
            "a.txt",
            tries.MP3,
            "Diese Datei ist eine Tonaufnahme (MP3), heißt aber nicht so. Bitte geben Sie ihr die Endung .mp3. Sie wurde nicht gespeichert.",
        ),
        (
            "a.mp3",
            b"\x01\x02\x03" * 50,
            "Was diese Datei ist, können wir nicht erkennen. Wir nehmen Tonaufnahmen als MP3, M4A, OGG oder WAV. Sie wurde nicht gespeichert.",
        ),
    ],
)  # fmt: skip
def test_what_is_no_recording_is_refused_with_one_sentence_and_nothing_is_kept(
    shelf, name, content, sentence
):
    with pytest.raises(Refused) as refused:
        receive(incoming(name, content), RECORDINGS)
    assert str(refused.value) == sentence
    assert [path for path in shelf.rglob("uploads/*/*") if path.is_file()] == []


def test_ten_megabytes_are_taken_and_one_byte_more_is_not():
    content = tries.MP3 + b"\x00" * (10 * MEGABYTE - len(tries.MP3))
    assert receive(incoming("a.mp3", content), RECORDINGS).size == 10 * MEGABYTE
    with pytest.raises(Refused, match=r"^Diese Datei ist größer als 10 MB\. Sie wurde nicht gespeichert\.$"):
        receive(incoming("a.mp3", content + b"\x00"), RECORDINGS)


def test_a_recording_is_no_paper_of_an_application():
    with pytest.raises(Refused, match=r"^Diese Datei ist eine Tonaufnahme \(MP3\)\. Wir nehmen PDF, "):
        receive(incoming("a.mp3", tries.MP3))


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("", None),
        ("bytes=0-", (0, 99)),
        ("bytes=0-1", (0, 1)),
        ("bytes=10-500", (10, 99)),
        ("bytes=99-", (99, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-500", (0, 99)),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
    ],
)
def test_a_browser_gets_the_part_it_asks_for(header, part):
    assert wanted(header, 100) == part


@pytest.mark.parametrize(("header", "size"), [("bytes=100-", 100), ("bytes=-0", 100), ("bytes=0-", 0)])
def test_what_lies_behind_the_end_is_out_of_range(header, size):
    with pytest.raises(OutOfRange):
        wanted(header, size)
