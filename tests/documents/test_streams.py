"""No stream of ours ends so that a reader could take its last byte for a line break; nothing in it changes by that."""

import zlib
from io import BytesIO

import page
import pikepdf
import pytest

from tests.documents.notices import notice
from wir.documents.streams import settle

RULE = "PDFA2A-STREAM-LENGTH-001"
PACKED, LETTERS = ["/FlateDecode"], ["/ASCII85Decode", "/FlateDecode"]


def rules(pdf):
    return {
        failure.rule_id
        for standard in ("pdfa-2a", "pdfua-1")
        for failure in page.validate_pdf_bytes(pdf, profile=standard).failures
    }


def streams(pdf):
    """What each object of the file holds, and with which filters."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.check_pdf_syntax() == []
        found = [thing for thing in opened.objects if isinstance(thing, pikepdf.Stream)]
        return [thing.read_bytes() for thing in found], [_filters(thing) for thing in found]


def _filters(thing):
    given = thing.get("/Filter", [])
    return [str(given)] if isinstance(given, pikepdf.Name) else [str(name) for name in given]


def content(ends_with_return):
    """Text whose checksum, with which packed data end, ends as wanted."""
    return next(
        text for n in range(1, 600) if (zlib.compress(text := b"%" * n).endswith(b"\r") is ends_with_return)
    )


def small_file(*contents):
    """As our renderer builds it: objects one after the other, then a plain table of their places."""
    pdf, places = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n", []
    kids = b" ".join(b"%d 0 R" % (3 + 2 * n) for n in range(len(contents)))
    things = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(contents), kids)]
    for n, text in enumerate(contents):
        packed = zlib.compress(text)
        things.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents %d 0 R>>" % (4 + 2 * n)
        )
        things.append(b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(packed), packed))
    for number, thing in enumerate(things, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(pdf))
    return pdf + b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(places) + 1) + table + trailer


@pytest.mark.parametrize(
    ("unclear", "filters"),
    [
        ((True,), [LETTERS]),
        ((True, False), [LETTERS, PACKED]),
        ((False, True, True), [PACKED, LETTERS, LETTERS]),
    ],
)
def test_only_an_unclear_end_is_written_anew_and_holds_the_same(unclear, filters):
    texts = [content(one) for one in unclear]
    before = small_file(*texts)
    after = settle(before)
    assert RULE in rules(before)
    assert RULE not in rules(after)
    found, names = streams(after)
    assert found == texts
    assert names == filters


def test_a_file_with_clear_ends_stays_as_it_is():
    before = small_file(content(False), content(False))
    assert settle(before) == before
    assert RULE not in rules(before)


def test_a_notice_of_which_every_stream_is_written_anew_is_the_same_notice_and_holds_both_standards():
    after = settle(notice(), unclear=lambda data: data.startswith(b"\x78"))
    found, names = streams(after)
    assert found == streams(notice())[0]
    assert names.count(LETTERS) > 5
    assert rules(after) == set()


def test_a_file_of_another_make_is_refused():
    with pytest.raises(ValueError, match="plain table"):
        settle(b"%PDF-1.7\n1 0 obj\n<</Type/XRef>>\nendobj\nstartxref\n9\n%%EOF")
    other = small_file(content(True)).replace(b"/Filter/FlateDecode", b"/Filter/FlateXecode")
    with pytest.raises(ValueError, match="another way"):
        settle(other)
