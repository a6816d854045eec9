"""Text and councils on the way of a voice: answers, paragraphs of the published text, decisions of each town."""

from datetime import date

import pytest

from wir.core.refusal import Refused
from wir.strategy import actions, way
from wir.strategy.models import Comment, Measure, Station, Voice
from wir.strategy.standing import standing

pytestmark = pytest.mark.django_db
ON, LATER = date(2026, 11, 2), date(2026, 11, 20)


def _behind(measure):
    [found] = way.ways_of_measures([measure], "de", ahead=True)
    return [(step.stop.kind, step.stop.text.text) for step in found.then]


def _text(cast, measure):
    """A published text with one paragraph that writes the measure down."""
    section = actions.add_section(measure.process, heading="Maßnahmen", by=cast.miriam)
    actions.add_paragraph(section, text="Abends fährt ein Bus.", measures=[measure], by=cast.miriam)
    return actions.publish_version(measure.process, reason="Erster Entwurf", by=cast.miriam, on=ON)


def _decide(cast, measure, version, outcome, *, own=None, **given):
    station = actions.plan_station(
        measure.process, town=given.pop("town", cast.town), kind=Station.Kind.COUNCIL, by=cast.frieda
    )
    decided = actions.Decided(
        **{"held_on": LATER, "outcome": outcome, "version": version, "version_because": "Es eilte.", **given}
    )
    actions.decide(station, decided, by=cast.frieda, on=LATER, measures=own)
    measure.refresh_from_db()


def test_a_paragraph_is_on_the_way_once_it_is_published_and_in_its_last_wording(cast):
    measure = cast.measure()
    section = actions.add_section(measure.process, heading="Maßnahmen", by=cast.miriam)
    paragraph = actions.add_paragraph(section, text="Ein Bus.", measures=[measure], by=cast.miriam)
    assert _behind(measure) == []
    for text, on in (("Ein Bus am Abend.", ON), ("Ein Bus bis Mitternacht.", LATER)):
        actions.change_paragraph(
            paragraph, text=text, seen=paragraph.edition, measures=[measure], by=cast.miriam
        )
        paragraph.refresh_from_db()
        actions.publish_version(measure.process, reason="Neu", by=cast.miriam, on=on)
    assert _behind(measure) == [("paragraph", "Ein Bus bis Mitternacht.")]


def test_a_paragraph_of_both_stands_once_on_a_line_and_says_that_it_is_not_translated(cast):
    measure = cast.measure()
    basis = measure.recommendations.get()
    section = actions.add_section(measure.process, heading="Maßnahmen", by=cast.miriam)
    actions.add_paragraph(
        section, text="Ein Bus.", measures=[measure], recommendations=[basis], by=cast.miriam
    )
    actions.publish_version(measure.process, reason="Neu", by=cast.miriam, on=ON)
    [found] = way.ways_of_recommendations([basis], "tr", ahead=True)
    [line] = found.lines
    assert [step.stop.kind for step in line] == ["recommendation", "measure", "paragraph"]
    assert line[-1].stop.text.mark == "missing"


def test_a_decision_names_votes_and_what_the_council_changed(cast):
    measure = cast.measure()
    version = _text(cast, measure)
    own = {measure: ("changed", "Nur am Wochenende")}
    _decide(cast, measure, version, "adopted", own=own, votes_for=24, votes_against=5, abstentions=2)
    [found] = way.ways_of_measures([measure], "de", ahead=True)
    decision = found.then[-1].stop
    assert (decision.kind, decision.day, decision.because) == ("decision", LATER, "Nur am Wochenende")
    assert decision.text.text == "mit Änderung beschlossen: 24 Ja, 5 Nein, 2 Enthaltungen"


def test_a_measure_that_has_no_word_of_its_own_goes_with_the_whole_and_votes_may_be_unknown(cast):
    measure = cast.measure()
    _decide(cast, measure, _text(cast, measure), "rejected")
    assert _behind(measure)[-1] == ("decision", "abgelehnt")


def test_a_council_says_nothing_about_what_came_later_or_belongs_to_another_town(cast):
    measure = cast.measure(cast.recommendation(cast.voice(cast.process(with_towns=[cast.neighbour]))))
    version = _text(cast, measure)
    _decide(cast, measure, version, "adopted")
    later, foreign = (cast.measure(measure.recommendations.get()) for _ in range(2))
    Measure.objects.filter(pk=later.pk).update(made_on=date(2026, 11, 21))
    Measure.objects.filter(pk=foreign.pk).update(town=cast.neighbour)
    kinds = [
        [kind for kind, _words in _behind(Measure.objects.get(pk=one.pk))]
        for one in (measure, later, foreign)
    ]
    assert kinds == [["paragraph", "decision"], [], []]
    Measure.objects.filter(pk=later.pk).update(made_on=ON)
    assert _behind(Measure.objects.get(pk=later.pk)) == [], (
        "it does not stand in the version that was decided"
    )


def test_whoever_commented_reads_the_answer(cast):
    comment = cast.comment()
    [found] = way.ways_of_voices([comment.voice], "de")
    assert standing(found) == "arrived"
    actions.check_comment(comment, hidden_because="", by=cast.miriam, on=ON)
    actions.answer_comment(comment, outcome="partly", answer="Samstags ja.", by=cast.miriam, on=LATER)
    voice = Voice.objects.get(pk=comment.voice_id)
    [found] = way.ways_of_voices([voice], "de")
    assert [(step.stop.kind, step.stop.text.text) for step in found.then] == [("answer", "Samstags ja.")]
    assert (standing(found), found.stop.shown) == ("answered", True)
    actions.answer_comment(comment, outcome="not_taken", answer="Zu teuer.", by=cast.miriam, on=LATER)
    assert standing(way.ways_of_voices([voice], "de")[0]) == "not_taken"


def test_comments_and_statements_are_checked_in_their_own_queues_only(cast):
    comment = cast.comment()
    process = comment.process
    statement = cast.voice(process, kind=Voice.Kind.STATEMENT)
    assert actions.publish_voices(process, voices=[comment.voice, statement], by=cast.miriam, on=ON) == 0
    with pytest.raises(Refused):
        actions.hide_voice(statement, because="Name", by=cast.miriam, on=ON)
    actions.check_comment(comment, hidden_because="", by=cast.miriam, on=ON)
    actions.check_comment(comment, hidden_because="Nennt einen Namen.", by=cast.miriam, on=ON)
    voice = Voice.objects.get(pk=comment.voice_id)
    assert (voice.published_on, voice.hidden_because) == (None, "Nennt einen Namen.")
    assert Comment.objects.get().state == "hidden"
