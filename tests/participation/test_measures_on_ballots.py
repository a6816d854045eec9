"""What people vote on stays what they tick."""

import pytest

from tests.poll_cast import AFTER, OPENS
from wir.core.refusal import Refused
from wir.participation.actions import polls
from wir.strategy import actions
from wir.strategy.models import Measure

pytestmark = pytest.mark.django_db


def test_a_measure_on_a_ballot_stays_until_the_vote_is_closed(cast):
    poll = cast.poll()
    bus = poll.process.measures.get(number=1)
    same = {"recommendations": [], "by": cast.miriam}
    put_right = actions.PutRight(because="Ein Tippfehler", on=OPENS)
    for change in (
        lambda: actions.change_measure(bus, **same, title="Parkplatz am Bach"),
        lambda: actions.change_measure(bus, **same, cents={2027: 9_000_00}, put_right=put_right),
        lambda: actions.set_costs(bus, cents={2027: 9_000_00}, by=cast.miriam),
        lambda: actions.drop_measure(bus, because="Keine Lust.", by=cast.miriam),
    ):
        with pytest.raises(Refused) as refused:
            change()
    assert " ".join(refused.value.sentences) == (
        "Diese Maßnahme steht zur Abstimmung „Was kommt zuerst?“ (bis 30.11.2026). "
        "Wortlaut, Kosten und Grundlage bleiben so, bis sie geschlossen ist."
    )
    actions.change_measure(bus, **same, owner="Bauamt")
    page = cast.client().get("/beteiligung/lollar/massnahmen/1/").content.decode()
    assert ("Abendbus" in page, "30.000" in page, "Parkplatz" in page) == (True, True, False)
    polls.close_poll(poll, by=cast.miriam, on=AFTER)
    actions.set_costs(bus, cents={2027: 9_000_00}, by=cast.miriam)
    assert bus.costs.get().cents == 9_000_00


def test_a_draft_of_a_vote_leaves_its_measures_free(cast):
    poll = cast.draft_poll()
    bus = poll.process.measures.get(number=1)
    actions.set_costs(bus, cents={2027: 9_000_00}, by=cast.miriam)
    polls.freeze_poll(poll, by=cast.miriam, on=OPENS)
    assert poll.candidates.get(number=1).cents == 9_000_00


def test_a_town_that_leaves_reads_which_measure_stands_in_which_vote_until_when(cast):
    process = cast.process(with_towns=[cast.neighbour])
    measures = cast.costed_measures(process)
    Measure.objects.filter(pk=measures[0].pk).update(town=cast.neighbour)
    poll = cast.poll(process, measures=measures)
    with pytest.raises(Refused) as refused:
        actions.leave_process(
            process.towns.get(place=1), because="Kein Geld", by=cast.jonas, on=poll.opens_on
        )
    assert str(refused.value).startswith(
        "Aussteigen geht noch nicht, wegen Maßnahme 1 „Abendbus“. Diese Maßnahme steht zur Abstimmung „Was kommt zuerst?“ (bis 30.11.2026)."
    )
    assert process.towns.get(place=1).left_on is None


def test_a_new_measure_is_offered_for_the_towns_that_one_works_for_only(cast):
    process = cast.process(with_towns=[cast.neighbour])
    offered = {
        who: list(cast.client(who).get(f"/beteiligung/{process.slug}/arbeit/massnahmen/neu/").context["form"]["town"].field.queryset)
        for who in ("frieda", "jonas")
    }  # fmt: skip
    assert offered == {"frieda": [cast.town], "jonas": [cast.neighbour]}
