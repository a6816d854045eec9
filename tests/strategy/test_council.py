"""One decision for each council; one "no" leaves the others valid."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.strategy.councils import COUNCIL, LATER, ON, council_of, decided
from tests.strategy_cast import BEGIN
from wir.core.refusal import Refused
from wir.journal.models import Entry
from wir.strategy import actions
from wir.strategy.models import Station

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("adopted", "planned"), ("adopted_with_changes", "planned"), ("referred", "proposed"),
        ("postponed", "proposed"), ("taken_note_of", "proposed"), ("rejected", "proposed"),
    ],
)  # fmt: skip
def test_only_what_a_council_adopts_becomes_planned(cast, outcome, state):
    measure = cast.measure()
    version = cast.version(measure.process)
    actions.decide(council_of(cast, version), decided(version, outcome), by=cast.frieda, on=ON)
    measure.refresh_from_db()
    assert measure.state == state


def test_a_council_can_change_postpone_or_reject_single_measures(cast):
    process = cast.process()
    basis = cast.recommendation(cast.voice(process))
    kept, changed, later, never = (cast.measure(basis) for _ in range(4))
    version = cast.version(process)
    ways = {changed: ("changed", "nur freitags"), later: ("postponed", ""), never: ("rejected", "")}
    actions.decide(
        council_of(cast, version),
        decided(version, "adopted_with_changes"),
        by=cast.frieda,
        on=ON,
        measures=ways,
    )
    states = {
        measure: type(measure).objects.get(pk=measure.pk).state for measure in (kept, changed, later, never)
    }
    assert states == {kept: "planned", changed: "planned", later: "proposed", never: "proposed"}


def test_what_was_decided_stays(cast):
    version = cast.version()
    council = council_of(cast, version)
    actions.decide(council, decided(version), by=cast.frieda, on=ON)
    with pytest.raises(Refused):
        actions.decide(council, decided(version, "rejected"), by=cast.frieda, on=ON)
    council.refresh_from_db()
    assert (council.outcome, council.votes_for) == ("adopted", 24)


def test_a_council_decides_on_a_version(cast):
    with pytest.raises(Refused):
        actions.decide(council_of(cast, cast.version()), decided(None), by=cast.frieda, on=ON)


def test_a_facilitator_records_no_decision(cast):
    version = cast.version()
    council = council_of(cast, version)
    with pytest.raises(PermissionDenied):
        actions.decide(council, decided(version), by=cast.miriam, on=ON)


def test_one_no_leaves_the_other_councils_valid(cast):
    process = cast.process(with_towns=[cast.neighbour])
    version = cast.version(process)
    yes, no = council_of(cast, version), council_of(cast, version, cast.neighbour)
    actions.decide(yes, decided(version), by=cast.frieda, on=ON)
    with pytest.raises(Refused):
        actions.note_decision(process, by=cast.frieda, on=LATER)
    actions.decide(no, decided(version, "rejected"), by=cast.jonas, on=ON)
    actions.note_decision(process, by=cast.frieda, on=LATER)
    assert (process.state, actions.adopted_by(process)) == ("decided", [cast.town])


def test_a_process_that_every_council_rejects_is_notdecided(cast):
    version = cast.version()
    actions.decide(council_of(cast, version), decided(version, "rejected"), by=cast.frieda, on=ON)
    with pytest.raises(Refused):
        actions.note_decision(version.process, by=cast.frieda, on=LATER)
    actions.end_process(version.process, reason="Das Parlament hat abgelehnt.", by=cast.frieda, on=LATER)
    assert version.process.state == "undecided"


def test_a_body_that_is_heard_gives_an_opinion_or_is_not_needed(cast):
    version = cast.version()
    kinds = ("foreigners_council", "integration_commission")
    heard, skipped = (
        actions.plan_station(version.process, town=cast.town, kind=kind, by=cast.frieda) for kind in kinds
    )
    actions.hear(heard, opinion="Wir begrüßen das.", held_on=ON, by=cast.frieda, on=ON)
    actions.skip_station(skipped, because="Es gibt einen Ausländerbeirat.", by=cast.frieda)
    assert [station.is_over for station in version.process.stations.all()] == [True, True]


@pytest.mark.parametrize(("held_on", "fits"), [
    (BEGIN - timedelta(days=1), False), (BEGIN, True), (ON, True), (ON + timedelta(days=1), False),
])  # fmt: skip
def test_a_session_was_held_while_the_process_went_on(cast, held_on, fits):
    version = cast.version(on=BEGIN)
    council, heard = council_of(cast, version), cast.station(version.process, kind="foreigners_council")
    acts = (
        lambda: actions.decide(
            council,
            replace(decided(version), held_on=held_on, early_because="Es eilte."),
            by=cast.frieda,
            on=ON,
        ),
        lambda: actions.hear(heard, opinion="Gut.", held_on=held_on, by=cast.frieda, on=ON),
    )
    for act in acts:
        if fits:
            act()
        else:
            with pytest.raises(Refused, match="und heute liegen"):
                act()
    assert [one.is_over for one in version.process.stations.all()] == [fits, fits]


@pytest.mark.parametrize(
    ("outcome", "votes", "fits"),
    [
        ("adopted", (1, 30, 2), False), ("adopted", (15, 15, 2), False), ("adopted", (16, 15, 2), True),
        ("adopted_with_changes", (0, None, 2), False), ("adopted", (None, None, None), True),
        ("adopted", (None, 37, None), False), ("adopted", (37, None, None), False),
        ("adopted", (None, None, 2), False), ("adopted", (37, 0, None), True),
        ("rejected", (1, 30, 2), True), ("rejected", (15, 15, 2), True), ("rejected", (37, 0, 2), False),
        ("rejected", (37, None, None), False), ("rejected", (-1, 30, 2), False), ("postponed", (30, 1, 2), True),
        ("adopted", (60, 40, 5), True), ("adopted", (60, 40, 6), False), ("rejected", (998, 999, None), False),
    ],
)  # fmt: skip
def test_votes_can_be_true_and_say_the_same_as_the_outcome(cast, outcome, votes, fits):
    version = cast.version()
    council = council_of(cast, version)
    names = ("votes_for", "votes_against", "abstentions")
    given = decided(version, outcome, **dict(zip(names, votes, strict=True)))
    if fits:
        actions.decide(council, given, by=cast.frieda, on=ON)
    else:
        with pytest.raises(Refused):
            actions.decide(council, given, by=cast.frieda, on=ON)
    council.refresh_from_db()
    assert council.outcome == (outcome if fits else "")


def test_a_wrong_entry_is_corrected_with_a_reason_and_stays_readable(cast):
    measure = cast.measure()
    process = cast.decided_process(measure.process)
    old = process.stations.get()
    new = actions.correct_station(old, reason="Die Sitzung fiel aus.", by=cast.frieda, on=ON)
    for one in (old, process, measure):
        one.refresh_from_db()
    assert (old.outcome, old.held_on, old.is_corrected) == ("", ON, True)
    assert (old.correction, old.not_needed_because) == (
        "Berichtigt am 02.11.2026: Die Sitzung fiel aus. Vorher stand hier: beschlossen.", "",
    )  # fmt: skip
    assert (new.is_over, new.kind, new.town, process.state, measure.state) == (
        False, COUNCIL, cast.town, "running", "proposed",
    )  # fmt: skip
    entry = Entry.objects.get(act="strategy.correct_station")
    assert entry.facts == {"outcome": "adopted", "for": None, "against": None}
    actions.decide(new, decided(process.versions.get(), "rejected"), by=cast.frieda, on=ON)
    assert (actions.adopted_by(process), actions.councils_left(process)) == ([], [])


@pytest.mark.parametrize(("days", "reason", "kept"), [
    (1, "", None), (1, "  ", None), (1, " Es eilte. ", "Es eilte."), (0, "Es eilte.", ""), (-1, "Es eilte.", ""),
])  # fmt: skip
def test_a_session_before_its_planned_day_keeps_the_reason_with_the_entry_and_the_journal(
    cast, days, reason, kept
):
    version = cast.version()
    planned = ON + timedelta(days=days)
    council = actions.plan_station(
        version.process, town=cast.town, kind=COUNCIL, by=cast.frieda, planned_on=planned
    )
    given = decided(version, early_because=reason)
    if kept is None:
        with pytest.raises(Refused, match="Angekündigt war die Sitzung für den 03"):
            actions.decide(council, given, by=cast.frieda, on=ON)
    else:
        actions.decide(council, given, by=cast.frieda, on=ON)
    council.refresh_from_db()
    assert (council.outcome, council.early_because) == (
        "" if kept is None else "adopted", kept or "",
    )  # fmt: skip
    written = [
        json.loads(entry.payload.body) for entry in Entry.objects.filter(act="strategy.decide") if kept
    ]
    assert [(one["planned"], one["early_because"]) for one in written] == (
        [("2026-11-03", kept)] if kept else []
    )


def test_what_another_council_adopted_stays_planned_when_one_entry_is_corrected(cast):
    process = cast.process(with_towns=[cast.neighbour])
    measure = cast.measure(cast.recommendation(cast.voice(process)))
    version = cast.version(process)
    for town, by in ((cast.town, cast.frieda), (cast.neighbour, cast.jonas)):
        actions.decide(council_of(cast, version, town), decided(version), by=by, on=ON)
    mine = process.stations.get(town=cast.town)
    actions.correct_station(mine, reason="Zahlen vertauscht.", by=cast.frieda, on=ON)
    measure.refresh_from_db()
    assert measure.state == "planned"


def test_nothing_is_corrected_without_a_reason_or_after_the_process_is_closed(cast):
    process = cast.decided_process()
    council = process.stations.get()
    with pytest.raises(Refused, match="was falsch war"):
        actions.correct_station(council, reason=" ", by=cast.frieda, on=ON)
    with pytest.raises(PermissionDenied):
        actions.correct_station(council, reason="Falsch.", by=cast.miriam, on=ON)
    actions.close_process(process, by=cast.frieda)
    with pytest.raises(Refused, match="abgeschlossen"):
        actions.correct_station(council, reason="Falsch.", by=cast.frieda, on=ON)


def test_a_process_that_a_council_has_adopted_does_not_end_without_a_decision(cast):
    process = cast.process(with_towns=[cast.neighbour])
    version = cast.version(process)
    actions.decide(council_of(cast, version), decided(version), by=cast.frieda, on=ON)
    with pytest.raises(Refused, match="Hier ist die Strategie beschlossen: Stadt Lollar"):
        actions.end_process(process, reason="Keine Lust mehr.", by=cast.frieda, on=ON)
    assert process.state == "running"


@pytest.mark.parametrize(("before", "said"), [(1, True), (0, False)])
def test_a_session_is_entered_once_the_process_has_begun(cast, before, said):
    version = cast.version()
    on = BEGIN - timedelta(days=before)
    given = replace(decided(version), held_on=BEGIN - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        actions.decide(council_of(cast, version), given, by=cast.frieda, on=on)
    assert ("Der Prozess beginnt erst am 01.06.2026." in str(refused.value)) is said


@pytest.mark.parametrize(
    ("none", "said"), [(0, "0 Enthaltungen"), (1, "1 Enthaltung"), (2, "2 Enthaltungen")]
)
def test_one_abstention_is_one(none, said):
    assert Station(votes_for=3, votes_against=2, abstentions=none).votes == f"3 Ja, 2 Nein, {said}"
