"""Nothing that is stored or shown joins a person, a receipt or a device with a ballot; what is published gives no count away."""

import re

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection

from tests.cast import NOW, TODAY
from tests.poll_cast import AFTER, result_of
from wir.core.counts import Published, is_safe
from wir.journal.models import Entry
from wir.participation.actions import ballots, polls, shuffling
from wir.participation.models import Ballot, Poll
from wir.participation.opinions import voters
from wir.participation.polls.publishing import ENOUGH
from wir.strategy.models import Receipt

pytestmark = pytest.mark.django_db
SAID = (((1, 2), 23), ((3,), 11), ((2, 3), 9), ((4,), 3), ((1, 4), 1))


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def cast_one(client, poll):
    answer = client.post(
        f"/beteiligung/{poll.process.slug}/abstimmung/{poll.number}/", {"massnahme": ["3", "1"]}, follow=True
    )
    assert answer.status_code == 200
    return answer


def tables_with(word):
    """Tables in which a row has this word, whoever reads the whole database."""
    found = set()
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f'select count(*) from "{table}" t where t::text like %s', [f"%{word}%"])
            found |= {table} if cursor.fetchone()[0] else set()
    return found


def test_a_ballot_leaves_no_entry_in_the_journal_and_no_session_even_of_somebody_who_is_signed_in(
    cast, client
):
    poll = cast.poll()
    before = (Entry.objects.count(), Session.objects.count())
    cast_one(client, poll)
    cast_one(cast.client("ole"), poll)
    assert (Entry.objects.count(), Session.objects.count(), Ballot.objects.count()) == (*before, 2)


def test_no_other_table_names_a_ballot_or_its_device_and_the_cookie_is_stored_nowhere(cast, client):
    cast_one(client, cast.poll())
    ballot = Ballot.objects.get()
    assert tables_with(ballot.pk) == tables_with(ballot.voter) == {"participation_ballot"}
    secret = client.cookies[voters.COOKIE].value.split(":")[0]
    assert tables_with(secret) == set()


def test_a_receipt_names_the_vote_and_its_words_are_stored_as_a_hash_only(cast, client):
    poll = cast.poll()
    code = ballots.cast_ballot(poll, ["1"], voter=voters.new().within("x"), on=TODAY)
    receipt = Receipt.objects.get()
    assert (receipt.thing, receipt.thing_id, receipt.made_on) == ("participation.poll", poll.pk, TODAY)
    assert tables_with(code) == set()
    assert {field.name for field in Ballot._meta.fields} == {
        "id", "poll", "voter", "chosen", "channel", "cast_on",
    }  # fmt: skip


def test_a_device_has_another_number_in_each_vote_and_each_conversation():
    voter = voters.new()
    numbers = {voter.within(what) for what in (1, 2, "abstimmung-1", "abstimmung-2")}
    assert len(numbers) == 4


def test_ballots_hold_a_day_and_ticks_in_ascending_order_not_in_the_order_of_ticking(cast, client):
    cast_one(client, cast.poll())
    assert list(Ballot.objects.values_list("chosen", "cast_on")) == [([1, 3], TODAY)]


def test_the_nightly_shuffle_writes_ballots_and_receipts_anew_and_loses_none(cast):
    poll = cast.voted_poll()
    before = sorted(map(str, Ballot.objects.values_list("pk", "voter", "chosen")))

    def places():
        with connection.cursor() as cursor:
            cursor.execute("select ctid::text, id from participation_ballot order by ctid")
            return cursor.fetchall()

    old = [key for _place, key in places()]
    shuffling.shuffle()
    assert sorted(map(str, Ballot.objects.values_list("pk", "voter", "chosen"))) == before
    assert [key for _place, key in places()] != old
    assert poll.ballots.count() == 66


def test_after_the_count_no_row_of_a_ballot_is_left_and_the_list_knows_neither_device_day_nor_way(
    cast, client
):
    poll = cast.poll()
    cast_one(client, poll)
    sheet = cast.ballot_sheet(poll)
    ballots.check_ballot(sheet, ["2"], by=cast.frieda)
    keys = [str(key) for row in Ballot.objects.values_list("pk", "voter") for key in row if key]
    polls.close_poll(poll, by=cast.miriam, on=AFTER)
    polls.count_poll(poll, on=AFTER)
    assert Ballot.objects.count() == 0
    assert [tables_with(key) for key in keys] == [set()] * 3
    page = cast.client("miriam").get(
        f"/beteiligung/{poll.process.slug}/arbeit/abstimmungen/{poll.number}/stimmzettel.pb"
    )
    rows = page.content.decode().split("VOTES\n")[1]
    assert rows == "voter_id;vote\n1;1,3\n2;2\n"


def test_the_same_ballots_in_another_order_give_the_same_list(cast):
    def listed(said):
        poll = cast.counted_poll(said=said)
        page = cast.client("miriam").get(
            f"/beteiligung/{poll.process.slug}/arbeit/abstimmungen/{poll.number}/stimmzettel.pb"
        )
        return page.content.decode().split("PROJECTS\n")[1]

    assert listed(SAID) == listed(SAID[::-1])


@pytest.mark.parametrize("rule", ["shares", "votes"])
def test_a_solver_finds_five_values_or_more_for_every_published_count(cast, rule):
    public = result_of(cast.counted_poll(said=SAID, rule=rule)).public
    table = Published.from_json(public["table"])
    assert table.cells == {"1": 25, "2": 30, "3": 20, "4": None}
    assert is_safe(table, ["web"])


def test_what_counted_as_full_voices_is_never_published_above_the_votes(cast):
    public = result_of(cast.counted_poll(said=SAID)).public
    assert public["support"]
    for name, support in public["support"].items():
        assert (support or 0) <= (public["table"]["cells"][name] or 7)


def test_all_else_on_the_page_follows_from_what_is_published(cast):
    """Two counts that differ, but are published alike, show the same page: it tells nothing that the figures do not."""
    alike = [(((1, 2), 44), ((3,), 22), ((4,), 2)), (((1, 2), 46), ((3,), 21), ((4,), 1))]
    first, other = (result_of(cast.counted_poll(said=said)).public for said in alike)
    assert first["table"] == other["table"]
    assert first == other


@pytest.mark.parametrize("people", [ENOUGH - 1, ENOUGH])
def test_no_page_shows_a_result_of_few(cast, client, people):
    poll = cast.counted_poll(said=(((1, 3), people),))
    root = f"/beteiligung/{poll.process.slug}/"
    pages = [
        client.get(place).content.decode()
        for place in (root, f"{root}massnahmen/", f"{root}massnahmen/1/", f"{root}abstimmung/1/ergebnis/")
    ]
    shown = [bool(re.search(r"Die Stimmen ergaben|Angekreuzt|Platz \d von", page)) for page in pages]
    assert shown == [False, people == ENOUGH, people == ENOUGH, people == ENOUGH]


def test_a_stranger_does_not_get_the_list(cast, client):
    poll = cast.counted_poll()
    place = f"/beteiligung/{poll.process.slug}/arbeit/abstimmungen/{poll.number}/stimmzettel.pb"
    assert client.get(place).status_code == 302
    assert cast.client("ole").get(place).status_code == 404
    assert Poll.objects.count() == 1
