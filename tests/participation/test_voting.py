"""One statement, three answers: no account, no script, no cookie needed; what is stored leads to nobody."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_info, gettext, override

from tests.conversation_cast import ON, SEEDS, vote
from wir.participation import actions
from wir.participation.access import open_to_all
from wir.participation.models import Statement, Vote
from wir.participation.opinions import voters, voting
from wir.strategy import actions as strategy
from wir.ui.limits import Limit

pytestmark = pytest.mark.django_db
SHOWN = re.compile(r'name="aussage" value="(\d+)"')


def address(conversation):
    with override("de"):
        return reverse("participation:vote", args=[conversation.process.slug, conversation.number])


def in_turkish(words, **given):
    """What the page says to readers of Turkish for these German words."""
    with override("tr"):
        return gettext(words) % given


def shown(response):
    """The number of the statement on the page."""
    return int(SHOWN.search(response.content.decode())[1])


def cast_votes(conversation):
    return sorted(
        Vote.objects.filter(statement__conversation=conversation).values_list("statement__number", "value")
    )


def test_a_vote_is_stored_and_another_statement_comes(cast, client):
    conversation = cast.conversation()
    first = shown(client.get(address(conversation)))
    response = client.post(address(conversation), {"aussage": first, "antwort": "1"}, follow=True)
    assert (response.status_code, shown(response) != first) == (200, True)
    assert cast_votes(conversation) == [(first, 1)]
    cookie = client.cookies[voters.COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_reading_sets_no_cookie(cast, client):
    assert not client.get(address(cast.conversation())).cookies


def test_all_statements_come_once_and_then_there_is_thanks(cast, client):
    conversation = cast.conversation()
    page, seen = client.get(address(conversation)), []
    for _ in SEEDS:
        seen.append(shown(page))
        page = client.post(address(conversation), {"aussage": seen[-1], "antwort": "0"}, follow=True)
    assert sorted(seen) == list(range(1, len(SEEDS) + 1))
    assert "Danke. Sie haben alle Aussagen gesehen." in page.content.decode()
    assert 'name="antwort"' not in page.content.decode()


def test_the_last_of_two_votes_counts(cast, client):
    conversation = cast.conversation()
    for answer in ("1", "-1", "0", "-1"):
        client.post(address(conversation), {"aussage": 3, "antwort": answer}, follow=True)
    assert cast_votes(conversation) == [(3, -1)]


def test_one_can_go_back_and_sees_ones_own_answer(cast, client):
    conversation = cast.conversation()
    client.post(address(conversation), {"aussage": 3, "antwort": "1"}, follow=True)
    back = client.post(address(conversation), {"zurueck": "3"})
    assert (shown(back), back.content.decode().count("wir-vote--mine")) == (3, 1)
    assert cast_votes(conversation) == [(3, 1)]


def test_a_cookie_that_somebody_made_up_is_not_taken(cast, client):
    conversation = cast.conversation()
    client.cookies[voters.COOKIE] = "erfunden:unterschrift"
    client.post(address(conversation), {"aussage": 1, "antwort": "1"}, follow=True)
    assert client.cookies[voters.COOKIE].value != "erfunden:unterschrift"
    assert Vote.objects.count() == 1


@pytest.mark.parametrize("number", ["11", "999999", "abc", "9" * 400, "1' or 1=1", "-1", "²"])
def test_a_statement_that_is_not_there_is_not_found(cast, client, number):
    conversation = cast.conversation()
    response = client.post(address(conversation), {"aussage": number, "antwort": "1"}, follow=True)
    assert (response.status_code, Vote.objects.count()) == (404, 0)
    assert client.get(address(conversation), {"aussage": number}).status_code == 404


def test_numbers_of_another_conversation_lead_nowhere(cast, client):
    one = cast.conversation()
    other = cast.draft_conversation(process=one.process)
    actions.seed_statements(other, ["Eine Aussage nur hier."], by=cast.miriam, on=timezone.localdate())
    actions.open_conversation(other, by=cast.miriam)
    only_there = len(SEEDS) + 1
    assert client.post(address(one), {"aussage": only_there, "antwort": "1"}, follow=True).status_code == 404
    assert (
        client.post(address(other), {"aussage": only_there, "antwort": "1"}, follow=True).status_code == 200
    )
    assert list(Vote.objects.values_list("statement__conversation", flat=True)) == [other.pk]


@pytest.mark.parametrize("state", ["waiting", "refused"])
def test_nobody_votes_on_a_statement_that_does_not_stand_there(cast, client, state):
    conversation = cast.conversation()
    statement, _code = cast.waiting_statement(conversation)
    conversation.statements.filter(pk=statement.pk).update(state=state, refused_because="x")
    given = {"aussage": statement.number}
    assert client.post(address(conversation), {**given, "antwort": "1"}, follow=True).status_code == 404
    assert client.get(address(conversation), given).status_code == 404


@pytest.mark.parametrize("answer", ["", "2", "ja", "1.0"])
def test_what_is_no_answer_is_asked_again(cast, client, answer):
    conversation = cast.conversation()
    response = client.post(address(conversation), {"aussage": 4, "antwort": answer}, follow=True)
    assert (response.status_code, shown(response), Vote.objects.count()) == (400, 4, 0)
    assert "Bitte wählen Sie eine der drei Antworten" in response.content.decode()


def test_a_draft_does_not_exist_and_a_closed_one_takes_no_vote(cast, client):
    conversation = cast.draft_conversation()
    assert client.get(address(conversation)).status_code == 404
    actions.open_conversation(conversation, by=cast.miriam)
    actions.close_conversation(conversation, by=cast.miriam, on=ON)
    response = client.post(address(conversation), {"aussage": 1, "antwort": "1"}, follow=True)
    assert (response.status_code, Vote.objects.count()) == (409, 0)
    assert "Dieses Meinungsbild ist geschlossen" in client.get(address(conversation)).content.decode()


def test_what_is_not_public_is_not_found_by_the_quick_way_either(cast, client):
    conversation = cast.conversation(process=cast.prepared_process())
    assert client.get(address(conversation)).status_code == 404
    assert not open_to_all().filter(pk=conversation.pk).exists()
    strategy.publish_process(conversation.process, by=cast.frieda)
    assert client.get(address(conversation)).status_code == 200
    assert open_to_all().filter(pk=conversation.pk).exists()


def test_after_the_last_day_nobody_can_vote(cast, client):
    today = timezone.localdate()
    conversation = cast.conversation(last_day=today)
    assert client.post(address(conversation), {"aussage": 1, "antwort": "1"}, follow=True).status_code == 200
    conversation.last_day = today - timezone.timedelta(days=1)
    conversation.save()
    assert client.post(address(conversation), {"aussage": 2, "antwort": "1"}, follow=True).status_code == 409
    assert cast_votes(conversation) == [(1, 1)]


def test_an_empty_conversation_says_so(cast, client):
    conversation = cast.conversation()
    conversation.statements.all().delete()
    assert "Hier gibt es noch keine Aussagen" in client.get(address(conversation)).content.decode()


def test_a_form_on_another_site_cannot_make_its_visitors_vote(cast, client):
    conversation = cast.conversation()
    given = {"aussage": 1, "antwort": "1"}
    strict = Client(enforce_csrf_checks=True)
    assert (
        strict.post(
            address(conversation), given, headers={"Sec-Fetch-Site": "cross-site"}, follow=True
        ).status_code
        == 403
    )
    assert Vote.objects.count() == 0
    assert (
        strict.post(
            address(conversation), given, headers={"Sec-Fetch-Site": "same-origin"}, follow=True
        ).status_code
        == 200
    )


def test_one_address_brings_only_so_many_new_devices(cast, monkeypatch):
    from wir.participation.views import statements

    monkeypatch.setattr(statements, "NEW_DEVICES", Limit("vote", 2))
    conversation = cast.conversation()
    given = {"aussage": 1, "antwort": "1"}
    answers = [
        Client(REMOTE_ADDR="203.0.113.9").post(address(conversation), given, follow=True) for _ in range(3)
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "Ihre Antwort ist nicht gespeichert" in answers[2].content.decode()


def test_a_vote_costs_four_database_statements_with_the_next_one_and_its_translation(
    cast, client, django_assert_max_num_queries
):
    conversation = cast.voted(people=5)
    client.post(address(conversation), {"aussage": 1, "antwort": "1"}, follow=True)
    with django_assert_max_num_queries(4):
        client.post("/tr" + address(conversation), {"aussage": 2, "antwort": "1"}, follow=True)


def test_signed_in_or_not_it_is_the_same_device(cast):
    conversation = cast.conversation()
    client = cast.client("frieda")
    client.post(address(conversation), {"aussage": 1, "antwort": "1"}, follow=True)
    device = client.cookies[voters.COOKIE].value
    client = Client()
    client.cookies[voters.COOKIE] = device
    client.post(address(conversation), {"aussage": 2, "antwort": "1"}, follow=True)
    assert Vote.objects.values("voter").distinct().count() == 1


def test_the_same_device_has_another_number_in_each_conversation():
    voter = voters.new()
    assert voter.within(1) == voter.within(1)
    assert voter.within(1) != voter.within(2)


def test_the_draw_follows_priority_and_shows_nothing_twice(cast):
    conversation, device = cast.conversation(), uuid4()
    conversation.statements.filter(number__gt=3).delete()
    for number, priority in ((1, 3.0), (2, 1.0), (3, 99.0)):
        conversation.statements.filter(number=number).update(priority=priority)
    vote(conversation, device, 3, 1)

    def drawn(chance):
        found = voting.standing(conversation, device, chance=chance)
        return found.statement.number if found.statement else None

    assert [drawn(chance) for chance in (0.0, 0.5, 0.749, 0.75, 0.751, 1 - 2**-53)] == [1, 1, 1, 2, 2, 2]
    conversation.statements.update(priority=0)
    assert drawn(0.5) == 1
    vote(conversation, device, 1, 1)
    vote(conversation, device, 2, 1)
    assert drawn(0.5) is None


def test_at_night_the_order_of_the_votes_is_lost_and_no_vote(cast):
    conversation = cast.conversation()
    devices = [uuid4() for _ in range(40)]
    for device in devices:
        vote(conversation, device, 1, 1)
    vote(conversation, devices[0], 2, -1)
    before = set(Vote.objects.values_list("voter", "statement__number", "value", "voted_on"))
    on = Vote.objects.first().voted_on
    assert voting.shuffle(on) == 0
    assert voting.shuffle(on + timezone.timedelta(days=1)) == 41
    assert set(Vote.objects.values_list("voter", "statement__number", "value", "voted_on")) == before
    with connection.cursor() as cursor:
        cursor.execute("select voter, xmin::text from participation_vote order by ctid")
        rows = cursor.fetchall()
    assert len({xmin for _voter, xmin in rows}) == 1
    assert [voter for voter, _xmin in rows][:40] != devices


def test_a_statement_in_another_language_shows_its_translation_with_a_mark(cast, client):
    conversation = cast.conversation()
    first = conversation.statements.get(number=1)
    where, in_german = "/tr" + address(conversation), address(conversation)
    german = get_language_info("de")["name_local"]
    untranslated = in_turkish("Noch nicht übersetzt. Sprache: %(language)s.", language=german)
    unchecked = in_turkish(
        "Übersetzt aus: %(language)s. Maschinell übersetzt, noch nicht geprüft.", language=german
    )
    original = in_turkish("Original zeigen")

    def said(page):
        return [words in page for words in ("Akşam otobüs olmalı.", untranslated, unchecked, original)]

    assert said(client.get(where, {"aussage": 1}).content.decode()) == [False, True, False, False]
    actions.translate_statement(
        first, language="tr", text="Akşam otobüs olmalı.", made="machine", by=cast.miriam, on=first.said_on
    )
    assert said(client.get(where, {"aussage": 1}).content.decode()) == [True, False, True, True]
    client.post(where, {"aussage": 1, "antwort": "1"}, follow=True)
    client.post(in_german, {"aussage": 1, "antwort": "-1"}, follow=True)
    assert list(Vote.objects.filter(statement=first).values_list("value", flat=True)) == [-1]
    assert Statement.objects.filter(conversation=conversation).count() == len(SEEDS)
