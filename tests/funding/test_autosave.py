"""Saving while typing, and what happens to the text when the sign-in has run out."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from tests.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db
SCRIPT = {"HTTP_X_AUTOSAVE": "1"}


@pytest.fixture
def draft(cast):
    return cast.draft(title="Vorher")


@pytest.fixture
def url(draft):
    return reverse("funding:project", args=[draft.pk])


def title(draft):
    draft.refresh_from_db()
    return draft.title


def sign_in(client, email, path):
    return client.post(
        f"{reverse('account_login')}?next={path}", {"login": email, "password": PASSWORD, "next": path}
    )


def test_typing_is_saved_and_the_answer_brings_time_and_version(cast, draft, url):
    with time_machine.travel(NOW, tick=False):
        client = cast.client("frieda")
        first = client.post(url, {"title": "Eins"}, **SCRIPT).json()
        again = client.post(url, {"title": "Zwei", "version": first["version"]}, **SCRIPT).json()
    assert (first["state"], first["says"]) == ("saved", "Gespeichert um 10:00 Uhr.")
    assert (again["state"], title(draft)) == ("saved", "Zwei")


def test_what_cannot_be_read_is_not_saved_and_said(cast, draft, url):
    answer = cast.client("frieda").post(url, {"title": "Eins", "starts_on": "morgen"}, **SCRIPT).json()
    assert (answer["state"], title(draft)) == ("invalid", "Vorher")


def test_somebody_elses_work_is_not_overwritten_by_typing(cast, draft, url):
    answer = cast.client("frieda").post(url, {"title": "Eins", "version": "0" * 16}, **SCRIPT).json()
    assert (answer["state"], title(draft)) == ("changed", "Vorher")


def test_typing_without_a_sign_in_is_told_so_and_writes_nothing(cast, draft, url):
    client = cast.client()
    answer = client.post(url, {"title": "Eins"}, **SCRIPT).json()
    assert (answer["state"], title(draft), "sessionid" in client.cookies) == ("signed-out", "Vorher", False)


def test_a_form_sent_without_a_sign_in_stands_filled_in_after_signing_in(cast, draft, url):
    client = cast.client()
    sent = client.post(url, {"title": "Mühsam getippt", "purpose": "Viel Text"})
    assert sent.url.startswith(reverse("account_login"))
    back = sign_in(client, "frieda@lollar.example", url)
    page = client.get(back.url).content.decode()
    assert title(draft) == "Vorher"
    assert [
        text for text in ("Mühsam getippt", "Viel Text", "Ihr Text ist noch da") if text not in page
    ] == []
    client.post(url, {"title": "Mühsam getippt"})
    assert title(draft) == "Mühsam getippt"


def test_it_is_shown_once_and_only_at_its_own_address(cast, draft, url):
    client = cast.client()
    client.post(url, {"title": "Mühsam getippt"})
    sign_in(client, "frieda@lollar.example", url)
    other = reverse("funding:applicant", args=[draft.pk])
    pages = [client.get(address).content.decode() for address in (other, url, url)]
    assert ["Ihr Text ist noch da" in page for page in pages] == [False, True, False]


def test_somebody_else_who_signs_in_sees_nothing_of_it(cast, url):
    client = cast.client()
    client.post(url, {"title": "Mühsam getippt"})
    back = sign_in(client, "jonas@musterstadt.example", url)
    assert client.get(back.url).status_code == 404


@pytest.mark.parametrize(("minutes", "there"), [(59, True), (60, False)])
def test_it_is_kept_for_an_hour(cast, url, minutes, there):
    client = cast.client()
    with time_machine.travel(NOW, tick=False) as clock:
        client.post(url, {"title": "Mühsam getippt"})
        clock.shift(timedelta(minutes=minutes))
        sign_in(client, "frieda@lollar.example", url)
        assert ("Mühsam getippt" in client.get(url).content.decode()) == there


def test_a_heap_of_text_is_not_kept(cast):
    from wir.ui.parking import MOST

    client = cast.client()
    url = reverse("funding:project", args=[cast.draft().pk])
    client.post(url, {"title": "x" * (MOST + 1)})
    assert "parked" not in client.session
