"""A page that stayed open on a shared device shows and changes nothing once the device is forgotten; the same without cookies."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.participation.test_poll_pages import CODE, FIELD, address, chosen, text
from tests.participation.test_voting import SHOWN, cast_votes
from tests.participation.test_voting import address as vote_address
from wir.participation.models import Draft, Response, Vote
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


def vote_without_cookies(conversation, given):
    """The same with an answer to a statement."""
    page = Client().post(vote_address(conversation), given)
    return Client().post(page.url, given) if page.status_code == 307 else page


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
    told = client.post(address(poll), {"massnahme": ["4"], "wer": field}, follow=True)
    assert (told.status_code, chosen()) == (409, [[1]])
    assert "Es ist nichts gespeichert, und der Stimmzettel von vorher bleibt, wie er ist." in text(told)
    client.post(address(poll), sent_again(told, massnahme=["4"]), follow=True)
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
    page = vote_without_cookies(conversation, {"aussage": 3, "antwort": "1"})
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
        page = vote_without_cookies(conversation, {"aussage": 1, "antwort": "1"})
    field = re.search(r'name="wer" value="([^"]+)"', page.content.decode())[1]
    with time_machine.travel(began + timedelta(minutes=minutes), tick=False):
        vote_without_cookies(conversation, {"aussage": 1, "antwort": "-1", "wer": field})
    assert Vote.objects.values("voter").distinct().count() == devices


def sent_again(page, **pressed):
    """What the form of a page sends that stayed open: all it has hidden, and what somebody presses."""
    form = re.search(r'<form[^>]* method="post"[^>]*class="wir-(?:stack|form)".*?</form>', text(page), re.S)
    form = form or re.search(r'<form class="wir-form" method="post".*?</form>', text(page), re.S)
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form[0])
    return {**dict(hidden), **pressed}


@pytest.mark.parametrize("pages", ["before the first answer", "after the first", "after the second"])
def test_a_statement_that_stayed_open_changes_no_vote_of_a_device_that_was_forgotten(cast, client, pages):
    conversation = cast.conversation()
    shown = [client.get(vote_address(conversation), {"aussage": 1})]
    for number in (1, 2):
        given = {"aussage": number, "antwort": "1"}
        shown.append(client.post(vote_address(conversation), given, follow=True))
    left = shown[["before the first answer", "after the first", "after the second"].index(pages)]
    assert 'name="wer"' not in text(left)
    client.post("/beteiligung/vergessen/")
    client.post(vote_address(conversation), sent_again(left, aussage="1", antwort="-1"), follow=True)
    newly = [(1, -1)] if pages == "before the first answer" else []
    assert cast_votes(conversation) == sorted([(1, 1), (2, 1), *newly])


def test_a_statement_that_stayed_open_says_that_the_device_was_forgotten_and_that_one_can_begin_anew(
    cast, client
):
    conversation = cast.conversation()
    left = client.post(vote_address(conversation), {"aussage": 1, "antwort": "1"}, follow=True)
    client.post("/beteiligung/vergessen/")
    for pressed in ({"aussage": "1", "antwort": "-1"}, {"zurueck": "1"}):
        told = client.post(vote_address(conversation), sent_again(left, **pressed))
        assert told.status_code == 409
        assert "Dieses Gerät wurde inzwischen vergessen" in text(told)
        assert "wir-vote--mine" not in text(told)
    again = client.post(vote_address(conversation), sent_again(told, aussage="1", antwort="-1"), follow=True)
    assert "1 von 10 Aussagen beantwortet" in text(again)
    assert cast_votes(conversation) == [(1, -1), (1, 1)]


def test_a_ballot_that_stayed_open_after_voting_stores_nothing_and_says_why(cast, client):
    poll = cast.poll()
    client.post(address(poll), {"massnahme": ["1"]}, follow=True)
    left = client.get(address(poll))
    client.post("/beteiligung/vergessen/")
    told = client.post(address(poll), sent_again(left, massnahme=["4"]), follow=True)
    assert (told.status_code, chosen()) == (409, [[1]])
    assert "Dieses Gerät wurde inzwischen vergessen" in text(told)
    client.post(address(poll), sent_again(told, massnahme=["4"]), follow=True)
    assert chosen() == [[1], [4]]


@pytest.mark.parametrize("place", ["2/", "alles/"])
@pytest.mark.parametrize("ended", ["vergessen", "abgegeben"])
def test_questions_that_stayed_open_after_the_end_store_nothing_and_say_why(cast, client, place, ended):
    survey = cast.open_survey()
    root = f"/beteiligung/{survey.process.slug}/umfrage/{survey.pk}/"
    client.post(f"{root}1/", {"f1": "a1"})
    left = client.get(f"{root}{place}")
    client.post("/beteiligung/vergessen/" if ended == "vergessen" else f"{root}abgeben/")
    told = client.post(f"{root}{place}", sent_again(left, f1="a2"))
    assert (told.status_code, Draft.objects.count()) == (409, 0)
    assert "Es ist nichts gespeichert. Wollen Sie selbst antworten, fangen Sie hier neu an." in text(told)
    assert Response.objects.count() == (ended == "abgegeben")


def test_without_cookies_a_signed_field_keeps_the_answers_together(cast):
    conversation = cast.conversation()
    page = vote_without_cookies(conversation, {"aussage": 1, "antwort": "1"})
    for number in (2, 3):
        field = re.search(r'name="wer" value="([^"]+)"', page.content.decode())[1]
        page = vote_without_cookies(conversation, {"aussage": number, "antwort": "1", "wer": field})
    assert "Ihr Browser nimmt keine Cookies an" in page.content.decode()
    assert Vote.objects.values("voter").distinct().count() == 1
    assert Vote.objects.count() == 3


def test_a_device_that_is_forgotten_is_a_new_one(cast, client):
    conversation = cast.conversation()
    client.post(vote_address(conversation), {"aussage": 1, "antwort": "1"}, follow=True)
    assert voters.COOKIE in client.cookies
    client.post("/beteiligung/vergessen/")
    client.post(vote_address(conversation), {"aussage": 1, "antwort": "-1"}, follow=True)
    found = Vote.objects.filter(statement__number=1).values_list("value", flat=True)
    assert sorted(found) == [-1, 1]
