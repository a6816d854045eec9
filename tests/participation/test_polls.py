"""A vote on priorities: prepared, frozen, voted, closed, counted, taken over; and what is refused, each in one sentence."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.cast import NOW
from tests.poll_cast import AFTER, BUDGET, CLOSES, OPENS, result_of
from wir.config.commands import shares
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.journal.models import Entry
from wir.participation.actions import ballots, polls
from wir.participation.models import Ballot, BallotSheet, PollResult
from wir.participation.polls import counting
from wir.strategy import actions
from wir.strategy.models import Receipt

pytestmark = pytest.mark.django_db


def says(refused):
    return " ".join(refused.value.sentences)


def test_a_measure_without_cost_cannot_stand_in_it(cast):
    process = cast.process()
    measures = [*cast.costed_measures(process), cast.measure(cast.recommendation(cast.voice(process)))]
    with pytest.raises(Refused) as refused:
        cast.draft_poll(process, measures=measures)
    assert says(refused) == (
        "Maßnahme 5 („Abendbus auf Probe“) hat noch keine Kosten. "
        "Tragen Sie sie bei der Maßnahme ein, dann kann sie zur Abstimmung stehen."
    )
    assert process.polls.count() == 0


def test_a_measure_that_nobody_could_choose_or_that_is_decided_cannot_stand_in_it(cast):
    process = cast.process()
    measures = cast.costed_measures(process)
    with pytest.raises(Refused) as refused:
        cast.draft_poll(process, measures=measures, budget_cents=30_000_00 - 1)
    assert "Maßnahme 1 („Abendbus“) kostet 30.000\xa0Euro." in says(refused)
    assert cast.draft_poll(process, measures=measures, budget_cents=30_000_00).candidates.count() == 4
    actions.plan_measure(measures[3], by=cast.miriam)
    with pytest.raises(Refused) as refused:
        cast.draft_poll(process, measures=measures)
    assert says(refused) == "Über Maßnahme 4 („Bänke“) ist schon entschieden."


def test_one_measure_alone_is_no_vote_and_those_of_other_processes_do_not_count(cast):
    process, other = cast.process(), cast.process()
    [one, *_], [foreign, *_] = cast.costed_measures(process), cast.costed_measures(other)
    with pytest.raises(Refused) as refused:
        cast.draft_poll(process, measures=[one, foreign])
    assert says(refused) == "Wählen Sie mindestens zwei Maßnahmen. Sonst gibt es nichts zu entscheiden."


def test_what_is_frozen_keeps_the_cost_of_its_day_and_does_not_change(cast):
    poll = cast.draft_poll()
    bus = poll.process.measures.get(number=1)
    actions.set_costs(bus, cents={2027: 25_000_00}, by=cast.miriam)
    polls.freeze_poll(poll, by=cast.miriam, on=OPENS)
    assert poll.candidates.get(number=1).cents == 25_000_00
    with pytest.raises(Refused) as refused:
        polls.change_poll(poll, measures=list(poll.process.measures.all()), by=cast.miriam, budget_cents=1)
    assert says(refused) == "Die Abstimmung steht fest. Daran ändert sich nichts mehr."
    poll.refresh_from_db()
    assert poll.budget_cents == BUDGET


def test_a_poll_whose_last_day_is_over_is_not_frozen(cast):
    poll = cast.draft_poll()
    with pytest.raises(Refused):
        polls.freeze_poll(poll, by=cast.miriam, on=CLOSES + timedelta(days=1))
    polls.freeze_poll(poll, by=cast.miriam, on=CLOSES)
    assert poll.state == "frozen"


@pytest.mark.parametrize(
    ("day", "open_then"),
    [
        (OPENS - timedelta(days=1), False), (OPENS, True), (CLOSES, True), (CLOSES + timedelta(days=1), False),
    ],
)  # fmt: skip
def test_ballots_are_taken_from_the_first_day_to_the_last(cast, day, open_then):
    poll = cast.draft_poll()
    polls.freeze_poll(poll, by=cast.miriam, on=OPENS - timedelta(days=9))
    if open_then:
        assert ballots.cast_ballot(poll, ["1"], voter=uuid4(), on=day)
    else:
        with pytest.raises(Refused) as refused:
            ballots.cast_ballot(poll, ["1"], voter=uuid4(), on=day)
        assert says(refused) == "Die Abstimmung ist nicht offen. Es ist nichts gespeichert."
    assert Ballot.objects.count() == Receipt.objects.count() == int(open_then)


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ([], "Kreuzen Sie mindestens eine Maßnahme an."),
        (["1", "9"], "Eine der angekreuzten Maßnahmen steht nicht zur Abstimmung. Laden Sie die Seite neu."),
        (["²"], "Eine der angekreuzten Maßnahmen steht nicht zur Abstimmung. Laden Sie die Seite neu."),
        (["1", "2", "3"], "Sie haben 3 Maßnahmen angekreuzt. Erlaubt sind höchstens 2: Nehmen Sie 1 weg."),
    ],
)  # fmt: skip
def test_a_ballot_that_cannot_be_counted_is_told_in_one_sentence_and_not_stored(cast, chosen, sentence):
    poll = cast.poll(most=2)
    with pytest.raises(Refused) as refused:
        ballots.cast_ballot(poll, chosen, voter=uuid4(), on=OPENS)
    assert (says(refused), Ballot.objects.count(), Receipt.objects.count()) == (sentence, 0, 0)


def test_the_last_of_contradictory_ballots_counts_and_there_is_one_receipt_for_each_ballot(cast):
    poll, voter = cast.poll(most=2), uuid4()
    assert len(ballots.cast_ballot(poll, ["2", "1", "2"], voter=voter, on=OPENS).split("-")) == 3
    assert ballots.cast_ballot(poll, ["4"], voter=voter, on=CLOSES) == ""
    assert list(Ballot.objects.values_list("chosen", "cast_on")) == [([4], CLOSES)]
    assert Receipt.objects.count() == 1


def test_it_is_not_closed_before_its_last_day_is_over(cast):
    poll = cast.voted_poll()
    with pytest.raises(Refused) as refused:
        polls.close_poll(poll, by=cast.miriam, on=CLOSES)
    assert says(refused).startswith("Bis Montag, 30. November 2026 kann noch abgestimmt werden")
    polls.close_poll(poll, by=cast.miriam, on=AFTER)
    with pytest.raises(Impossible):
        polls.close_poll(poll, by=cast.miriam, on=AFTER)


def test_it_is_not_closed_while_paper_waits_for_a_second_person(cast):
    sheet = cast.ballot_sheet()
    with pytest.raises(Refused) as refused:
        polls.close_poll(sheet.poll, by=cast.miriam, on=AFTER)
    assert "Es warten noch Papierstimmzettel auf eine zweite Person: 1." in says(refused)


def test_equal_shares_pay_for_both_groups_where_the_simple_sum_pays_for_one(cast):
    """66 people, 757 euros each. Bus and house are wanted by most; a third wants café and benches and gets them."""
    told = result_of(cast.counted_poll()).told
    assert {name: reason["votes"] for name, reason in told["explanation"].items()} == {
        "1": 40, "2": 45, "3": 21, "4": 9,
    }  # fmt: skip
    assert told["funded"] == ["2", "3", "4"]
    by_sum = result_of(cast.counted_poll(rule="votes")).told
    assert (by_sum["funded"], by_sum["left"]) == (["2", "1"], 0)


def test_the_exported_file_gives_the_same_result_to_the_command(cast, tmp_path, capsys):
    for rule, arguments in (("shares", ["--completion", "add1"]), ("votes", ["--rule", "votes"])):
        poll = cast.counted_poll(rule=rule)
        content = cast.client("miriam").get(
            f"/beteiligung/{poll.process.slug}/arbeit/abstimmungen/{poll.number}/stimmzettel.pb"
        )
        file = tmp_path / f"{rule}.pb"
        file.write_bytes(content.content)
        assert shares.run([str(file), *arguments]) == 0
        told = json.loads(capsys.readouterr().out)
        del told["utility"], told["completion"]
        assert told == result_of(poll).told
        assert counting.result_hash(told) == result_of(poll).result_hash


def test_the_count_stands_in_the_journal_with_hashes_rule_and_version_and_without_a_ballot(cast):
    poll = cast.counted_poll()
    entry, result = Entry.objects.get(act="participation.count_poll"), result_of(poll)
    assert entry.facts == {
        "ballots": 66, "by_channel": {"web": 66}, "rule": "shares", "version": result.version,
        "input": result.input_hash, "result": result.result_hash, "funded": ["2", "3", "4"],
    }  # fmt: skip
    assert polls.count_poll(poll, on=AFTER) == result
    assert Entry.objects.filter(act="participation.count_poll").count() == 1


def test_the_same_ballots_of_two_polls_have_different_hashes(cast):
    """Otherwise somebody could try out which ballots give the published hash."""
    one, other = result_of(cast.counted_poll()), result_of(cast.counted_poll())
    assert one.result_hash == other.result_hash
    assert one.input_hash != other.input_hash


def test_nobody_votes_and_there_is_no_result(cast):
    poll = cast.counted_poll(said=())
    assert (poll.counted_on, PollResult.objects.count()) == (AFTER, 0)


def test_another_person_checks_a_ballot_on_paper_and_only_then_it_counts(cast):
    sheet = cast.ballot_sheet(chosen=["3", "1"])
    assert (sheet.chosen, Ballot.objects.count()) == ([1, 3], 0)
    with pytest.raises(PermissionDenied):
        ballots.check_ballot(sheet, ["1", "3"], by=cast.miriam)
    assert ballots.check_ballot(sheet, ["1", "4"], by=cast.frieda) is False
    sheet.refresh_from_db()
    assert (sheet.chosen, sheet.differed, sheet.checked_by) == ([], True, cast.frieda)
    assert list(Ballot.objects.values_list("chosen", "channel", "voter")) == [([1, 4], "stand", None)]
    with pytest.raises(Refused) as refused:
        ballots.check_ballot(sheet, ["1"], by=cast.frieda)
    assert says(refused) == "Dieser Stimmzettel ist schon geprüft."


def test_the_database_itself_refuses_the_same_person_twice(cast):
    sheet = cast.ballot_sheet()
    with pytest.raises(IntegrityError), transaction.atomic():
        BallotSheet.objects.filter(pk=sheet.pk).update(checked_by=cast.miriam, chosen=[])


def test_paper_that_came_too_late_does_not_count(cast):
    poll = cast.poll()
    words = {"batch": "Post", "channel": "letter", "by": cast.miriam, "on": AFTER}
    with pytest.raises(Refused) as refused:
        ballots.enter_ballot(poll, ["1"], received_on=AFTER, **words)
    assert "kam nicht in der Zeit der Abstimmung" in says(refused)
    assert ballots.enter_ballot(poll, ["1"], received_on=CLOSES, **words).number == 1


def test_paper_cannot_have_come_tomorrow(cast):
    poll = cast.poll()
    words = {"batch": "Post", "channel": "letter", "by": cast.miriam, "on": OPENS}
    tomorrow = OPENS + timedelta(days=1)
    with pytest.raises(Refused) as refused:
        ballots.enter_ballot(poll, ["1"], received_on=tomorrow, **words)
    assert "kam nicht in der Zeit der Abstimmung" in says(refused)
    assert ballots.enter_ballot(poll, ["1"], received_on=OPENS, **words).number == 1
    with time_machine.travel(NOW, tick=False):
        place = f"/beteiligung/{poll.process.slug}/arbeit/abstimmungen/{poll.number}/papier/"
        heap = {"batch": "Post", "channel": "letter", "received_on": "03.11.2026", "massnahme": ["1"]}
        answer = cast.client("miriam").post(place, heap)
    assert set(answer.context["form"].errors) == {"received_on"}


def test_after_the_decision_no_paper_comes_in_and_the_count_need_not_wait(cast):
    poll = cast.voted_poll()
    sheet = cast.ballot_sheet(poll)
    cast.decided_process(poll.process)
    poll.process.refresh_from_db()
    with pytest.raises(Refused, match="nicht offen"):
        cast.ballot_sheet(poll)
    ballots.check_ballot(sheet, ["1", "3"], by=cast.frieda)
    polls.close_poll(poll, by=cast.miriam, on=OPENS)
    assert polls.count_poll(poll, on=OPENS).ballots == 67


def test_each_way_is_counted_on_its_own(cast):
    poll = cast.voted_poll()
    for _sheet in range(9):
        ballots.check_ballot(cast.ballot_sheet(poll), ["1", "3"], by=cast.frieda)
    polls.close_poll(poll, by=cast.miriam, on=AFTER)
    result = polls.count_poll(poll, on=AFTER)
    assert (result.ballots, result.by_channel) == (75, {"stand": 9, "web": 66})
    assert set(result.public["table"]["groups"]) <= {"stand", "web"}


def test_a_closed_process_keeps_the_sums_and_no_ballot(cast):
    counted = cast.counted_poll()
    running = cast.voted_poll(process=counted.process, measures=list(counted.process.measures.all()))
    cast.ballot_sheet(running)
    cast.closed(counted.process)
    for poll in (counted, running):
        assert polls.forget_ballots(poll, on=date(2027, 1, 4)) is True
        poll.refresh_from_db()
        assert polls.forget_ballots(poll, on=date(2027, 1, 5)) is False
    assert (Ballot.objects.count(), BallotSheet.objects.count()) == (0, 0)
    assert set(PollResult.objects.values_list("ballots_file", "ballots")) == {(None, 66)}
    place = f"/beteiligung/{counted.process.slug}/arbeit/abstimmungen/{counted.number}/stimmzettel.pb"
    text = cast.client("miriam").get(place).content.decode()
    assert "1;30000;40;Abendbus;0" in text
    assert text.endswith("VOTES\nvoter_id;vote\n")


def test_who_only_reads_or_is_a_stranger_does_nothing(cast):
    poll = cast.draft_poll()
    for act in (
        lambda who: polls.prepare_poll(poll.process, measures=[], by=who),
        lambda who: polls.freeze_poll(poll, by=who, on=OPENS),
        lambda who: ballots.enter_ballot(
            poll, ["1"], batch="x", channel="stand", received_on=OPENS, by=who, on=OPENS
        ),
    ):
        for who in (cast.ole, cast.jonas):
            with pytest.raises(PermissionDenied):
                act(who)
