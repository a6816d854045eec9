"""What goes out for an assembly by lot: the poster."""

import io
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from django.conf import settings

from tests.cast import NOW
from tests.documents.reading import readable
from tests.participation.test_lot_pages import _at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _said(pdf):
    """The text without its spaces, which a PDF draws as distance."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return "".join("".join(readable(page) for page in opened.pages).split())


def test_the_poster_says_what_is_drawn_where_and_until_when(cast):
    made = cast.open_assembly()
    miriam = cast.client("miriam")
    said = _said(miriam.get(_at("lot_poster", made, "de")).content)
    until = made.joins_until.strftime("%d.%m.%Y")
    for words in ("Wir losen aus, wer mitredet.", made.title, f"bis {until}.", _at("lot", made)):
        assert "".join(words.split()) in said, words
    page = miriam.get(_at("invite_to_pool", made)).content.decode()
    assert [code for code, _name in settings.LANGUAGES if _at("lot_poster", made, code) in page] == [
        code for code, _name in settings.LANGUAGES
    ]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_poster_leads_to_the_page_in_its_language(cast, language):
    made = cast.open_assembly()
    answer = cast.client("miriam").get(_at("lot_poster", made, language))
    with pikepdf.open(io.BytesIO(answer.content)) as opened:
        assert (len(opened.pages), str(opened.Root.Lang).split("-")[0]) == (
            1, {"de-simple": "de", "prs": "fa"}.get(language, language),
        )  # fmt: skip


def test_there_is_no_poster_where_a_poster_would_lead_nowhere(cast):
    process = cast.process()
    with_codes = cast.open_assembly(process, access="codes")
    draft, made = cast.draft_assembly(process), cast.open_assembly(process)
    miriam = cast.client("miriam")
    tried = [(with_codes, "de"), (draft, "de"), (made, "xx"), (made, "de")]
    assert [miriam.get(_at("lot_poster", *one)).status_code for one in tried] == [404, 404, 404, 200]
    with time_machine.travel(NOW + timedelta(days=60), tick=False):
        miriam = cast.client("miriam")
        assert miriam.get(_at("lot_poster", made, "de")).status_code == 404
