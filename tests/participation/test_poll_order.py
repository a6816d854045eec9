"""The order that the votes gave becomes the order of the measures; whoever puts one elsewhere says why."""

import pytest

from tests.poll_cast import result_of
from wir.core.refusal import Refused
from wir.participation.actions import polls
from wir.strategy import actions
from wir.strategy.models import Measure

pytestmark = pytest.mark.django_db


def says(refused):
    return " ".join(refused.value.sentences)


def order_of(process):
    return list(
        Measure.objects.filter(process=process, rank__isnull=False)
        .order_by("rank")
        .values_list("number", flat=True)
    )


def test_the_order_of_the_votes_becomes_the_order_of_the_measures(cast):
    poll = cast.counted_poll()
    other = cast.measure(cast.recommendation(cast.voice(poll.process)))
    actions.rank_measures(poll.process, order=[other], reasons={}, by=cast.miriam)
    polls.take_over_order(poll, by=cast.frieda)
    assert order_of(poll.process) == [2, 3, 4, 1, 5]
    other.refresh_from_db()
    assert other.rank_because.startswith("Sie stand nicht zur Abstimmung")
    assert set(poll.process.measures.exclude(pk=other.pk).values_list("rank_because", flat=True)) == {""}


def test_whoever_puts_a_measure_elsewhere_than_the_votes_gives_a_reason_for_each(cast):
    poll = cast.counted_poll()
    bus, house, cafe, benches = poll.process.measures.order_by("number")
    other_way = [cafe, house, benches, bus]
    with pytest.raises(Refused) as refused:
        actions.rank_measures(poll.process, order=other_way, reasons={cafe.pk: "Eilt"}, by=cast.miriam)
    assert says(refused) == (
        "Die Stimmen ergaben für Maßnahme 2 Platz 1. Schreiben Sie dazu, warum es anders sein soll."
    )
    assert order_of(poll.process) == []
    reasons = {cafe.pk: "Der Raum ist schon da.", house.pk: "Braucht noch eine Prüfung."}
    actions.rank_measures(poll.process, order=other_way, reasons=reasons, by=cast.miriam)
    actions.rank_measures(poll.process, order=other_way, reasons={}, by=cast.miriam)  # nothing moves
    because = dict(poll.process.measures.values_list("number", "rank_because"))
    assert because == {1: "", 2: "Braucht noch eine Prüfung.", 3: "Der Raum ist schon da.", 4: ""}
    with pytest.raises(Refused) as refused:
        polls.take_over_order(poll, by=cast.miriam)
    assert "Lesen Sie, was verloren geht" in says(refused)
    assert dict(poll.process.measures.values_list("number", "rank_because")) == because
    desk = f"/beteiligung/{poll.process.slug}/arbeit/abstimmungen/{poll.number}/"
    page = cast.client("miriam").get(desk).content.decode()
    assert "Das geht dabei verloren" in page
    assert "3. Sprachcafé (Platz 1): Der Raum ist schon da." in page
    cast.client("miriam").post(desk, {"tun": "order"})
    assert dict(poll.process.measures.values_list("number", "rank_because")) == because
    cast.client("miriam").post(desk, {"tun": "order", "sicher": "1"})  # back to the votes: no reason is left
    assert "Das geht dabei verloren" not in cast.client("miriam").get(desk).content.decode()
    assert set(poll.process.measures.values_list("rank_because", flat=True)) == {""}


def test_a_measure_that_was_dropped_makes_room_and_nobody_has_to_explain_that(cast):
    poll = cast.counted_poll()
    bus, house, cafe, benches = poll.process.measures.order_by("number")
    actions.drop_measure(house, because="Das Haus ist verkauft.", by=cast.miriam)
    actions.rank_measures(poll.process, order=[cafe, benches, bus], reasons={}, by=cast.miriam)
    assert order_of(poll.process) == [3, 4, 1]


def test_a_measure_of_the_vote_cannot_be_left_out_of_the_order_in_silence(cast):
    poll = cast.counted_poll()
    bus, house, cafe, benches = poll.process.measures.order_by("number")
    with pytest.raises(Refused) as refused:
        actions.rank_measures(poll.process, order=[house, cafe, benches], reasons={}, by=cast.miriam)
    assert "für Maßnahme 1 Platz 4" in says(refused)
    reasons = {bus.pk: "Der Kreis plant ihn."}
    actions.rank_measures(poll.process, order=[house, cafe, benches], reasons=reasons, by=cast.miriam)
    bus.refresh_from_db()
    assert (bus.rank, bus.rank_because) == (None, "Der Kreis plant ihn.")


def test_of_few_ballots_nothing_is_published_and_nothing_taken_over(cast):
    few, enough = cast.counted_poll(said=(((1,), 19),)), cast.counted_poll(said=(((1,), 20),))
    assert result_of(few).public == {"few": True}
    with pytest.raises(Refused):
        polls.take_over_order(few, by=cast.miriam)
    assert result_of(enough).public["few"] is False
    polls.take_over_order(enough, by=cast.miriam)
    assert order_of(enough.process)[0] == 1
