"""A version carries its measures and holds them until the council's last word or a withdrawal that everybody reads."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.strategy.councils import LATER, ON, council_of, decided
from tests.strategy.test_decided_measures import as_it_is, before_the_council, changes, costed
from wir.core.refusal import Refused
from wir.journal.models import Entry
from wir.participation.documents import council_pack
from wir.strategy import actions
from wir.strategy.actions import PutRight
from wir.strategy.actions.writing import hash_of
from wir.strategy.fixed import goes_to_council
from wir.strategy.models import Measure, Version, Withdrawal

pytestmark = pytest.mark.django_db


def test_a_newer_version_that_does_not_go_to_the_council_leaves_the_measures_as_they_are(cast):
    measure = before_the_council(cast)
    draft = {"reason": "Neuer Entwurf", "by": cast.miriam, "on": ON, "comments_until": LATER}
    newer = actions.publish_version(measure.process, **draft)
    for change in changes(cast, measure):
        with pytest.raises(Refused):
            change()
    assert as_it_is(measure)[2] == {2027: 1_250_000}
    assert (goes_to_council(measure.process).number, newer.number) == (1, 2)
    page = cast.client().get("/beteiligung/lollar/strategie/").content.decode()
    assert "Beim Parlament liegt Fassung 1." in page


def test_a_withdrawal_with_a_reason_opens_the_measures_again_and_everybody_reads_it(cast):
    measure = before_the_council(cast)
    version = measure.process.versions.get()
    client, place = cast.client("frieda"), reverse("participation:publish_text", args=["lollar"])
    client.post(place, {"zurueckziehen": "1", "zurueck-because": " "})
    assert not Withdrawal.objects.exists()
    client.post(place, {"zurueckziehen": "1", "zurueck-because": "Der Bus wird teurer."})
    made = Withdrawal.objects.get()
    assert (made.version, made.reason, made.made_by) == (version, "Der Bus wird teurer.", cast.frieda)
    assert Entry.objects.get(act="strategy.withdraw_version").facts["number"] == 1
    page = cast.client().get("/beteiligung/lollar/strategie/").content.decode()
    assert page.count("Der Bus wird teurer.") == 2
    actions.set_costs(measure, cents={2027: 1}, by=cast.miriam)
    assert as_it_is(measure)[2] == {2027: 1}
    with pytest.raises(Refused, match="nicht mehr beim Parlament"):
        actions.withdraw_version(version, because="Noch einmal.", by=cast.frieda, on=ON)


def test_only_an_office_withdraws_and_only_what_waits_for_the_council(cast):
    measure = before_the_council(cast)
    version = measure.process.versions.get()
    with pytest.raises(PermissionDenied):
        actions.withdraw_version(version, because="So.", by=cast.miriam, on=ON)
    actions.decide(council_of(cast, version), decided(version, "rejected"), by=cast.frieda, on=ON)
    with pytest.raises(Refused, match="nicht mehr beim Parlament"):
        actions.withdraw_version(version, because="So.", by=cast.frieda, on=ON)
    assert Withdrawal.objects.count() == 0


def test_a_version_carries_its_measures_as_they_stood_on_its_day(cast):
    measure = before_the_council(cast)
    version = measure.process.versions.get()
    actions.change_measure(
        measure, recommendations=list(measure.recommendations.all()), by=cast.frieda, title="Abendbus",
        put_right=PutRight(because="Kürzer", on=LATER),
    )  # fmt: skip
    version.refresh_from_db()
    assert version.measures == [
        {
            "number": 1, "title": "Abendbus auf Probe", "text": "", "without_basis_because": "", "town": "",
            "costs": {"2027": 1_250_000}, "basis": [1], "field": "", "rank": None, "goals": [],
        }
    ]  # fmt: skip
    assert version.sha256 == hash_of({"text": version.content, "measures": version.measures})
    assert council_pack._short(version.process, version.measures, [])[1] == "Maßnahme 1: Abendbus auf Probe"


def test_a_new_cost_alone_makes_a_new_version(cast):
    measure = costed(cast)
    words = {"reason": "Zweite", "by": cast.miriam, "on": ON, "comments_until": date(2026, 11, 30)}
    cast.version(measure.process)
    with pytest.raises(Refused, match="nichts geändert"):
        actions.publish_version(measure.process, **words)
    actions.set_costs(measure, cents={2027: 1}, by=cast.miriam)
    assert actions.publish_version(measure.process, **words).measures[0]["costs"] == {"2027": 1}


@pytest.mark.parametrize("corrected", [True, False])
def test_a_council_plans_a_measure_only_as_it_stands_in_its_version_or_in_a_public_correction(
    cast, corrected
):
    measure = before_the_council(cast)
    version = measure.process.versions.get()
    basis = list(measure.recommendations.all())
    if not corrected:
        actions.withdraw_version(version, because="Zurück.", by=cast.frieda, on=ON)
    actions.change_measure(
        measure, recommendations=basis, by=cast.frieda, cents={2027: 99_999_900},
        put_right=PutRight(because="Neues Angebot", on=ON) if corrected else None,
    )  # fmt: skip
    given = replace(decided(version), version_because="" if corrected else "Es lag trotzdem vor.")
    council = council_of(cast, version)
    if corrected:
        actions.decide(council, given, by=cast.frieda, on=ON)
    else:
        with pytest.raises(Refused, match="steht heute anders da als in Fassung 1"):
            actions.decide(council, given, by=cast.frieda, on=ON)
    measure.refresh_from_db()
    council.refresh_from_db()
    assert (measure.state, council.outcome) == (("planned", "adopted") if corrected else ("proposed", ""))


def test_what_is_not_in_the_version_is_not_planned_by_it(cast):
    measure = costed(cast)
    version = cast.version(measure.process)
    later = cast.measure(cast.recommendation(cast.voice(measure.process)))
    council = council_of(cast, version)
    with pytest.raises(Refused, match="steht nicht in dieser Fassung"):
        actions.decide(council, decided(version), by=cast.frieda, on=ON, measures={later: ("adopted", "")})
    actions.decide(council, decided(version), by=cast.frieda, on=ON)
    assert [one.state for one in measure.process.measures.all()] == ["planned", "proposed"]


def test_a_version_from_before_versions_carried_measures_plans_what_was_there_on_its_day(cast):
    measure = costed(cast)
    old = Version.objects.create(
        process=measure.process, number=1, content=[], sha256="0" * 64, reason="Früher", for_council=True,
        made_by=cast.miriam, made_on=ON,
    )  # fmt: skip
    later = Measure.objects.create(process=measure.process, number=2, title="Später", made_on=LATER)
    actions.decide(council_of(cast, old), decided(old), by=cast.frieda, on=ON)
    for one in (measure, later):
        one.refresh_from_db()
    assert (old.measures, measure.state, later.state) == (None, "planned", "proposed")
