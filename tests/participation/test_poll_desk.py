"""The desk of votes on priorities: prepare, freeze, paper, count, and what is not shown before."""

import re

import pytest
import time_machine

from tests.cast import NOW, TODAY
from tests.poll_cast import AFTER, result_of
from wir.participation.actions import ballots, polls
from wir.participation.models import Ballot, Poll
from wir.participation.opinions import voters

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def address(poll, rest=""):
    return f"/beteiligung/{poll.process.slug}/abstimmung/{poll.number}/{rest}"


def desk(poll, rest=""):
    return f"/beteiligung/{poll.process.slug}/arbeit/abstimmungen/{poll.number}/{rest}"


def text(response):
    return response.content.decode()


def read(response):
    """What one reads, without tags."""
    return " ".join(re.sub(r"<[^>]+>", "", text(response)).split())


def chosen():
    return sorted(Ballot.objects.values_list("chosen", flat=True))


def test_before_the_count_nobody_sees_what_is_ticked_not_even_the_desk(cast, client):
    few, many = cast.poll(), cast.voted_poll()
    pages = [read(client.get(address(poll, "ergebnis/"))) for poll in (few, many)]
    assert pages[0] == pages[1].replace(many.process.slug, few.process.slug)
    said = read(cast.client("miriam").get(desk(many)))
    assert "im Netz: 66" in said
    assert not {"40", "45", "21"} & set(
        re.findall(r"\b\d+\b", said.split("Stimmzettel", 1)[1].split("So wird gezählt")[0])
    )


def test_of_few_ballots_only_the_desk_reads_the_result(cast, client):
    poll = cast.counted_poll(said=(((1,), 11), ((3, 4), 8)))
    page = text(client.get(address(poll, "ergebnis/")))
    assert "Es kamen weniger als 20 Stimmzettel." in page
    assert "Abendbus" not in page
    inside = read(cast.client("miriam").get(desk(poll)))
    assert "Zu wenige Stimmzettel" in inside
    assert "Reihenfolge übernehmen" not in inside


def test_the_desk_prepares_freezes_closes_and_takes_the_order_over(cast):
    process = cast.process()
    measures = cast.costed_measures(process)
    miriam = cast.client("miriam")
    place = f"/beteiligung/{process.slug}/arbeit/abstimmungen/"
    given = {
        "title": "Was zuerst?", "measures": [one.pk for one in measures], "budget_cents": "50.000",
        "opens_on": "02.11.2026", "closes_on": "30.11.2026", "rule": "shares", "access": "open",
    }  # fmt: skip
    wrong = miriam.post(place, {**given, "closes_on": "01.11.2026", "most": "9"})
    assert "Der letzte Tag liegt vor dem ersten." in text(wrong)
    assert "Das sind mehr Kreuze, als Maßnahmen zur Wahl stehen." in text(wrong)
    poll_page = miriam.post(place, given).url
    poll = Poll.objects.get()
    assert (poll.budget_cents, poll.rule, poll.most) == (50_000_00, "shares", None)
    miriam.post(poll_page, {**given, "title": "Was kommt zuerst?"})
    miriam.post(poll_page, {"tun": "freeze"})
    poll.refresh_from_db()
    assert (poll.title, poll.state, poll.frozen_on) == ("Was kommt zuerst?", "frozen", TODAY)
    early = miriam.post(poll_page, {"tun": "close"}, follow=True)
    assert "Schließen geht danach." in text(early)
    for said in (["1", "2"],) * 25:
        ballots.cast_ballot(poll, said, voter=voters.new().within("x"), on=TODAY)
    with time_machine.travel(NOW.replace(month=12), tick=False):
        polls.close_poll(poll, by=cast.miriam, on=AFTER)
        polls.count_poll(poll, on=AFTER)
        cast.client("frieda").post(poll_page, {"tun": "order"})
    ranks = dict(process.measures.values_list("number", "rank"))
    assert ranks == {number: place for place, number in enumerate(result_of(poll).public["order"], 1)}


def test_a_measure_without_cost_is_refused_on_the_page(cast):
    process = cast.process()
    measures = [*cast.costed_measures(process), cast.measure(cast.recommendation(cast.voice(process)))]
    answer = cast.client("miriam").post(
        f"/beteiligung/{process.slug}/arbeit/abstimmungen/",
        {
            "title": "Was zuerst?", "measures": [one.pk for one in measures], "budget_cents": "50.000",
            "opens_on": "02.11.2026", "closes_on": "30.11.2026", "rule": "shares", "access": "open",
        },
    )  # fmt: skip
    assert "hat noch keine Kosten." in text(answer)
    assert "noch ohne Kosten" in text(answer)
    assert Poll.objects.count() == 0


def test_paper_is_typed_in_and_checked_on_pages(cast):
    poll = cast.poll(most=2)
    place = desk(poll, "papier/")
    heap = {"batch": "Markt", "channel": "stand", "received_on": "02.11.2026"}
    miriam, frieda = cast.client("miriam"), cast.client("frieda")
    assert "Erlaubt sind höchstens 2" in text(miriam.post(place, {**heap, "massnahme": ["1", "2", "3"]}))
    miriam.post(place, {**heap, "massnahme": ["1", "3"]})
    assert 'value="Markt"' in text(miriam.get(place))
    assert miriam.get(f"{place}1/").url == place
    answer = frieda.post(f"{place}1/", {"massnahme": ["1", "4"], "final": "1"})
    shown = read(answer)
    assert "Die erste Person las es anders" in shown
    assert "bei diesen Nummern: 3, 4" in shown
    assert chosen() == []
    frieda.post(f"{place}1/", {"massnahme": ["1", "2"], "final": answer.context["mark"]})
    assert chosen() == []
    frieda.post(f"{place}1/", {"massnahme": ["1", "4"], "final": answer.context["mark"]})
    assert chosen() == [[1, 4]]
    assert "die beiden lasen verschieden" in read(frieda.get(place))
