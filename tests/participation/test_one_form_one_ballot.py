"""The same form sent again, from however many browsers and however fast, is one ballot and one device."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client

from tests.cast import NOW
from tests.participation.test_forgotten_devices import vote_without_cookies, without_cookies
from tests.participation.test_poll_pages import FIELD, address, chosen, text
from tests.participation.test_voting import address as vote_address
from tests.poll_cast import AFTER
from wir.participation.actions import polls
from wir.participation.models import Ballot, Vote
from wir.participation.polls.sentences import poll_sentences

pytestmark = pytest.mark.django_db
JARS = 8


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def form(cast):
    poll = cast.poll()
    return poll, FIELD.search(text(Client().get(address(poll))))[1]


def test_one_form_from_many_browsers_with_cookies_is_one_ballot(form):
    poll, number = form
    sent = {"massnahme": ["1"], "wer": number}
    codes = [Client().post(address(poll), sent, follow=True).status_code for _jar in range(JARS)]
    assert (codes, chosen()) == ([200, *[409] * (JARS - 1)], [[1]])


def test_one_form_of_a_browser_without_cookies_replaces_its_ballot_in_every_other_browser(form, client):
    poll, number = form
    without_cookies(poll, {"massnahme": ["1"], "wer": number})
    for ticks in ("2", "3"):
        answer = Client().post(address(poll), {"massnahme": [ticks], "wer": number}, follow=True)
        assert (answer.status_code, chosen()) == (200, [[int(ticks)]])
        assert "Der Stimmzettel ist geändert." in text(answer)
    other = {"massnahme": ["4"], "wer": FIELD.search(text(client.get(address(poll))))[1]}
    client.post(address(poll), other, follow=True)
    client.post(address(poll), {"massnahme": ["1"], "wer": number}, follow=True)
    assert chosen() == [[1], [4]]


def test_a_form_that_a_browser_with_cookies_sent_gives_no_second_ballot_without_cookies(form):
    poll, number = form
    Client().post(address(poll), {"massnahme": ["1"], "wer": number}, follow=True)
    assert without_cookies(poll, {"massnahme": ["2"], "wer": number}).status_code == 409
    assert chosen() == [[1]]


def test_a_number_of_one_vote_leads_to_nothing_in_another(form, cast, client):
    poll, number = form
    other = cast.poll(cast.process())
    client.post(address(poll), {"massnahme": ["1"], "wer": number}, follow=True)
    stranger = Client()
    stranger.post(address(other), {"massnahme": ["2"], "wer": number}, follow=True)
    assert " checked" not in text(stranger.get(address(poll)))


@pytest.mark.django_db(transaction=True)
def test_parallel_sends_of_one_form_from_one_browser_are_one_ballot(form):
    poll, number = form

    def send(_number):
        try:
            browser = Client()
            first = browser.post(address(poll), {"massnahme": ["1"], "wer": number})
            return browser.post(first.url, {"massnahme": ["1"], "wer": number}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(JARS) as pool:
        done = list(pool.map(send, range(JARS)))
    assert (Ballot.objects.count(), set(done) <= {302, 200}) == (1, True)


def test_one_page_of_a_browser_without_cookies_stays_one_device_of_a_conversation(cast):
    conversation = cast.conversation()
    page = vote_without_cookies(conversation, {"aussage": 1, "antwort": "1"})
    number = re.search(r'name="wer" value="([^"]+)"', text(page))[1]
    for _jar in range(JARS):
        Client().post(vote_address(conversation), {"aussage": 2, "antwort": "1", "wer": number}, follow=True)
    assert Vote.objects.values("voter").distinct().count() == 1
    assert Vote.objects.count() == 2


@pytest.mark.parametrize(("access", "said"), [("open", True), ("codes", False)])
def test_the_result_of_an_open_vote_says_that_one_may_have_voted_several_times(cast, client, access, said):
    poll = cast.voted_poll(access=access)
    polls.close_poll(poll, by=cast.miriam, on=AFTER)
    polls.count_poll(poll, on=AFTER)
    page = text(client.get(address(poll, "ergebnis/")))
    assert ("Die Abstimmung war offen: Ein Mensch kann mehrmals abgestimmt haben." in page) is said
    assert ("offene Abstimmung, nicht repräsentativ" in poll_sentences(poll.process)[0]) is said


@pytest.mark.parametrize(("many", "warned"), [(19, False), (20, True)])
def test_staff_sees_a_day_on_which_suddenly_very_many_ballots_came(cast, many, warned):
    poll = cast.poll()
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        for days, times in ((0, 4), (1, 4), (2, many)):
            Ballot.objects.bulk_create(
                Ballot(poll=poll, voter=f"00000000-0000-4000-8000-{days:04}{number:08}", chosen=[1],
                       cast_on=(NOW + timedelta(days=days)).date())
                for number in range(times)
            )  # fmt: skip
        page = text(
            cast.client("miriam").get(f"/beteiligung/{poll.process.slug}/arbeit/abstimmungen/{poll.number}/")
        )
    assert ("Auffällig viele Stimmzettel an einem Tag" in page) is warned
