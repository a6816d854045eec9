"""Nobody reads a wording before a person has looked at it; what is hidden says why."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from wir.core.refusal import Refused
from wir.journal.models import Entry, Payload
from wir.strategy import actions
from wir.strategy.models import Source, Voice

pytestmark = pytest.mark.django_db
ON, LATER = date(2026, 11, 2), date(2026, 11, 5)


def test_a_voice_waits_until_it_is_published_or_hidden(cast):
    process = cast.process()
    public, hidden = cast.voice(process), cast.voice(process)
    assert (public.waits, public.is_published) == (True, False)
    actions.publish_voices(process, voices=[public], by=cast.miriam, on=ON)
    actions.hide_voice(hidden, because="Nennt einen Nachbarn mit Namen.", by=cast.miriam, on=ON)
    public.refresh_from_db()
    assert (public.waits, public.published_on, public.read_on) == (False, ON, ON)
    assert (hidden.waits, hidden.published_on, hidden.read_on) == (False, None, ON)


def test_what_was_hidden_can_appear_and_what_was_public_can_go(cast):
    voice = cast.voice()
    actions.hide_voice(voice, because="Doppelt", by=cast.miriam, on=ON)
    actions.publish_voices(voice.process, voices=[voice], by=cast.frieda, on=LATER)
    voice.refresh_from_db()
    assert (voice.hidden_because, voice.published_on, voice.read_on) == ("", LATER, ON)
    actions.hide_voice(voice, because="Nun doch", by=cast.frieda, on=LATER)
    assert (voice.hidden_because, voice.published_on) == ("Nun doch", None)


def test_hiding_needs_a_reason_and_keeps_it_out_of_the_facts(cast):
    voice = cast.voice()
    with pytest.raises(Refused):
        actions.hide_voice(voice, because="", by=cast.miriam, on=ON)
    actions.hide_voice(voice, because="Nennt einen Namen.", by=cast.miriam, on=ON)
    entry = Entry.objects.get(act="strategy.hide_voice")
    assert entry.facts == {"voices": [str(voice.pk)]}
    assert "Nennt einen Namen." in Payload.objects.get(entry=entry).body


def test_a_voice_of_another_process_is_left_alone(cast):
    foreign = cast.voice(cast.process(name="Noch einer"))
    assert actions.publish_voices(cast.process(), voices=[foreign], by=cast.miriam, on=ON) == 0
    foreign.refresh_from_db()
    assert foreign.published_on is None


def test_only_those_who_work_on_it_publish_and_hide(cast):
    voice = cast.voice()
    for who in (cast.ole, cast.jonas, cast.bea, cast.karim):
        with pytest.raises(PermissionDenied):
            actions.publish_voices(voice.process, voices=[voice], by=who, on=ON)
        with pytest.raises(PermissionDenied):
            actions.hide_voice(voice, because="Nein", by=who, on=ON)


def test_the_table_refuses_a_voice_that_is_public_and_hidden(cast):
    voice = cast.voice()
    with pytest.raises(IntegrityError), transaction.atomic():
        Voice.objects.filter(pk=voice.pk).update(published_on=ON, hidden_because="Beides")


def test_further_voices_carry_a_recommendation_go_into_it_or_are_left_with_a_reason(cast):
    recommendation = cast.recommendation()
    process = recommendation.process
    given = {how: cast.voice(process) for how in Source.How.values}
    for how, voice in given.items():
        because = "Der Bus gehört dem Kreis." if how == "not_taken" else ""
        actions.attach_voices(
            recommendation, voices=[voice], how=how, because=because, by=cast.miriam, on=LATER
        )
    assert {row.voice_id: row.how for row in recommendation.sources.filter(voice__in=given.values())} == {
        voice.pk: how for how, voice in given.items()
    }
    assert {voice.read_on for voice in Voice.objects.filter(pk__in=[v.pk for v in given.values()])} == {LATER}


def test_what_a_voice_has_to_do_with_it_can_be_changed(cast):
    recommendation = cast.recommendation()
    voice = cast.voice(recommendation.process)
    for how in ("carries", "merged"):
        actions.attach_voices(recommendation, voices=[voice], how=how, by=cast.miriam, on=ON)
    assert recommendation.sources.get(voice=voice).how == "merged"


def test_what_is_not_taken_says_why_and_somebody_always_carries(cast):
    recommendation = cast.recommendation()
    only, other = recommendation.voices.get(), cast.voice(recommendation.process)
    with pytest.raises(Refused):
        actions.attach_voices(recommendation, voices=[other], how="not_taken", by=cast.miriam, on=ON)
    with pytest.raises(Refused):
        actions.attach_voices(recommendation, voices=[only], how="merged", by=cast.miriam, on=ON)
    assert [row.how for row in recommendation.sources.all()] == ["carries"]


def test_nothing_is_attached_to_what_is_dropped(cast):
    recommendation = cast.recommendation()
    actions.drop_recommendation(recommendation, because="Das Land plant es selbst.", by=cast.miriam, on=ON)
    with pytest.raises(Refused):
        actions.attach_voices(
            recommendation, voices=[cast.voice(recommendation.process)], how="carries", by=cast.miriam, on=ON
        )


def test_the_wording_of_a_recommendation_changes_only_before_it_is_public(cast):
    voice = cast.voice()
    made = actions.recommend(voice.process, text="Bus", voices=[voice], by=cast.miriam, on=ON)
    actions.rewrite_recommendation(made, text="Ein Bus am Abend", reason="Viele wollen ihn.", by=cast.miriam)
    assert made.text == "Ein Bus am Abend"
    actions.publish_recommendation(made, by=cast.miriam)
    with pytest.raises(Refused):
        actions.rewrite_recommendation(made, text="Zwei Busse", reason="", by=cast.miriam)
    with pytest.raises(PermissionDenied):
        actions.rewrite_recommendation(made, text="Zwei Busse", reason="", by=cast.ole)
