"""The office writes down who was heard and who decided; everybody reads it."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from tests.cast import NOW
from wir.participation.documents import council_pack
from wir.strategy.models import Station
from wir.strategy.narrative import narrative

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _at(name, *args):
    return reverse(f"participation:{name}", args=("lollar", *args))


def test_from_the_first_body_to_the_decided_process(cast):
    process = cast.process()
    measure = cast.measure(cast.recommendation(cast.voice(process)))
    version = cast.version(process, comments_until=None)
    browser = cast.client("frieda")
    browser.post(
        _at("council"), {"town": cast.town.pk, "kind": "municipal_council", "planned_on": "24.11.2026"}
    )
    council = Station.objects.get()
    answer = browser.post(
        _at("station", council.pk),
        {"held_on": "02.11.2026", "early_because": "Die Mittel verfallen sonst.", "outcome": "adopted_with_changes",
         "version": version.pk, "version_because": "Es eilte.", "votes_for": "24", "votes_against": "5",
         "abstentions": "2", f"m{measure.pk}": "changed", f"c{measure.pk}": "nur freitags"},
    )  # fmt: skip
    assert answer.status_code == 302
    browser.post(_at("note_decision"))
    process.refresh_from_db()
    assert process.state == "decided"
    page = cast.client().get(_at("decisions")).content.decode()
    assert "24 Ja, 5 Nein, 2 Enthaltungen" in page
    assert "nur freitags" in page
    assert "Geplant war der 24.11.2026. Die Sitzung war früher, weil: <bdi" in page
    assert "Die Mittel verfallen sonst." in page


def test_a_session_before_its_planned_day_asks_why_and_only_then_is_kept(cast):
    process = cast.process()
    heard = cast.station(process, kind="foreigners_council")
    browser = cast.client("frieda")
    assert "früher war als geplant" not in browser.get(_at("station", heard.pk)).content.decode()
    Station.objects.update(planned_on=date(2026, 11, 3))
    given = {"held_on": "02.11.2026", "opinion": "Wir begrüßen das."}
    page = browser.post(_at("station", heard.pk), given).content.decode()
    assert "Angekündigt war die Sitzung für den 03.11.2026." in page
    assert Station.objects.get().opinion == ""
    browser.post(_at("station", heard.pk), {**given, "early_because": "Der Saal war frei."})
    sentence = " Geplant war der 03.11.2026. Die Sitzung war früher, weil: Der Saal war frei."
    assert council_pack._reached(process) == [
        f"Ausländerbeirat (Stadt Lollar) am 02.11.2026: Wir begrüßen das.{sentence}"
    ]
    assert f"Ausländerbeirat (Stadt Lollar): angehört am 02.11.2026.{sentence}" in narrative(process)


def test_a_change_without_words_is_asked_for(cast):
    process = cast.process()
    measure = cast.measure(cast.recommendation(cast.voice(process)))
    version = cast.version(process)
    council = cast.station(process)
    given = {
        "held_on": "02.11.2026",
        "outcome": "adopted",
        "version": version.pk,
        "version_because": "Es eilte.",
        f"m{measure.pk}": "changed",
    }
    answer = cast.client("frieda").post(_at("station", council.pk), given)
    assert "was geändert wurde" in answer.content.decode()
    council.refresh_from_db()
    assert council.outcome == ""


def test_a_body_that_is_heard_needs_an_opinion_or_a_reason(cast):
    heard = cast.station(kind="foreigners_council")
    browser = cast.client("frieda")
    assert browser.post(_at("station", heard.pk), {}).status_code == 200
    browser.post(_at("station", heard.pk), {"held_on": "02.11.2026", "opinion": "Wir begrüßen das."})
    heard.refresh_from_db()
    assert heard.opinion == "Wir begrüßen das."


def test_a_wrong_entry_is_corrected_on_its_page_and_everybody_reads_it(cast):
    process = cast.decided_process()
    old = process.stations.get()
    browser = cast.client("frieda")
    page = browser.get(_at("station", old.pk)).content.decode()
    assert "Das ist falsch eingetragen" in page
    answer = browser.post(_at("station", old.pk), {"berichtigen": "1", "reason": "Die Sitzung fiel aus."})
    new = process.stations.exclude(pk=old.pk).get()
    assert answer.url == _at("station", new.pk)
    page = cast.client().get(_at("decisions")).content.decode()
    assert "berichtigt" in page
    assert "Die Sitzung fiel aus. Vorher stand hier: beschlossen." in page


def test_an_editor_of_another_town_of_the_process_reads_its_decision_and_cannot_touch_it(cast):
    process = cast.process(with_towns=[cast.neighbour])
    council = cast.station(process)
    Station.objects.update(held_on=date(2026, 11, 2), outcome="referred", version=cast.version(process))
    browser = cast.client("jonas")
    given = {"berichtigen": "1", "reason": "Passt mir nicht."}
    statuses = [browser.get(_at("station", council.pk)), browser.post(_at("station", council.pk), given)]
    assert [one.status_code for one in statuses] == [404, 404]
    page = browser.get(_at("council")).content.decode()
    assert "Gemeindevertretung oder Stadtverordnetenversammlung, Stadt Lollar" in page
    assert _at("station", council.pk) not in page
    browser.post(_at("council"), {"town": cast.town.pk, "kind": "municipal_council"})
    assert list(Station.objects.values_list("pk", "outcome", "correction")) == [(council.pk, "referred", "")]
