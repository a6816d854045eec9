"""A page that stayed open on a shared device shows and changes nothing once the device is forgotten; the same without cookies."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.participation.test_poll_pages import CODE, FIELD, address, chosen, text
from tests.participation.test_voting import SHOWN
from tests.participation.test_voting import address as vote_address
from wir.participation.models import Vote
from wir.participation.opinions import voters
from wir.strategy.models import Receipt

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def without_cookies(poll, given):
    """What a browser sends that keeps no cookie: the form, and the same once more where it is told to."""
    answer = Client().post(address(poll), given)
    return Client().post(answer.url, given) if answer.status_code == 307 else answer


def test_without_cookies_a_second_click_is_the_same_ballot_and_it_can_be_replaced_unseen(cast):
    poll = cast.poll()
    field = FIELD.search(text(Client().get(address(poll))))[1]
    for ticks in (["1"], ["1"], ["1", "3"]):
        done = without_cookies(poll, {"massnahme": ticks, "wer": field})
    assert done.status_code == 200
    again = Client().post(address(poll), {"aendern": "1", "wer": FIELD.search(text(done))[1]})
    assert "Ihr Stimmzettel liegt schon in der Urne" in text(again)
    assert " checked" not in text(again)
    without_cookies(poll, {"massnahme": ["2"], "wer": FIELD.search(text(again))[1]})
    assert (chosen(), Receipt.objects.count()) == ([[2]], 1)


def test_without_cookies_the_receipt_is_the_answer_to_the_form(cast):
    poll = cast.poll()
    done = without_cookies(poll, {"massnahme": ["1"]})
    assert len(re.sub(r"<[^>]+>", " ", CODE.search(text(done))[1]).split()) == 3


@pytest.mark.parametrize(
    ("minutes", "ballots_then"), [(voters.MINUTES, [[2]]), (voters.MINUTES + 1, [[1], [2]])]
)
def test_without_cookies_a_page_changes_its_ballot_for_minutes_only(cast, minutes, ballots_then):
    poll = cast.poll()
    field = FIELD.search(text(Client().get(address(poll))))[1]
    without_cookies(poll, {"massnahme": ["1"], "wer": field})
    with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
        without_cookies(poll, {"massnahme": ["2"], "wer": field})
    assert chosen() == ballots_then


def test_a_page_that_stayed_open_neither_sees_nor_changes_the_ballot_of_a_device_that_was_forgotten(
    cast, client
):
    poll = cast.poll()
    field = FIELD.search(text(client.get(address(poll))))[1]
    done = client.post(address(poll), {"massnahme": ["1"], "wer": field}, follow=True)
    assert FIELD.search(text(done)) is None
    client.post("/beteiligung/vergessen/")
    seen = client.post(address(poll), {"aendern": "1", "wer": field})
    assert " checked" not in text(seen)
    assert "liegt schon in der Urne" not in text(seen)
    client.post(address(poll), {"massnahme": ["4"], "wer": field}, follow=True)
    assert chosen() == [[1], [4]]


def test_the_field_of_a_page_is_never_taken_for_the_cookie_of_a_device(cast, client):
    poll = cast.poll()
    client.cookies[voters.COOKIE] = FIELD.search(text(client.get(address(poll))))[1]
    client.post(address(poll), {"massnahme": ["1"]}, follow=True)
    assert len(chosen()) == 1
    assert voters.FIELD in text(client.get(address(poll))) or " checked" in text(client.get(address(poll)))


def test_the_receipt_has_a_page_of_its_own_shows_once_and_stands_in_no_address(cast, client):
    poll = cast.poll()
    done = client.post(address(poll), {"massnahme": ["1"]}, follow=True)
    assert [(code, url.split("?")[0]) for url, code in done.redirect_chain] == [
        (307, address(poll)), (302, address(poll, "abgegeben/")),
    ]  # fmt: skip
    words = re.sub(r"<[^>]+>", " ", CODE.search(text(done))[1]).split()
    assert not [word for word in words if word in str(done.redirect_chain)]
    assert "-".join(words) not in str(client.cookies)
    assert done.headers["Cache-Control"].count("no-store") == 1
    again = text(client.get(address(poll, "abgegeben/")))
    assert (CODE.search(again), "Ihr Beleg gilt weiter" in again) == (None, True)


def test_the_page_of_the_receipt_is_nothing_for_a_device_that_was_forgotten(cast, client):
    poll = cast.poll()
    client.post(address(poll), {"massnahme": ["1"]}, follow=True)
    client.post("/beteiligung/vergessen/")
    assert client.get(address(poll, "abgegeben/")).url == address(poll)


def test_a_ballot_with_a_mistake_leaves_no_cookie(cast, client):
    poll = cast.poll()
    assert not client.post(address(poll), {"massnahme": []}).cookies


def test_without_cookies_ones_own_answer_is_not_shown_again(cast):
    conversation = cast.conversation()
    page = Client().post(vote_address(conversation), {"aussage": 3, "antwort": "1"})
    field = re.search(r'name="wer" value="([^"]+)"', page.content.decode())[1]
    back = Client().post(vote_address(conversation), {"zurueck": "3", "wer": field})
    assert (int(SHOWN.search(back.content.decode())[1]), back.content.decode().count("wir-vote--mine")) == (
        3,
        0,
    )


@pytest.mark.parametrize(("minutes", "devices"), [(voters.MINUTES, 1), (voters.MINUTES + 1, 2)])
def test_without_cookies_a_page_that_stayed_open_votes_for_the_same_device_for_minutes_only(
    cast, minutes, devices
):
    conversation, began = cast.conversation(), timezone.now().replace(microsecond=0)
    with time_machine.travel(began, tick=False):
        page = Client().post(vote_address(conversation), {"aussage": 1, "antwort": "1"})
    field = re.search(r'name="wer" value="([^"]+)"', page.content.decode())[1]
    with time_machine.travel(began + timedelta(minutes=minutes), tick=False):
        Client().post(vote_address(conversation), {"aussage": 1, "antwort": "-1", "wer": field})
    assert Vote.objects.values("voter").distinct().count() == devices
