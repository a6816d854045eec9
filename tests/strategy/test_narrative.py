"""The draft of the report tells what is in the tables, and names what is missing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wir.gatherings.models import Gathering
from wir.strategy import actions, narrative
from wir.strategy.models import Voice

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)


def test_an_empty_process_says_what_is_missing(cast):
    assert narrative.narrative(cast.process()).split("\n\n") == [
        "Stadt Lollar hat vom 01.06.2026 bis 30.11.2027 alle, die hier leben, zu einer Strategie eingeladen "
        "(„Lollar redet mit“). Die Leitfrage war: „Wie wollen wir hier künftig zusammenleben?“",
        "Einzelne Stimmen sind im Portal nicht festgehalten.",
        "Empfehlungen sind noch nicht veröffentlicht.",
        "Maßnahmen sind noch nicht festgehalten.",
        "Der Prozess läuft noch; über die Strategie ist noch nicht entschieden.",
    ]


def test_it_counts_voices_quotes_recommendations_and_tells_how_far_measures_are(cast):
    process = cast.process()
    voices = [cast.voice(process), cast.voice(process, kind=Voice.Kind.STATEMENT), cast.voice(process)]
    actions.publish_voices(process, voices=voices[:1], by=cast.miriam, on=ON)
    kept, left = (cast.recommendation(voice) for voice in voices[:2])
    actions.drop_recommendation(left, because="Das Land plant es.", by=cast.miriam, on=ON)
    measure = cast.measure(kept)
    actions.set_costs(measure, cents={2027: 1_000_000, 2028: 50_000}, by=cast.miriam)
    other = cast.measure(kept)
    actions.drop_measure(other, because="Kein Geld", by=cast.frieda)
    cast.decided_process(process)
    assert narrative.narrative(process).split("\n\n")[1:] == [
        "Festgehalten sind eine Aussage im Meinungsbild und 2 Ideen. Davon ist eine Stimme im Wortlaut öffentlich.",
        "Aus den Stimmen sind 2 Empfehlungen entstanden. Empfehlung 1: „Ein Bus am Abend“ (eine Stimme). "
        "Eine davon wird nicht weiterverfolgt.",
        "Daraus folgen 2 Maßnahmen; der Stand: 1 beschlossen und 1 nicht umgesetzt. Eingeplant sind dafür "
        "10.500\xa0Euro. Maßnahme 1: Abendbus auf Probe. Maßnahme 2: Abendbus auf Probe (nicht umgesetzt: Kein Geld).",
        "Vom Text der Strategie gibt es eine Fassung, die letzte vom 02.11.2026.",
        "Gemeindevertretung oder Stadtverordnetenversammlung (Stadt Lollar): am 02.11.2026 beschlossen.",
        "Die Strategie ist beschlossen.",
    ]


def test_it_tells_versions_answers_decisions_and_meetings(cast):
    comment = cast.comment()
    process = comment.process
    actions.answer_comment(comment, outcome="taken", answer="Ja.", by=cast.miriam, on=ON)
    heard = cast.station(process, kind="foreigners_council")
    actions.hear(heard, opinion="Gut so.", held_on=ON, by=cast.frieda, on=ON)
    actions.skip_station(cast.station(process, kind="committee"), because="Es gibt keinen.", by=cast.frieda)
    decided = actions.Decided(
        held_on=ON,
        outcome="adopted",
        version=comment.version,
        votes_for=24,
        votes_against=5,
        version_because="Es eilte.",
    )
    actions.decide(cast.station(process), decided, by=cast.frieda, on=ON)
    told = narrative.narrative(process)
    for sentence in (
        "Vom Text der Strategie gibt es eine Fassung, die letzte vom 02.11.2026.",
        "Dazu kam eine Rückmeldung; beantwortet: 1.",
        "Ausländerbeirat (Stadt Lollar): angehört am 02.11.2026.",
        "Ausschuss (Stadt Lollar): nicht beteiligt. Grund: Es gibt keinen.",
        "Gemeindevertretung oder Stadtverordnetenversammlung (Stadt Lollar): am 02.11.2026 beschlossen mit 24 Ja und 5 Nein.",
    ):
        assert sentence in told, sentence


def test_a_meeting_that_was_held_is_told_with_how_many_came(cast):
    meeting = cast.meeting()
    assert "Erste Werkstatt" not in narrative.narrative(meeting.process)
    Gathering.objects.filter(pk=meeting.gathering_id).update(state="held", attended=42)
    assert "Werkstatt „Erste Werkstatt“ am 28.11.2026: 42 Menschen." in narrative.narrative(meeting.process)


def test_another_room_adds_a_chapter_at_its_place(cast, monkeypatch):
    monkeypatch.setattr(narrative, "CHAPTERS", dict(narrative.CHAPTERS))
    process = cast.process()
    for text in ("Alt", "Vier Treffen."):
        narrative.tells("meetings", lambda process, text=text: [text], before="recommendations")
    narrative.tells("silent", lambda process: [])
    assert narrative.narrative(process).split("\n\n")[2] == "Vier Treffen."
    assert len(narrative.narrative(process).split("\n\n")) == 6


def test_it_costs_the_same_however_much_has_happened(cast):
    process = cast.process()
    counts = []
    for _ in range(2):
        cast.measure(cast.recommendation(cast.voice(process)))
        with CaptureQueriesContext(connection) as caught:
            narrative.narrative(process)
        counts.append(len(caught))
    assert counts[0] == counts[1] == 13
