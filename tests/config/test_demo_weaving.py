"""The demo shows every state of a measure, and one code that a visitor can try."""

from datetime import date

import pytest

from wir.config.demo import weaving
from wir.strategy import receipts, way
from wir.strategy.models import Measure, Voice
from wir.strategy.reply import reply

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)


def test_a_process_of_the_demo_has_measures_in_every_state_and_voices_of_every_standing(cast):
    process = cast.process()
    weaving.weave(process, by=cast.miriam, on=ON)
    assert set(process.measures.values_list("state", flat=True)) == set(Measure.workflow.states)
    assert process.recommendations.filter(state="published").count() == len(weaving.RECOMMENDED)
    counts = [
        process.voices.filter(read_on=None).count(),
        process.voices.exclude(hidden_because="").count(),
        process.voices.filter(kind="answer").exclude(published_on=None).count(),
    ]
    assert counts == [len(weaving.WAITING), 1, 0]


def test_the_code_of_the_demo_shows_a_whole_way_once(cast):
    first, second = cast.process(), cast.process(name="Noch einer")
    for process in (first, second):
        weaving.weave(process, by=cast.miriam, on=ON)
    found = reply(receipts.find(weaving.CODE), "de")
    assert (found.process, [one.code for one in found.voices]) == (first, ["running"])
    assert set(weaving.CODE.split("-")) < set(receipts.words())


def test_nothing_of_the_demo_happens_after_its_day(cast):
    process = cast.process()
    weaving.weave(process, by=cast.miriam, on=ON)
    days = [
        branch.stop.day for found in way.ways_of_voices(Voice.objects.all(), "de") for branch in found.walk()
    ]
    assert max(days) == ON
