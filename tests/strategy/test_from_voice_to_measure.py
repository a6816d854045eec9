"""Voice, recommendation, measure: every step names what it rests on."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.strategy import actions

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)


def test_a_recommendation_rests_on_voices_of_its_own_process(cast):
    process = cast.process()
    foreign = cast.voice(cast.process(name="Noch einer"))
    with pytest.raises(Refused):
        actions.recommend(process, text="Ein Bus", voices=[foreign], by=cast.miriam, on=ON)
    own = cast.voice(process)
    made = actions.recommend(process, text="Ein Bus", voices=[own, foreign], by=cast.miriam, on=ON)
    assert list(made.voices.all()) == [own]
    own.refresh_from_db()
    assert own.read_on == ON


def test_recommendations_and_measures_are_numbered_within_their_process(cast):
    process = cast.process()
    first, second = (cast.recommendation(cast.voice(process)) for _ in range(2))
    assert (first.number, second.number) == (1, 2)
    assert [cast.measure(first).number, cast.measure(second).number] == [1, 2]


def test_a_measure_without_a_recommendation_says_why(cast):
    process = cast.process()
    with pytest.raises(Refused):
        actions.propose_measure(process, title="Bus", recommendations=[], by=cast.miriam, on=ON)
    made = actions.propose_measure(
        process,
        title="Bus",
        recommendations=[],
        without_basis_because="Das Gesetz will es.",
        by=cast.miriam,
        on=ON,
    )
    assert made.state == "proposed"


def test_a_measure_goes_its_way_and_leaves_notes(cast):
    measure = cast.measure()
    actions.plan_measure(measure, by=cast.frieda)
    actions.start_measure(measure, text="Der Vertrag ist da.", by=cast.frieda, on=ON)
    actions.stall_measure(measure, text="Es fehlt ein Fahrer.", by=cast.frieda, on=ON)
    actions.start_measure(measure, text="Er ist da.", by=cast.frieda, on=ON)
    actions.finish_measure(measure, text="Der Bus fährt.", by=cast.frieda, on=ON)
    assert [note.state for note in measure.notes.order_by("pk")] == ["running", "stalled", "running", "done"]
    with pytest.raises(Impossible):
        actions.start_measure(measure, text="Noch einmal", by=cast.frieda, on=ON)


def test_strangers_and_readers_change_nothing(cast):
    process = cast.process()
    voice = cast.voice(process)
    for who in (cast.ole, cast.karim, cast.jonas, cast.bea):
        with pytest.raises(PermissionDenied):
            actions.recommend(process, text="Ein Bus", voices=[voice], by=who, on=ON)
    assert process.recommendations.count() == 0
