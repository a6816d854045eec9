"""The gallery is public, shows every piece, and is light enough for a bad line."""

import gzip
from pathlib import Path

import pytest

import wir.ui

pytestmark = pytest.mark.django_db
STATIC = Path(wir.ui.__file__).parent / "static/ui"


def test_anybody_may_see_the_gallery(client):
    answer = client.get("/ui/")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert page.count("<h1") == 1
    assert page.count("<main") == 1
    assert '<html lang="de" dir="ltr">' in page


def test_the_gallery_turns_with_the_script(client):
    assert '<html lang="ar" dir="rtl">' in client.get("/ar/ui/").content.decode()


def test_nothing_is_changed_there(client):
    assert client.post("/ui/").status_code == 405


def test_a_first_visit_weighs_less_than_150_kb(client):
    texts = [
        client.get("/ui/").content,
        *((STATIC / name).read_bytes() for name in ("kern/kern.min.css", "wir.css", "pieces.css")),
    ]
    fonts = [
        (STATIC / "fonts" / f"fira-sans-latin-{cut}.woff2").stat().st_size for cut in ("regular", "semibold")
    ]
    assert sum(len(gzip.compress(text)) for text in texts) + sum(fonts) < 150_000


def test_signing_in_wears_the_same_frame(client):
    page = client.get("/konto/login/").content.decode()
    assert 'class="kern-btn kern-btn--primary"' in page
    assert page.count("kern-form-input__input") == 2
    assert "placeholder" not in page
