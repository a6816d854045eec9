"""What all votes say together: agreement first, groups in words, no person to be found in it, and every answer replayable."""

import csv
import io
import re
import zipfile
from uuid import uuid4

import numpy as np
import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.conversation_cast import ON, SEEDS, vote, vote_all
from wir.algorithms.opinions import Parameters, Votes, opinion_map, reading, report
from wir.algorithms.opinions.picture import picture
from wir.core.counts import round_to
from wir.participation import actions
from wir.participation.actions.results import due_for_reckoning, newest_result
from wir.participation.jobs.conversations import reckon_the_last_time
from wir.participation.models import Vote
from wir.participation.opinions import mapping, telling
from wir.participation.opinions.drawing import rings
from wir.participation.opinions.polis import SINGLE
from wir.participation.retention import conversations as retention
from wir.strategy import actions as strategy
from wir.strategy.wording import Told

pytestmark = pytest.mark.django_db


def page(cast, conversation):
    with override("de"):
        where = reverse("participation:opinions_of", args=[conversation.process.slug, conversation.number])
    return cast.client().get(where).content.decode()


def told(conversation):
    statements = list(conversation.statements.filter(state="published"))
    words = {one.pk: Told(one.text, "de") for one in statements}
    return telling.tell_result(newest_result(conversation), statements, words)


@pytest.mark.parametrize(
    ("count", "rounded"), [(0, 0), (2, 0), (3, 5), (7, 5), (8, 10), (12, 10), (13, 15), (250, 250)]
)
def test_counts_are_rounded_to_five(count, rounded):
    assert round_to(count, 5) == rounded


def test_groups_are_told_in_words_with_numbers(cast):
    conversation = cast.voted()
    actions.reckon_anew(conversation, on=ON)
    says = told(conversation)
    assert [(group.name, group.people) for group in says.groups] == [("A", 30), ("B", 30)]
    assert {one.statement.text for one in says.agreements} == set(SEEDS[:2])
    text = page(cast, conversation)
    assert "Rund 60 Menschen haben über 10 Aussagen abgestimmt. Es gibt 2 Gruppen" in text
    assert "In 2 Punkten sind sich alle einig." in text
    assert re.search(r"\d+ % \(rund \d+ von \d+\) sagen Nein zu:", text)
    assert "Wie sicher ist das?" in text
    assert "nicht repräsentativ" in text


@pytest.mark.parametrize(("people", "shown"), [(49, False), (50, True)])
def test_below_fifty_people_nothing_is_shown(cast, people, shown):
    conversation = cast.voted(people=people)
    result = actions.reckon_anew(conversation, on=ON)
    text = page(cast, conversation)
    assert ((result is not None), ("<svg" in text and "Gruppe A" in text)) == (shown, shown)
    assert ("Noch zu wenige Stimmen für Gruppen (rund 45 von 50)." in text) != shown


def test_without_votes_there_is_nothing_to_reckon(cast):
    conversation = cast.conversation()
    assert actions.reckon_anew(conversation, on=ON) is None
    assert "Noch keine Stimmen." in page(cast, conversation)


def test_where_people_answer_by_chance_there_are_no_clear_groups(cast):
    conversation = cast.conversation()
    vote_all(conversation, np.random.default_rng(5).integers(-1, 2, (80, len(SEEDS))))
    actions.reckon_anew(conversation, on=ON)
    text = page(cast, conversation)
    assert "Es gibt keine klaren Gruppen. Auch das ist ein Ergebnis." in text
    assert "Gruppe A" not in text


def test_a_new_snapshot_needs_ten_more_people(cast):
    conversation = cast.voted()
    assert actions.reckon_anew(conversation, on=ON).number == 1
    rows = np.ones((9, len(SEEDS)), dtype=int)
    vote_all(conversation, rows)
    assert actions.reckon_anew(conversation, on=ON) is None
    vote_all(conversation, rows[:1])
    assert actions.reckon_anew(conversation, on=ON).number == 2


@pytest.mark.parametrize(("more", "results"), [(1, 1), (9, 1), (10, 2)])
def test_closing_makes_no_snapshot_under_ten_new_people_either(cast, more, results):
    conversation = cast.voted()
    actions.reckon_anew(conversation, on=ON)
    vote_all(conversation, np.ones((more, len(SEEDS)), dtype=int))
    actions.close_conversation(conversation, by=cast.miriam, on=ON)
    reckon_the_last_time(conversation.pk)
    actions.forget_votes(conversation, on=ON)
    assert conversation.results.count() == results


def test_reckoning_waits_for_twenty_new_votes(cast):
    conversation = cast.conversation()
    devices = [uuid4() for _ in range(20)]
    for device in devices[:19]:
        vote(conversation, device, 1, 1)
    assert due_for_reckoning() == []
    vote(conversation, devices[19], 1, 1)
    assert due_for_reckoning() == [conversation]
    actions.reckon_anew(conversation, on=ON)
    assert due_for_reckoning() == []


def test_what_divides_comes_sooner_and_what_is_new_soonest(cast):
    conversation = cast.voted()
    actions.seed_statements(conversation, ["Ganz neu."], by=cast.miriam, on=ON)
    actions.reckon_anew(conversation, on=ON)
    weight = dict(conversation.statements.values_list("number", "priority"))
    assert max(weight, key=weight.get) == 11
    assert min(weight[n] for n in range(3, 11)) != max(weight[n] for n in range(3, 11))


def test_every_result_can_be_reckoned_again(cast):
    conversation = cast.voted()
    actions.reckon_anew(conversation, on=ON)
    result = conversation.results.get()
    assert mapping.replay(result)
    statement = conversation.statements.get(number=3)
    actions.refuse_statement(statement, because="Später herausgenommen.", by=cast.miriam, on=ON)
    assert mapping.replay(result)
    result.seed += 1
    assert not mapping.replay(result)


def test_no_table_of_a_result_names_a_device(cast):
    conversation = cast.voted()
    actions.reckon_anew(conversation, on=ON)
    result = conversation.results.get()
    voters = {str(voter) for voter in Vote.objects.values_list("voter", flat=True)}
    stored = f"{result.told} {result.picture} {result.parameters}"
    assert not any(voter in stored or voter.replace("-", "") in stored for voter in voters)
    assert "assignment" not in result.told


def test_each_number_on_the_page_leaves_five_possible_ones(cast):
    """Counts stand there rounded to five, and shares are made of these alone."""
    conversation = cast.voted(people=57)
    actions.reckon_anew(conversation, on=ON)
    text = page(cast, conversation)
    pairs = {tuple(map(int, found)) for found in re.findall(r"(\d+) %[^%]*?\(rund (\d+) von (\d+)\)", text)}
    assert pairs
    assert [
        (percent, part, of)
        for percent, part, of in pairs
        if part % 5 or of % 5 or percent != round(100 * part / of) or of < telling.LEAST_SEEN
    ] == []


def test_groups_that_few_voted_in_are_not_told(cast):
    conversation = cast.conversation()
    answers = np.ones((60, len(SEEDS)), dtype=int)
    answers[30:, 2:] = -1
    answers[7:, 9] = 9  # seven people saw the last statement
    vote_all(conversation, answers)
    actions.reckon_anew(conversation, on=ON)
    says = told(conversation)
    assert next(row for row in says.rows if row.number == 10).agree is None
    assert 10 not in {mark.number for group in says.groups for mark in group.marks}


def test_a_statement_that_was_taken_out_is_not_told_any_more(cast):
    conversation = cast.voted()
    actions.reckon_anew(conversation, on=ON)
    actions.refuse_statement(
        conversation.statements.get(number=1), because="Nennt eine Person.", by=cast.miriam, on=ON
    )
    assert SEEDS[0] not in page(cast, conversation)


def test_the_map_shows_no_single_person():
    rng = np.random.default_rng(2)
    people, statements = np.nonzero(np.ones((120, 20)))
    side = np.where(people % 2, -1, 1)
    answers = np.where(rng.random(len(people)) < 0.2, rng.integers(-1, 2, len(people)), side)
    votes = Votes.of(people, statements, answers.astype(np.int8))
    drawn = picture(opinion_map(votes, Parameters(resamples=5)))
    signs = [len(group["signs"]) for group in drawn["groups"]]
    assert (len(signs), drawn["people_a_sign"]) == (2, 5)
    assert all(0 < number <= 60 // 5 for number in signs)
    values = [value for group in drawn["groups"] for sign in group["signs"] for value in sign]
    assert (min(values) >= 0, max(values) <= 1) == (True, True)
    shapes = [ring.shape for ring in rings(drawn, telling.SHAPES)]
    assert shapes == ["circle", "square"]


def files(result):
    with zipfile.ZipFile(io.BytesIO(bytes(result.export))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_export_is_the_usual_set_and_gives_the_same_groups(cast):
    conversation = cast.closed_conversation()
    result = conversation.results.get()
    found = files(result)
    assert set(found) == {"summary.csv", "comments.csv", "comment-groups.csv", *SINGLE}
    parameters = Parameters(seed=result.seed)
    again = report.report(opinion_map(reading.read(io.BytesIO(found["votes.csv"])), parameters), parameters)
    assert (again["groups"], again["hash"]) == (result.told["groups"], result.result_hash)
    people = list(csv.DictReader(io.StringIO(found["participants-votes.csv"].decode())))
    groups = [row["group-id"] for row in people]
    assert [groups.count("0"), groups.count("1")] == [group["size"] for group in again["groups"]]
    heads = {name: text.decode().splitlines()[0] for name, text in found.items()}
    assert heads["votes.csv"] == "timestamp,datetime,comment-id,voter-id,vote"
    assert (
        heads["comments.csv"]
        == "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body"
    )


def test_the_export_holds_no_device_no_day_of_a_vote_and_no_refused_statement(cast):
    conversation = cast.voted()
    actions.refuse_statement(
        conversation.statements.get(number=9), because="Nennt eine Person.", by=cast.miriam, on=ON
    )
    actions.reckon_anew(conversation, on=ON)
    text = b"".join(files(conversation.results.get()).values()).decode()
    assert SEEDS[8] not in text
    assert not any(str(voter) in text for voter in Vote.objects.values_list("voter", flat=True))
    stamps = {
        row["timestamp"]
        for row in csv.DictReader(io.StringIO(files(conversation.results.get())["votes.csv"].decode()))
    }
    assert len(stamps) == 1


def test_everybody_gets_the_files_when_no_more_votes_come(cast):
    conversation = cast.voted()
    actions.reckon_anew(conversation, on=ON)
    with override("de"):
        where = reverse("participation:opinions_file", args=[conversation.process.slug, conversation.number])
    assert cast.client().get(where).status_code == 404
    actions.close_conversation(conversation, by=cast.miriam, on=ON)
    response = cast.client().get(where)
    assert (response.status_code, response["Content-Type"]) == (200, "application/zip")


def test_when_the_process_is_closed_the_votes_go_and_the_result_stays(cast):
    conversation = cast.voted()
    process = conversation.process
    strategy.end_process(process, reason="Ohne Beschluss.", by=cast.frieda)
    assert retention.erase_votes(ON) == 0
    strategy.close_process(process, by=cast.frieda)
    assert retention.erase_votes(ON) == 600
    assert retention.erase_votes(ON) == 0
    conversation.refresh_from_db()
    result = conversation.results.get()
    assert (Vote.objects.count(), conversation.state, conversation.votes_gone_on) == (0, "closed", ON)
    assert (result.votes_file, set(files(result)) & set(SINGLE)) == (None, set())
    assert "Es gibt 2 Gruppen" in page(cast, conversation)
    with pytest.raises(ValueError, match="gone"):
        mapping.replay(result)
    counts = list(csv.DictReader(io.StringIO(files(result)["comment-groups.csv"].decode())))
    cells = [
        int(value)
        for row in counts
        for name, value in row.items()
        if name.endswith(("agrees", "passes")) and value
    ]
    assert cells
    assert [cell for cell in cells if cell % 5] == []


def test_reports_and_refused_wordings_go_after_half_a_year(cast):
    conversation = cast.conversation()
    statement, _code = cast.waiting_statement(conversation)
    actions.report_statement(conversation.statements.get(number=1), why="other", text="Hm.", on=ON)
    actions.refuse_statement(statement, because="Doppelt.", by=cast.miriam, on=ON)
    actions.keep_statement(conversation.statements.get(number=1), by=cast.miriam, on=ON)
    last = ON + retention.timedelta(days=retention.REPORT_DAYS)
    for day, reports, text in (
        (last, 1, "Mehr Sport für alle."),
        (last + retention.timedelta(days=1), 0, ""),
    ):
        retention.erase_reports(day)
        retention.erase_refused(day)
        statement.refresh_from_db()
        assert (conversation.statements.get(number=1).reports.count(), statement.text) == (reports, text)
    assert statement.refused_because == "Doppelt."
