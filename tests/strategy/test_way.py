"""One voice to the end and back again, in a constant number of statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wir.strategy import actions, way
from wir.strategy.models import Source, Translation, Voice
from wir.strategy.standing import standing

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)


def _kinds(branch):
    return [(found.stop.kind, found.stop.number) for found in branch.walk()]


def _running(cast):
    measure = cast.measure()
    actions.plan_measure(measure, by=cast.frieda)
    actions.start_measure(measure, text="Der Vertrag ist da.", by=cast.frieda, on=ON)
    return measure


def test_a_voice_is_followed_to_the_last_note(cast):
    measure = _running(cast)
    voice = Voice.objects.get()
    [found] = way.ways_of_voices([voice], "de")
    assert _kinds(found) == [("voice", None), ("recommendation", 1), ("measure", 1), ("note", 0)]
    assert [branch.stop.text.text for branch in found.walk()][1:] == [
        "Ein Bus am Abend",
        measure.title,
        "Der Vertrag ist da.",
    ]


def test_a_measure_is_followed_back_to_every_voice(cast):
    recommendation = cast.recommendation()
    more = cast.voice(recommendation.process, "Der letzte Bus fährt um sechs.")
    actions.attach_voices(recommendation, voices=[more], how="merged", by=cast.miriam, on=ON)
    [found] = way.ways_of_measures([cast.measure(recommendation)], "de", ahead=False)
    assert _kinds(found) == [("measure", 1), ("recommendation", 1), ("voice", None), ("voice", None)]
    assert {(branch.stop.pk, branch.how) for branch in found.then[0].then} == {
        (row.voice_id, row.how) for row in recommendation.sources.all()
    }


def test_a_recommendation_goes_both_ways(cast):
    measure = cast.measure()
    recommendation = measure.recommendations.get()
    [ahead] = way.ways_of_recommendations([recommendation], "de", ahead=True)
    [back] = way.ways_of_recommendations([recommendation], "de", ahead=False)
    assert _kinds(ahead) == [("recommendation", 1), ("measure", 1)]
    assert _kinds(back) == [("recommendation", 1), ("voice", None)]


def test_a_draft_is_on_no_way(cast):
    voice = cast.voice()
    actions.recommend(voice.process, text="Ein Bus", voices=[voice], by=cast.miriam, on=ON)
    [found] = way.ways_of_voices([voice], "de")
    assert found.then == ()


def test_a_wording_that_nobody_checked_is_not_shown(cast):
    voice = cast.voice()
    assert [one.shown for one in way.voice_stops([voice], "de")] == [False]
    actions.publish_voices(voice.process, voices=[voice], by=cast.miriam, on=ON)
    assert [one.shown for one in way.voice_stops([Voice.objects.get()], "de")] == [True]


def test_the_way_is_told_in_the_language_of_its_reader_and_says_when_it_cannot(cast):
    measure = cast.measure()
    recommendation = measure.recommendations.get()
    Translation.objects.create(
        thing="strategy.recommendation",
        thing_id=recommendation.pk,
        language="tr",
        text="Akşam otobüsü",
        made="machine",
    )
    [found] = way.ways_of_recommendations([recommendation], "tr", ahead=True)
    assert [(branch.stop.text.text, branch.stop.text.mark) for branch in found.walk()] == [
        ("Akşam otobüsü", "unchecked"),
        (measure.title, "missing"),
    ]


def _statements(voices):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        way.ways_of_voices(voices, "de")
    return len(caught)


def test_a_hundred_voices_cost_as_many_statements_as_one(cast):
    measure = _running(cast)
    recommendation, process = measure.recommendations.get(), measure.process
    one = _statements(Voice.objects.all())
    many = [cast.voice(process) for _ in range(100)]
    Source.objects.bulk_create(Source(recommendation=recommendation, voice=one, how="merged") for one in many)
    other = cast.recommendation(cast.voice(process))
    cast.measure(other)
    assert (one, _statements(Voice.objects.all())) == (12, 12)


def test_two_measures_of_one_recommendation_are_two_lines_and_not_one_after_the_other(cast):
    measure = _running(cast)
    recommendation = measure.recommendations.get()
    cast.measure(recommendation)
    [found] = way.ways_of_voices(Voice.objects.all(), "de")
    kinds = [[(step.stop.kind, step.stop.number) for step in line] for line in found.lines]
    start = [("voice", None), ("recommendation", 1)]
    assert kinds == [[*start, ("measure", 1), ("note", 0)], [*start, ("measure", 2)]]
    unused = cast.voice(measure.process)
    [alone] = way.ways_of_voices([unused], "de")
    assert [[step.stop.pk for step in line] for line in alone.lines] == [[unused.pk]]


def test_another_room_adds_its_stations_and_takes_nothing_away(cast, monkeypatch):
    measure = _running(cast)
    monkeypatch.setattr(way, "JOINTS", list(way.JOINTS))

    def decided(found, language):
        return [
            way.Link(stop, way.Stop("decision", 7, way.Told("24 Ja", "de"), day=ON))
            for stop in found["measure"].values()
        ]

    for _ in range(2):  # the same name twice is one joint
        way.join(way.Joint("measure-decision", decided, lambda found, language: ()))
    [found] = way.ways_of_voices(Voice.objects.all(), "de")
    assert [branch.stop.kind for branch in found.then[0].then[0].then] == ["decision", "note"]
    assert measure.number == 1


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), "measure"),
        (("plan",), "decided"),
        (("plan", "start"), "running"),
        (("plan", "start", "stall"), "running"),
        (("plan", "start", "finish"), "done"),
        (("drop",), "recommended"),
    ],
)
def test_a_voice_stands_where_its_measure_stands(cast, steps, expected):
    measure = cast.measure()
    for step in steps:
        _take(cast, measure, step)
    assert _stands() == expected


def _take(cast, measure, step):
    act = getattr(actions, f"{step}_measure")
    given = {"plan": {}, "drop": {"because": "Kein Geld"}}.get(step, {"text": "Es geht.", "on": ON})
    act(measure, by=cast.frieda, **given)


def _stands():
    [found] = way.ways_of_voices(Voice.objects.order_by("said_on", "pk")[:1], "de")
    return standing(found)


def test_a_voice_without_a_recommendation_has_arrived_or_is_being_read_or_is_hidden(cast):
    voice = cast.voice()
    assert _stands() == "arrived"
    actions.publish_voices(voice.process, voices=[voice], by=cast.miriam, on=ON)
    assert _stands() == "reading"
    actions.hide_voice(voice, because="Doppelt", by=cast.miriam, on=ON)
    assert _stands() == "hidden"


def test_what_is_left_is_named_only_when_nothing_goes_on(cast):
    recommendation = cast.recommendation()
    actions.drop_recommendation(recommendation, because="Das Land plant es selbst.", by=cast.miriam, on=ON)
    assert _stands() == "not_taken"
    cast.recommendation(Voice.objects.get())
    assert _stands() == "recommended"


def test_what_rests_on_a_dropped_recommendation_and_goes_on_is_where_the_voice_stands(cast):
    measure = cast.measure()
    basis = measure.recommendations.get()
    cast.version(measure.process, recommendations=[basis])
    actions.drop_recommendation(basis, because="Das Land plant es selbst.", by=cast.miriam, on=ON)
    [found] = way.ways_of_voices(Voice.objects.all(), "de")
    assert (_kinds(found), found.then[0].goes_on, _stands()) == (
        [("voice", None), ("recommendation", 1), ("measure", 1)], True, "measure",
    )  # fmt: skip
    actions.drop_measure(measure, because="Kein Geld", by=cast.frieda)
    [found] = way.ways_of_voices(Voice.objects.all(), "de")
    assert (found.then[0].goes_on, _stands()) == (False, "not_taken")


def test_a_voice_that_was_not_taken_up_does_not_lead_to_what_the_others_led_to(cast):
    recommendation = cast.recommendation()
    other = cast.voice(recommendation.process, "Bloß kein Bus.")
    words = {"voices": [other], "how": "not_taken", "because": "Die anderen wollen einen."}
    actions.attach_voices(recommendation, **words, by=cast.miriam, on=ON)
    cast.measure(recommendation)
    [found] = way.ways_of_voices([other], "de")
    assert (_kinds(found), standing(found)) == ([("voice", None), ("recommendation", 1)], "not_taken")
