"""What a page of Beteiligen calls final stays, whatever statement the application's role sends; the jobs still do their work."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import NOW
from tests.poll_cast import AFTER, CLOSES, OPENS
from wir.participation import actions
from wir.participation.actions import ballots, drawing, polls, publishing, reach, results, shuffling
from wir.participation.models import (
    Ballot,
    Draw,
    OpinionResult,
    PollResult,
    ReachSnapshot,
    Seat,
    Snapshot,
    Vote,
)
from wir.participation.opinions import voting
from wir.participation.retention.lots import erase_files

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _deferred(db):
    """As at the beginning of a transaction; what a test asks for at once must not reach the next one."""
    _constraints("deferred")
    yield
    _constraints("deferred")


def _constraints(when):
    with connection.cursor() as cursor:
        cursor.execute(f"set constraints all {when}")


def run(statement):
    """As it would be at the end of a transaction."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            cursor.execute("set constraints all immediate")
    finally:
        _constraints("deferred")


def refused(*statements):
    """Those that go through after all."""
    through = []
    for statement in statements:
        try:
            run(statement)
        except DatabaseError:
            continue
        through.append(statement)
    return through


def test_what_people_vote_under_stays_from_the_day_of_freezing(cast):
    poll = cast.draft_poll()
    run("update participation_poll set budget_cents = budget_cents + 1")
    run("update participation_candidate set cents = cents + 1 where number = 1")
    assert refused(
        "update participation_poll set state = 'closed', frozen_on = now()",
    ) == []  # fmt: skip
    polls.freeze_poll(poll, by=cast.miriam, on=OPENS)
    assert refused(
        "update participation_poll set budget_cents = 1",
        "update participation_poll set rule = 'votes'",
        "update participation_poll set closes_on = '2026-11-03'",
        "update participation_poll set access = 'codes'",
        "update participation_poll set most = 1",
        "update participation_poll set state = 'draft'",
        "update participation_poll set counted_on = now()",
        "delete from participation_poll",
        "update participation_candidate set cents = 1",
        "update participation_candidate set title = 'Parkplatz am Bach'",
        "delete from participation_candidate",
        "insert into participation_candidate (poll_id, measure_id, number, title, text, cents)"
        " select poll_id, measure_id, 9, 'Parkplatz', '', 1 from participation_candidate where number = 1",
    ) == []  # fmt: skip


def test_ballots_go_only_when_they_are_counted_and_the_count_stays(cast):
    poll = cast.voted_poll()
    many = poll.ballots.count()
    attacks = (
        "delete from participation_ballot",
        "delete from participation_ballot where id in (select id from participation_ballot limit 1)",
        "update participation_ballot set voter = gen_random_uuid()",
        "with gone as (delete from participation_ballot returning *) insert into participation_ballot"
        " select id, voter, '[4]'::jsonb, channel, cast_on, poll_id from gone",
    )
    assert refused(*attacks) == []
    polls.close_poll(poll, by=cast.miriam, on=AFTER)
    assert refused(*attacks, "update participation_ballot set chosen = '[4]'") == []
    assert poll.ballots.count() == many
    polls.count_poll(poll, on=AFTER)
    run("select 1")
    assert (poll.ballots.count(), PollResult.objects.get().ballots) == (0, many)
    assert refused(
        "update participation_pollresult set ballots = 9999",
        "update participation_pollresult set told = '{}'",
        "update participation_pollresult set public = '{}'",
        "update participation_pollresult set ballots_file = null",
        "delete from participation_pollresult",
        "update participation_poll set counted_on = null",
        "update participation_poll set state = 'frozen'",
        "insert into participation_ballot (id, poll_id, chosen, channel, cast_on)"
        f" values (gen_random_uuid(), {poll.pk}, '[1]', 'stand', now())",
    ) == []  # fmt: skip


def test_rows_are_written_anew_while_people_vote_and_a_closed_process_forgets(cast):
    poll = cast.voted_poll()
    before = sorted(poll.ballots.values_list("id", "voter", "cast_on"))
    shuffling.shuffle()
    shuffling.shuffle_new(OPENS)
    run("select 1")
    assert sorted(poll.ballots.values_list("id", "voter", "cast_on")) == before
    voter = before[0][1]
    ballots.cast_ballot(poll, ["4"], voter=voter, on=CLOSES)
    assert Ballot.objects.get(voter=voter).chosen == [4]
    polls.close_poll(poll, by=cast.miriam, on=AFTER)
    shuffling.shuffle()
    cast.closed(poll.process)
    polls.forget_ballots(poll, on=AFTER)
    run("select 1")
    assert (Ballot.objects.count(), PollResult.objects.get().ballots_file) == (0, None)


def test_votes_stay_until_the_process_is_closed_and_a_result_for_good(cast):
    conversation = cast.voted()
    actions.reckon_anew(conversation, on=TODAY)
    many = Vote.objects.count()
    attacks = (
        "delete from participation_vote",
        "delete from participation_vote where id in (select id from participation_vote limit 1)",
        "update participation_vote set voter = gen_random_uuid()",
        "update participation_conversation set votes_gone_on = now()",
        "update participation_opinionresult set told = '{}'",
        "delete from participation_opinionresult",
    )
    assert refused(*attacks) == []
    voting.shuffle(TODAY + timedelta(days=1))
    assert (Vote.objects.count(), OpinionResult.objects.count()) == (many, 1)
    cast.closed(conversation.process)
    results.forget_votes(conversation, on=TODAY)
    assert Vote.objects.count() == 0
    assert refused("update participation_conversation set votes_gone_on = null", *attacks[4:]) == []


def test_no_detour_over_a_closed_process_loses_votes_ballots_or_the_list_behind_a_count(cast):
    conversation, poll = cast.voted(), cast.counted_poll()
    before = (Vote.objects.count(), bytes(PollResult.objects.get().ballots_file))
    there_and_back = (
        "update strategy_process set state = 'closed'; {}; update strategy_process set state = 'running'"
    )
    assert refused(
        *(there_and_back.format(one) for one in (
            "update participation_conversation set votes_gone_on = now(); delete from participation_vote",
            "update participation_pollresult set ballots_file = null",
        )),
        *(there_and_back.format(one).replace("set state = 'closed'", "set state = 'undecided', ended_because = 'Aus.'")
          for one in ("select 1", "update strategy_process set state = 'closed'")),
    ) == []  # fmt: skip
    assert (Vote.objects.count(), bytes(PollResult.objects.get().ballots_file)) == before
    assert (conversation.votes_gone_on, poll.ballots_gone_on) == (None, None)


def test_published_tables_stay(cast):
    survey = cast.finished_survey()
    publishing.take_snapshots(TODAY)
    reach.take_reach_snapshots(TODAY)
    ReachSnapshot.objects.create(
        process=survey.process, dimension="age", taken_on=TODAY, basis=10, table={"cells": {}}
    )
    assert Snapshot.objects.exists()
    assert refused(
        'update participation_snapshot set "table" = \'{}\'',
        "update participation_snapshot set basis = 0",
        "delete from participation_snapshot",
        "update participation_reachsnapshot set basis = 0",
        "delete from participation_reachsnapshot",
    ) == []  # fmt: skip


def test_a_lot_stays_as_it_was_reckoned_published_and_drawn(cast):
    assembly = cast.closed_assembly()
    cast.reckoned(assembly)
    reckoned = (
        "update participation_draw set seed = seed + 1",
        "update participation_draw set size = size - 1",
        "update participation_draw set pool_file = 'id'",
        "update participation_draw set list_file = list_file || 'x'",
        "update participation_draw set list_hash = repeat('0', 64)",
        "update participation_draw set told = '{}'",
        "update participation_draw set state = 'waiting'",
        "update participation_draw set digits = 7",
        "delete from participation_draw",
    )
    assert refused(*reckoned) == []
    drawing.publish_list(assembly, by=cast.miriam, on=assembly.joins_until + timedelta(days=1))
    published = (*reckoned[:7], "update participation_draw set published_on = null", reckoned[8])
    assert refused(*published, "update participation_draw set published_on = '2020-01-01'") == []


def test_whoever_was_drawn_stays_drawn_and_retention_empties_the_files(cast):
    assembly = cast.drawn_assembly()
    seats = Seat.objects.count()
    assert refused(
        "update participation_draw set digits = (digits + 1) % 1000",
        "update participation_draw set drawn_on = '2020-01-01'",
        "update participation_draw set drawn_at = 'Hinterzimmer'",
        "update participation_draw set witness = 'Niemand'",
        "delete from participation_seat",
        "update participation_seat set entry_id = (select max(id) from participation_poolentry)"
        " where id = (select min(id) from participation_seat)",
    ) == []  # fmt: skip
    draw = Draw.objects.get(published_on__isnull=False)
    erase_files(draw.made_on + timedelta(days=800))
    draw.refresh_from_db()
    assert (draw.pool_file, draw.chances, draw.witness, bool(draw.list_file)) == ("", {}, "", True)
    seat = assembly.seats.first()
    drawing.note_answer(seat, answer="yes", by=cast.miriam, on=TODAY)
    assert Seat.objects.count() == seats


@pytest.mark.django_db(transaction=True)
def test_no_ballot_is_taken_out_by_a_transaction_that_sees_the_past(cast):
    poll = cast.voted_poll()
    for past in ("set transaction isolation level repeatable read", "select 1"):
        with pytest.raises(DatabaseError):
            _take_out(past)
    assert poll.ballots.exists()


def _take_out(first):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(first)
        cursor.execute("delete from participation_ballot")


def test_a_statement_stays_once_it_stands_to_the_vote(cast):
    conversation, other = cast.conversation(), cast.conversation(process=cast.process())
    only = f"where conversation_id = {conversation.pk} and state = 'published'"
    assert refused(
        f"update participation_statement set text = 'Anders' {only}",
        f"update participation_statement set state = 'refused', refused_because = 'x', text = 'Anders' {only}",
        f"update participation_statement set state = 'waiting' {only}",
        f"update participation_statement set conversation_id = {other.pk} {only}",
    ) == []  # fmt: skip


def test_a_statement_with_votes_is_neither_deleted_nor_put_in_other_words_when_it_comes_back(cast):
    conversation = cast.voted()
    assert refused("delete from participation_statement") == []
    run("update participation_statement set state = 'refused', refused_because = 'x'")
    assert refused("update participation_statement set text = 'Anders'") == []
    assert conversation.statements.filter(state="refused").exists()


def test_the_promise_of_a_survey_stays_from_its_opening(cast):
    survey = cast.open_survey()
    assert survey.promise
    assert refused(
        "update participation_survey set promise = 'Wir geben alles weiter.'",
        "update participation_survey set promise = ''",
        "update participation_survey set state = 'draft'",
        "delete from participation_survey",
    ) == []  # fmt: skip
