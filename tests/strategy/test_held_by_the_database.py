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
    "update strategy_version set measures = '[]'",
    "update strategy_version set measures = null",
    "delete from strategy_version",
    "update strategy_withdrawal set reason = 'Nur so'",
    "delete from strategy_withdrawal",
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
    sent = actions.publish_version(
        measure.process, reason="Noch einmal", for_council=True, by=cast.miriam, on=LATER
    )
    actions.withdraw_version(sent, because="Doch nicht.", by=cast.frieda, on=LATER)
    return measure.process


def standing(process):
    tables = (
        "version",
        "station",
        "measuredecision",
        "measurecorrection",
        "statusnote",
        "extension",
        "withdrawal",
    )
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
    """Those that go through after all, at the end of a transaction."""
    through = []
    for statement in statements:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
                cursor.execute("set constraints all immediate")
        except DatabaseError:
            continue
        finally:
            with connection.cursor() as cursor:
                cursor.execute("set constraints all deferred")
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


def test_what_people_said_and_what_was_made_of_it_stays(cast):
    comment = cast.comment()
    recommendation = cast.recommendation(cast.voice(comment.process))
    statements = (
        "update strategy_voice set text = 'Alles gut.'",
        "update strategy_voice set text = ''",
        "update strategy_voice set count = 99",
        "delete from strategy_voice",
        "update strategy_comment set wording = 'Alles gut.'",
        "update strategy_comment set paragraph = 'anders'",
        "delete from strategy_comment",
        "update strategy_source set voice_id = (select id from strategy_voice where kind = 'comment')",
        "delete from strategy_source",
        "update strategy_recommendation set text = 'Kein Bus'",
        "update strategy_recommendation set state = 'draft'",
        "update strategy_recommendation set dropped_because = 'Nur so'",
        "delete from strategy_recommendation",
    )
    assert refused(*statements) == []
    actions.drop_recommendation(recommendation, because="Kein Geld", by=cast.frieda, on=ON)
    assert refused(
        "update strategy_recommendation set state = 'published'",
        "update strategy_recommendation set dropped_because = 'Anders'",
    ) == []  # fmt: skip


def test_a_closed_process_may_forget_the_wording_of_voices_and_nothing_else(cast):
    comment = cast.comment()
    cast.closed(comment.process)
    run("update strategy_voice set text = ''")
    run("update strategy_comment set wording = ''")
    assert (
        refused("update strategy_voice set text = 'Anders'", "update strategy_voice set said_on = now()")
        == []
    )


def test_a_draft_recommendation_is_still_written(cast):
    recommendation = cast.draft_recommendation()
    actions.rewrite_recommendation(recommendation, text="Kein Bus", reason="", by=cast.miriam)
    assert recommendation.text == "Kein Bus"


def test_towns_of_a_public_process_stay_and_leave_once_with_a_reason(cast):
    process = cast.process(with_towns=[cast.neighbour])
    partner = "where place = 1"
    statements = (
        f"delete from strategy_processtown {partner}",
        f"update strategy_processtown set agreed_on = null {partner}",
        f"update strategy_processtown set place = 2 {partner}",
        "insert into strategy_processtown (process_id, organisation_id, place, left_because)"
        f" select process_id, (select max(id) from accounts_organisation), 2, '' from strategy_processtown {partner}",
    )
    assert refused(*statements) == []
    town = process.towns.get(place=1)
    actions.leave_process(town, because="Kein Geld", by=cast.jonas, on=ON)
    assert refused(
        f"update strategy_processtown set left_on = null {partner}",
        f"update strategy_processtown set left_because = 'Anders' {partner}",
    ) == []  # fmt: skip


def test_a_decided_measure_changes_only_with_a_correction(cast, final):
    measure = final.measures.get(state="running")
    actions.change_measure(
        measure, recommendations=list(measure.recommendations.all()), by=cast.frieda, title=measure.title,
        cents={2027: 100}, put_right=PutRight(because="Kosten vergessen", on=LATER),
    )  # fmt: skip
    only = f"where id = {measure.pk}"
    attacks = (
        f"update strategy_measure set title = 'Parkplatz' {only}",
        f"update strategy_measure set text = 'Parkplatz' {only}",
        f"update strategy_measure set state = 'proposed' {only}",
        f"update strategy_measure set number = 99 {only}",
        f"delete from strategy_measure {only}",
        f"update strategy_measurecost set cents = 1 where measure_id = {measure.pk}",
        f"update strategy_measurecost set measure_id = (select min(id) from strategy_measure where state = 'proposed')"
        f" where measure_id = {measure.pk}",
        f"delete from strategy_measurecost where measure_id = {measure.pk}",
        f"insert into strategy_measurecost (measure_id, year, cents) values ({measure.pk}, 2030, 1)",
        f"delete from strategy_measure_recommendations where measure_id = {measure.pk}",
    )
    assert refused(*attacks) == []
    assert refused("set constraints all immediate") == ["set constraints all immediate"]
    actions.note_status(measure, text="Es geht gut.", by=cast.frieda, on=ON)
    assert refused(f"update strategy_measure set owner = 'Bauamt', rank = 1 {only}") != []


def test_an_old_correction_serves_for_nothing_a_second_time(cast, final):
    measure = final.measures.get(state="running")
    for title in ("Bus am Abend", "Bus in der Nacht"):
        actions.change_measure(
            measure, recommendations=list(measure.recommendations.all()), by=cast.frieda, title=title,
            put_right=PutRight(because="So heißt sie", on=LATER),
        )  # fmt: skip
    assert refused(f"update strategy_measure set title = 'Bus am Abend' where id = {measure.pk}") == []


def test_a_planned_measure_that_no_council_adopted_is_a_proposal_again(cast):
    measure = cast.measure()
    actions.plan_measure(measure, by=cast.frieda)
    to = "update strategy_measure set state = 'proposed'"
    assert refused(to) == [to]
