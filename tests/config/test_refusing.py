"""A form whose key is no longer valid: nothing is lost but a click."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from wir.strategy.models import Voice

pytestmark = pytest.mark.django_db

TEXT = "Ein Café, in dem alle sitzen können. <b>Bitte!</b>"
PAGE = "http://testserver/beteiligung/lollar/idee/?woher=plakat#id_text"


def send(cast, **headers):
    cast.process()
    said = {"text": TEXT, "key": "k", "old_password": "ein sehr langes Kennwort mit Blank"}
    url = reverse("participation:idea", args=["lollar"])
    return Client(enforce_csrf_checks=True).post(url, said, headers=headers)


def test_a_form_without_a_valid_key_gives_back_its_text_and_leads_back(cast):
    answer = send(cast, referer=PAGE)
    page = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"], Voice.objects.count()) == (
        403,
        "max-age=0, no-cache, no-store, must-revalidate, private",
        0,
    )
    assert "Es wurde nichts gespeichert und nichts geändert." in page
    assert re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page) == [
        "<p>Ein Café, in dem alle sitzen können. &lt;b&gt;Bitte!&lt;/b&gt;</p>"
    ]
    assert 'href="/beteiligung/lollar/idee/?woher=plakat"' in page
    assert "Kennwort" not in page


@pytest.mark.parametrize(
    "referer", [None, "https://anderswo.example/", "//anderswo.example/", "http://testserver.anderswo.example/", "javascript:alert(1)"]
)  # fmt: skip
def test_what_comes_from_elsewhere_is_not_shown_in_our_name(cast, referer):
    answer = send(cast, **({"referer": referer} if referer else {}))
    page = answer.content.decode()
    assert (answer.status_code, "Café" in page, "anderswo" in page, "javascript:" in page) == (
        403, False, False, False,
    )  # fmt: skip
    assert "Zur Startseite" in page
