"""What a page calls final stays, whatever statement the application's role sends."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.strategy.councils import LATER, ON, council_of, decided
from wir.strategy import actions
from wir.strategy.actions import PutRight
from wir.strategy.models import MeasureDecision, Station, Version

pytestmark = pytest.mark.django_db

REFUSED = [
    "update strategy_version set content = '[]'",
    "update strategy_version set sha256 = repeat('0', 64)",
    "update strategy_version set for_council = not for_council",
    "update strategy_version set made_on = '2020-01-01'",
    "update strategy_version set comments_until = '2020-01-01'",
    "update strategy_version set comments_moved = ''",
    "delete from strategy_version",
    "update strategy_station set votes_for = 31",
    "update strategy_station set held_on = '2020-01-01'",
    "update strategy_station set outcome = 'rejected'",
    "update strategy_station set outcome = ''",
    "update strategy_station set outcome = '', correction = 'Anders', votes_against = 0",
    "update strategy_station set planned_on = '2020-01-01'",
    "delete from strategy_station",
    "update strategy_measuredecision set outcome = 'adopted'",
    "delete from strategy_measuredecision",
    "insert into strategy_measuredecision (station_id, measure_id, outcome, change)"
    " select station_id, (select max(id) from strategy_measure), 'rejected', '' from strategy_measuredecision",
    "update strategy_measurecorrection set reason = 'Nur so'",
    "update strategy_measurecorrection set before = after",
    "delete from strategy_measurecorrection",
    "update strategy_statusnote set text = 'Läuft bestens'",
    "delete from strategy_statusnote",
    "update strategy_extension set until = '2020-01-01'",
    "delete from strategy_extension",
    "insert into strategy_station (process_id, town_id, kind, name, outcome, held_on, version_id, paper_number, paper_url,"
    " opinion, not_needed_because) select process_id, town_id, 'committee', '', 'adopted', held_on, version_id, '', '', '', ''"
    " from strategy_station",
    "truncate strategy_version cascade",
    "drop trigger stays on strategy_station",
    "alter table strategy_station disable trigger all",
]


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


@pytest.fixture
def final(cast):
    """An adopted text with one rejected measure, a note, a correction and more time."""
    measure = cast.measure()
    other = cast.measure(cast.recommendation(cast.voice(measure.process)))
    version = cast.version(measure.process)
    single = {measure: ("rejected", "")}
    actions.extend_process(
        measure.process, until=LATER.replace(year=2027), reason="Wahl", by=cast.frieda, on=ON
    )
    actions.decide(council_of(cast, version), decided(version), by=cast.frieda, on=ON, measures=single)
    other.refresh_from_db()
    actions.start_measure(other, text="Es geht los.", by=cast.frieda, on=ON)
    actions.change_measure(
        other, recommendations=list(other.recommendations.all()), by=cast.frieda, title="Bus",
        put_right=PutRight(because="So heißt sie im Beschluss", on=LATER),
    )  # fmt: skip
    return measure.process


def standing(process):
    tables = ("version", "station", "measuredecision", "measurecorrection", "statusnote", "extension")
    with connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"select to_jsonb(t) from strategy_{table} t order by id")
            found[table] = cursor.fetchall()
    return found


@pytest.mark.parametrize("statement", REFUSED)
def test_what_is_final_cannot_be_changed_by_any_statement(final, statement):
    before = standing(final)
    assert all(before.values())
    with pytest.raises(DatabaseError):
        run(statement)
    assert standing(final) == before


def test_a_body_that_has_said_nothing_is_moved_and_taken_out(cast):
    station = cast.station()
    run("update strategy_station set planned_on = '2027-01-01', name = 'Rat'")
    with pytest.raises(DatabaseError):
        run("update strategy_station set kind = 'committee'")
    run("delete from strategy_station")
    assert not Station.objects.filter(pk=station.pk).exists()


def test_a_correction_goes_through_and_only_once(cast, final):
    station = final.stations.get()
    new = actions.correct_station(station, reason="Falsches Protokoll", by=cast.frieda, on=ON)
    assert (final.stations.count(), new.outcome, MeasureDecision.objects.count()) == (2, "", 1)
    with pytest.raises(DatabaseError):
        run(f"update strategy_station set correction = 'Anders' where id = {station.pk}")


def test_a_person_who_is_gone_leaves_the_notes(final):
    assert run("update strategy_statusnote set made_by_id = null") == 1
    with pytest.raises(DatabaseError):
        run("update strategy_statusnote set made_by_id = (select min(id) from accounts_user)")


def test_a_day_for_comments_is_put_right_once_and_before_the_first_comment(cast):
    version = cast.version()
    moved = "update strategy_version set comments_until = '2026-12-24', comments_moved = 'Vertippt'"
    with pytest.raises(DatabaseError):
        run("update strategy_version set comments_until = '2026-12-24'")
    run(moved)
    with pytest.raises(DatabaseError):
        run(moved.replace("Vertippt", "Noch einmal"))
    other = cast.version(cast.process())
    cast.comment(other)
    with pytest.raises(DatabaseError):
        run(f"{moved} where id = {other.pk}")
    assert [one.comments_moved for one in Version.objects.order_by("pk")] == ["Vertippt", ""]
    assert version.pk < other.pk


def refused(*statements):
    """Those that go through after all."""
    through = []
    for statement in statements:
        try:
            run(statement)
        except DatabaseError:
            continue
        through.append(statement)
    return through


def test_a_process_goes_its_own_way_only(cast):
    process = cast.prepared_process()
    to = "update strategy_process set state = '{}'"
    assert refused(*(to.format(state) for state in ("decided", "undecided", "closed"))) == []
    actions.publish_process(process, by=cast.frieda)
    assert refused(
        *(to.format(state) for state in ("prepared", "decided", "undecided", "closed")),
        "delete from strategy_process",
        "insert into strategy_process (controller_id, slug, name, question, about, state, starts_on, ends_on, contact_name,"
        " contact_phone, contact_email, formats, ended_because, file_number) select controller_id, 'b', name, question, about,"
        " state, starts_on, ends_on, '', '', '', formats, '', '' from strategy_process",
    ) == []  # fmt: skip
    run("update strategy_process set state = 'undecided', ended_because = 'Kein Geld.'")
    assert refused(
        *(to.format(state) for state in ("prepared", "running", "decided")),
        "update strategy_process set ended_because = 'Anders'",
    ) == []  # fmt: skip
    run(to.format("closed"))
    assert refused(*(to.format(state) for state in ("prepared", "running", "decided", "undecided"))) == []


def test_a_decided_process_runs_again_only_when_a_council_has_no_last_word(cast, final):
    actions.note_decision(final, by=cast.frieda, on=LATER.replace(year=2028))
    assert refused(
        *(f"update strategy_process set state = '{state}'" for state in ("prepared", "running", "undecided"))
    ) == []  # fmt: skip
    actions.correct_station(final.stations.get(), reason="Falsches Protokoll", by=cast.frieda, on=ON)
    final.refresh_from_db()
    assert final.state == "running"
    assert refused("update strategy_process set state = 'decided'") == []
