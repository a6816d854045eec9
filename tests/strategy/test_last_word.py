"""Whose decision it is, and what a body's last word cannot be."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.strategy.councils import COUNCIL, LATER, ON, council_of, decided
from wir.core.refusal import Refused
from wir.strategy import actions
from wir.strategy.access import reported_by
from wir.strategy.models import Station

pytestmark = pytest.mark.django_db


def test_only_a_town_s_own_editors_write_down_what_its_bodies_did(cast):
    process = cast.process(with_towns=[cast.neighbour])
    version = cast.version(process)
    council = council_of(cast, version)
    heard = cast.station(process, kind="foreigners_council")
    acts = (
        lambda: actions.plan_station(process, town=cast.town, kind=COUNCIL, by=cast.jonas),
        lambda: actions.decide(council, decided(version), by=cast.jonas, on=ON),
        lambda: actions.hear(heard, opinion="Gut.", held_on=ON, by=cast.jonas, on=ON),
        lambda: actions.skip_station(heard, because="Keine Lust.", by=cast.jonas),
    )
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    actions.decide(council, decided(version), by=cast.frieda, on=ON)
    with pytest.raises(PermissionDenied):
        actions.correct_station(council, reason="Passt mir nicht.", by=cast.jonas, on=ON)
    rows = process.stations.order_by("pk").values_list("town", "outcome", "votes_for", "correction")
    assert list(rows) == [(cast.town.pk, "adopted", 24, ""), (cast.town.pk, "", None, "")]


def test_what_belongs_to_one_town_is_changed_by_its_editors_and_by_those_who_work_for_all(cast):
    process = cast.process(with_towns=[cast.neighbour])
    basis = cast.recommendation(cast.voice(process))
    words = {"recommendations": [basis], "on": ON, "title": "Bus"}
    annex = actions.add_section(process, heading="In Lollar", town=cast.town, by=cast.frieda)
    measure = actions.propose_measure(process, **words, town=cast.town, by=cast.miriam)
    shared = actions.propose_measure(process, **words, by=cast.jonas)
    paragraph = actions.add_paragraph(annex, text="Hier.", by=cast.miriam)
    acts = (
        lambda: actions.add_section(process, heading="Noch eins", town=cast.town, by=cast.jonas),
        lambda: actions.add_paragraph(annex, text="Dort.", by=cast.jonas),
        lambda: actions.change_paragraph(paragraph, text="Dort.", seen=1, by=cast.jonas),
        lambda: actions.remove_paragraph(paragraph, by=cast.jonas),
        lambda: actions.propose_measure(process, **words, town=cast.town, by=cast.jonas),
        lambda: actions.change_measure(measure, recommendations=[basis], title="Zug", by=cast.jonas),
        lambda: actions.change_measure(shared, recommendations=[basis], town=cast.town, by=cast.jonas),
        lambda: actions.set_costs(measure, cents={2027: 1}, by=cast.jonas),
        lambda: actions.drop_measure(measure, because="Zu teuer.", by=cast.jonas),
    )
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert [row.text for row in annex.paragraphs.all()] == ["Hier."]
    assert list(process.measures.values_list("title", "town", "state")) == [
        ("Bus", cast.town.pk, "proposed"), ("Bus", None, "proposed"),
    ]  # fmt: skip
    seen = {who: set(reported_by(who)) for who in (cast.frieda, cast.jonas, cast.miriam)}
    assert seen == {
        cast.frieda: {measure, shared}, cast.jonas: {shared}, cast.miriam: {measure, shared},
    }  # fmt: skip


def test_a_council_has_one_last_word_on_each_version(cast):
    version = cast.version()
    first, second = council_of(cast, version), council_of(cast, version)
    actions.decide(first, decided(version), by=cast.frieda, on=ON)
    sentence = r"Über Fassung 1 hat dieses Parlament am 02\.11\.2026 schon entschieden \(beschlossen\)"
    for outcome in Station.FINAL:
        with pytest.raises(Refused, match=sentence):
            actions.decide(second, decided(version, outcome), by=cast.frieda, on=ON)
    actions.correct_station(first, reason="Vertan.", by=cast.frieda, on=ON)
    actions.decide(second, decided(version, "rejected"), by=cast.frieda, on=ON)
    rows = version.process.stations.order_by("pk").values_list("outcome", flat=True)
    assert list(rows) == ["", "rejected", ""]


def test_a_council_that_put_it_off_decides_on_the_same_version_later_and_on_the_next_one_anew(cast):
    version = cast.version()
    for outcome in ("postponed", "referred", "rejected"):
        actions.decide(council_of(cast, version), decided(version, outcome), by=cast.frieda, on=ON)
    cast.section(version.process).paragraphs.create(place=9, text="Neu", key="neu")
    words = {"reason": "Neu", "by": cast.miriam, "on": ON, "comments_until": version.comments_until}
    newer = actions.publish_version(version.process, **words)
    actions.decide(council_of(cast, newer), decided(newer), by=cast.frieda, on=ON)
    assert actions.adopted_by(version.process) == [cast.town]


def test_a_body_decides_on_a_text_that_was_there_on_its_day(cast):
    version = cast.version()
    council = council_of(cast, version)
    early = replace(decided(version), held_on=ON - timedelta(days=1), early_because="Es eilte.")
    with pytest.raises(Refused, match=r"Fassung 1 gibt es erst seit dem 02\.11\.2026"):
        actions.decide(council, early, by=cast.frieda, on=ON)
    council.refresh_from_db()
    assert (council.outcome, council.held_on) == ("", None)


def test_the_decision_is_noted_when_every_body_was_heard_or_is_not_needed(cast):
    version = cast.version()
    actions.decide(council_of(cast, version), decided(version), by=cast.frieda, on=ON)
    council, commission = (
        cast.station(version.process, kind) for kind in ("foreigners_council", "integration_commission")
    )
    cast.station(version.process, "committee")
    with pytest.raises(Refused) as refused:
        actions.note_decision(version.process, by=cast.frieda, on=LATER)
    assert refused.value.sentences == (
        "Noch nicht gehört: Ausländerbeirat (Stadt Lollar), Integrations-Kommission (Stadt Lollar). Tragen Sie die "
        "Stellungnahme ein oder schreiben Sie, warum sie nicht nötig ist.",
    )
    actions.hear(council, opinion="Gut.", held_on=ON, by=cast.frieda, on=ON)
    actions.skip_station(commission, because="Es gibt einen Ausländerbeirat.", by=cast.frieda)
    actions.note_decision(version.process, by=cast.frieda, on=LATER)
    assert version.process.state == "decided"


@pytest.mark.parametrize(("votes", "told"), [
    ((24, 5, 2), "24 Ja, 5 Nein, 2 Enthaltungen"), ((24, 5, 0), "24 Ja, 5 Nein, 0 Enthaltungen"),
    ((24, 5, None), "24 Ja, 5 Nein"), ((None, None, None), ""),
])  # fmt: skip
def test_figures_that_nobody_noted_are_not_told(votes, told):
    names = ("votes_for", "votes_against", "abstentions")
    assert Station(**dict(zip(names, votes, strict=True))).votes == told
