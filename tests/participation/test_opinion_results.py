"""What all votes say together: agreement first, groups in words, no person to be found in it."""

import re
from uuid import uuid4

import numpy as np
import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.conversation_cast import ON, SEEDS, vote, vote_all
from wir.core.counts import round_to
from wir.participation import actions
from wir.participation.actions.results import due_for_reckoning, newest_result
from wir.participation.jobs.conversations import reckon_the_last_time
from wir.participation.models import Vote
from wir.participation.opinions import mapping, telling
from wir.participation.opinions.drawing import rings
from wir.participation.opinions.placing import picture
from wir.participation.opinions.publishing import publishable
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


@pytest.mark.parametrize(("taken_out", "groups"), [(1, ["A", "B"]), (2, [])])
def test_groups_are_told_from_nine_statements_on(cast, taken_out, groups):
    conversation = cast.voted()
    for number in range(1, 1 + taken_out):
        actions.refuse_statement(
            conversation.statements.get(number=number), because="Doppelt.", by=cast.miriam, on=ON
        )
    actions.reckon_anew(conversation, on=ON)
    assert [group.name for group in told(conversation).groups] == groups
    assert [ring.name for ring in rings(newest_result(conversation).picture, telling.SHAPES)] == groups
    says = "Gruppen nennen wir erst ab neun Aussagen, damit niemand erkannt wird."
    assert (says in page(cast, conversation)) == (not groups)


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
    assert ("Noch zu wenige Stimmen für Gruppen (mindestens 40 von 50)." in text) != shown


def test_without_votes_there_is_nothing_to_reckon(cast):
    conversation = cast.conversation()
    assert actions.reckon_anew(conversation, on=ON) is None
    assert "Noch sehr wenige Stimmen." in page(cast, conversation)


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
    cast.closed(conversation.process)
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


def test_the_same_votes_give_the_same_hash(cast):
    conversation = cast.voted()
    result = actions.reckon_anew(conversation, on=ON)
    assert mapping.reckon(conversation, conversation.pk).result_hash == result.result_hash
    assert mapping.reckon(conversation, conversation.pk + 1).result_hash != result.result_hash


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
        if part % 5 or of % 5 or percent != min(100, round(100 * part / of)) or part < 10
    ] == []


def test_a_result_keeps_published_figures_only(cast):
    conversation = cast.voted(people=57)
    kept = actions.reckon_anew(conversation, on=ON).told
    exact = mapping.reckon(conversation, conversation.pk).told
    assert kept == publishable(exact, None)
    cells = [cell for one in kept["statements"].values() for cell in (one["all"], *one["groups"].values())]
    assert {figure for cell in cells for figure in cell.values()} <= {None, *range(10, 70, 5)}
    assert (kept["people"], [group["people"] for group in kept["groups"]]) == (60, [30, 30])


def test_groups_that_few_voted_in_are_not_told(cast):
    conversation = cast.conversation()
    answers = np.ones((60, len(SEEDS)), dtype=int)
    answers[30:, 2:] = -1
    answers[7:, 9] = 9  # seven people saw the last statement
    vote_all(conversation, answers)
    actions.reckon_anew(conversation, on=ON)
    says = told(conversation)
    assert next(row for row in says.rows if row.number == 10).of == 0
    assert 10 not in {mark.number for group in says.groups for mark in group.marks}


def test_a_statement_that_was_taken_out_is_not_told_any_more(cast):
    conversation = cast.voted()
    actions.reckon_anew(conversation, on=ON)
    actions.refuse_statement(
        conversation.statements.get(number=1), because="Nennt eine Person.", by=cast.miriam, on=ON
    )
    assert SEEDS[0] not in page(cast, conversation)


def test_the_map_is_drawn_from_the_published_figures_and_each_group_has_its_shape(cast):
    conversation = cast.voted()
    result = actions.reckon_anew(conversation, on=ON)
    assert result.picture == picture(result.told)
    assert [len(group["signs"]) for group in result.picture["groups"]] == [
        group["people"] // result.picture["people_a_sign"] for group in result.told["groups"]
    ]
    shapes = [ring.shape for ring in rings(result.picture, telling.SHAPES)]
    assert shapes == ["circle", "square"][: len(shapes)]


def test_when_the_process_is_closed_the_votes_go_and_the_result_stays(cast):
    conversation = cast.voted()
    process = conversation.process
    strategy.end_process(process, reason="Ohne Beschluss.", by=cast.frieda, on=ON)
    assert retention.erase_votes(ON) == 0
    strategy.close_process(process, by=cast.frieda)
    assert retention.erase_votes(ON) == 600
    assert retention.erase_votes(ON) == 0
    conversation.refresh_from_db()
    assert (Vote.objects.count(), conversation.state, conversation.votes_gone_on) == (0, "closed", ON)
    assert "Es gibt 2 Gruppen" in page(cast, conversation)


def test_under_the_form_stands_what_is_stored_and_nothing_else_is(cast):
    conversation = cast.conversation()
    with override("de"):
        where = reverse("participation:vote", args=[conversation.process.slug, conversation.number])
    text = cast.client().get(where).content.decode()
    assert (
        "Keine Seite und kein Download zeigt anderen, wie Sie abgestimmt haben, auch nicht der Gemeinde. Gespeichert "
        "werden Antwort, Tag und eine zufällige Kennung Ihres Geräts, damit Ihre Antworten zusammengehören."
    ) in text
    assert {field.name for field in Vote._meta.fields} == {"id", "statement", "value", "voted_on", "voter"}


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
