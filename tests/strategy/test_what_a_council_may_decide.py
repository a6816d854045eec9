"""A council decides on the version that went to it, on measures of its town and common ones, and not while people vote."""

from dataclasses import replace

import pytest

from tests.strategy.councils import ON, council_of, decided
from wir.core.refusal import Refused
from wir.journal.models import Entry
from wir.participation.forms.council import DecisionForm
from wir.strategy import actions
from wir.strategy.fixed import is_decided
from wir.strategy.models import Measure, MeasureDecision

pytestmark = pytest.mark.django_db


@pytest.fixture
def joint(cast):
    """Two towns; a common measure, one of Lollar and one of the neighbour; the version went to both councils."""
    process = cast.process(with_towns=[cast.neighbour])
    basis = cast.recommendation(cast.voice(process))
    for town in (None, cast.town, cast.neighbour):
        measure = cast.measure(basis)
        Measure.objects.filter(pk=measure.pk).update(town=town)
    cast.version(process, for_council=True, comments_until=None)
    return process


@pytest.mark.parametrize(("number", "fits"), [(1, True), (2, True), (3, False)])
def test_a_council_decides_on_measures_of_its_own_town_and_common_ones_only(cast, joint, number, fits):
    version, measure = joint.versions.get(), joint.measures.get(number=number)
    council, single = council_of(cast, version), {measure: ("rejected", "")}
    if fits:
        actions.decide(council, decided(version), by=cast.frieda, on=ON, measures=single)
    else:
        with pytest.raises(Refused, match="Über Maßnahme 3 entscheidet dieses Parlament nicht"):
            actions.decide(council, decided(version), by=cast.frieda, on=ON, measures=single)
    council.refresh_from_db()
    assert (council.is_over, MeasureDecision.objects.count()) == (fits, int(fits))


def test_the_form_offers_only_those(cast, joint):
    form = DecisionForm(station=council_of(cast, joint.versions.get(), cast.neighbour))
    assert [measure.number for measure in form.measures] == [1, 3]
    assert form["version"].initial == joint.versions.get()


def test_a_measure_of_another_process_is_refused_too(cast, joint):
    other = cast.measure(cast.recommendation(cast.voice(cast.process(name="Anderer"))))
    version = joint.versions.get()
    council = council_of(cast, version)
    with pytest.raises(Refused, match="entscheidet dieses Parlament nicht"):
        actions.decide(council, decided(version), by=cast.frieda, on=ON, measures={other: ("adopted", "")})
    assert not MeasureDecision.objects.exists()


def test_what_another_towns_council_was_said_to_decide_on_a_measure_does_not_hold_it(cast, joint):
    council = council_of(cast, joint.versions.get())
    ours, theirs = joint.measures.get(number=2), joint.measures.get(number=3)
    for measure in (ours, theirs):
        MeasureDecision.objects.create(station=council, measure=measure, outcome="rejected")
    assert (is_decided(ours), is_decided(theirs)) == (True, False)


@pytest.mark.parametrize(
    ("because", "fits"), [("", False), ("  ", False), (" Der Entwurf lag als Tischvorlage vor. ", True)]
)
def test_a_version_that_did_not_go_to_the_council_needs_a_reason_that_everybody_reads(cast, because, fits):
    version = cast.version()
    council, given = council_of(cast, version), replace(decided(version), version_because=because)
    if fits:
        actions.decide(council, given, by=cast.frieda, on=ON)
    else:
        with pytest.raises(Refused, match="Fassung 1 lag nicht beim Parlament"):
            actions.decide(council, given, by=cast.frieda, on=ON)
    council.refresh_from_db()
    page = cast.client().get("/beteiligung/lollar/beschluss/").content.decode()
    assert (council.version_because, "Der Entwurf lag als Tischvorlage vor." in page) == (
        because.strip(),
        fits,
    )
    assert Entry.objects.filter(act="strategy.decide").count() == int(fits)


def test_a_reason_is_dropped_where_the_version_went_to_the_council_and_a_withdrawn_one_needs_it(cast):
    version = cast.version(for_council=True, comments_until=None)
    council = council_of(cast, version)
    actions.withdraw_version(version, because="Ein Fehler.", by=cast.frieda, on=ON)
    with pytest.raises(Refused, match="Fassung 1 lag nicht beim Parlament"):
        actions.decide(council, decided(version), by=cast.frieda, on=ON)
    second = actions.publish_version(
        version.process, reason="Ohne Fehler", for_council=True, by=cast.miriam, on=ON
    )
    actions.decide(council, replace(decided(second), version_because="Nur so."), by=cast.frieda, on=ON)
    council.refresh_from_db()
    assert (council.outcome, council.version_because) == ("adopted", "")


@pytest.mark.parametrize(("outcome", "fits"), [("adopted", False), ("rejected", True), ("postponed", True)])
def test_nothing_on_an_open_ballot_is_planned(cast, outcome, fits):
    poll = cast.poll()
    version = cast.version(poll.process, for_council=True, comments_until=None)
    council = council_of(cast, version)
    if fits:
        actions.decide(council, decided(version, outcome), by=cast.frieda, on=ON)
    else:
        with pytest.raises(Refused, match=r"kann noch nicht beschlossen werden\. .* \(bis "):
            actions.decide(council, decided(version, outcome), by=cast.frieda, on=ON)
    council.refresh_from_db()
    assert {one.state for one in poll.process.measures.all()} == {"proposed"}
    assert council.outcome == (outcome if fits else "")


def test_whoever_writes_a_decision_down_reads_which_bodies_were_not_heard(cast):
    version = cast.version(for_council=True, comments_until=None)
    heard = cast.station(version.process, kind="foreigners_council")
    council = council_of(cast, version)
    page = f"/beteiligung/lollar/arbeit/beschluss/{council.pk}/"
    assert "Vor dem Beschluss noch nicht gehört:" in cast.client("frieda").get(page).content.decode()
    actions.skip_station(heard, because="Es gibt hier keinen.", by=cast.frieda)
    assert "Vor dem Beschluss noch nicht gehört:" not in cast.client("frieda").get(page).content.decode()
