"""Phases that overlap, deadlines, more time, and the calendars."""

from datetime import date, timedelta

import pytest
import time_machine

from tests.strategy_cast import BEGIN, END
from wir.participation.dates import dates_of
from wir.strategy import actions, queries, starter, wording
from wir.strategy.models import CalendarLink, Deadline, Phase, Process

pytestmark = pytest.mark.django_db
PLAN = "/beteiligung/lollar/arbeit/plan/"


def _phases(**given):
    """The days of the two first phases; the others stay."""
    return {
        "baseline_from": "01.06.2026", "baseline_to": "31.12.2026",
        "listening_from": "01.08.2026", "listening_to": "28.02.2027", **given,
    }  # fmt: skip


def test_phases_may_overlap(cast):
    process = cast.process()
    assert cast.client("miriam").post(f"{PLAN}phasen/", _phases()).status_code == 302
    found = {phase.kind: (phase.starts_on, phase.ends_on) for phase in process.phases.all()}
    assert found["baseline"] == (date(2026, 6, 1), date(2026, 12, 31))
    assert found["listening"] == (date(2026, 8, 1), date(2027, 2, 28))
    assert len(found) == len(Phase.Kind)


@pytest.mark.parametrize(
    ("field", "day", "says"),
    [
        (
            "baseline_from",
            "31.05.2026",
            "Bestandsaufnahme muss zwischen dem 01.06.2026 und dem 30.11.2027 liegen.",
        ),
        ("listening_to", "01.12.2027", "Zuhören muss zwischen dem 01.06.2026 und dem 30.11.2027 liegen."),
        ("listening_to", "31.07.2026", "Der letzte Tag liegt vor dem ersten."),
        ("listening_to", "", "Bitte nennen Sie auch diesen Tag."),
    ],
)
def test_a_phase_that_cannot_be_is_a_sentence_and_nothing_moves(cast, field, day, says):
    process = cast.process()
    before = list(process.phases.values())
    page = cast.client("frieda").post(f"{PLAN}phasen/", _phases(**{field: day}))
    assert says in page.content.decode()
    assert list(process.phases.values()) == before


def test_a_deadline_of_ones_own_is_added_changed_ticked_and_dropped(cast):
    process = cast.process()
    miriam = cast.client("miriam")
    miriam.post(f"{PLAN}neu/", {"label": "Flyer drucken", "due_on": "20.11.2026"})
    due = process.deadlines.get(kind="own")
    miriam.post(f"{PLAN}{due.pk}/", {"label": "Flyer verteilen", "due_on": "21.11.2026", "public": "on"})
    miriam.post(f"{PLAN}{due.pk}/erledigt/", {"done": "yes"})
    due.refresh_from_db()
    assert (due.label, due.due_on, due.public, due.done_on is not None) == (
        "Flyer verteilen", date(2026, 11, 21), True, True,
    )  # fmt: skip
    miriam.post(f"{PLAN}{due.pk}/erledigt/", {"done": "no"})
    due.refresh_from_db()
    assert due.done_on is None
    miriam.post(f"{PLAN}{due.pk}/streichen/")
    assert not Deadline.objects.filter(pk=due.pk).exists()


def test_a_deadline_of_another_process_does_not_exist(cast):
    cast.process()
    foreign = cast.deadline(cast.process(name="Noch einer"))
    assert cast.client("frieda").post(f"{PLAN}{foreign.pk}/streichen/").status_code == 404


@pytest.mark.parametrize(("on", "overdue"), [(date(2026, 11, 20), False), (date(2026, 11, 21), True)])
def test_a_deadline_is_late_from_the_day_after(cast, on, overdue):
    due = cast.deadline()
    radar = queries.radar(Process.objects.all(), on)
    assert (due in radar.overdue, due in radar.next) == (overdue, not overdue)


def test_more_time_is_the_offices_and_moves_the_end(cast):
    process = cast.process()
    later = END + timedelta(days=90)
    given = {"until": f"{later:%d.%m.%Y}", "reason": "Die Wahl kam dazwischen."}
    assert cast.client("miriam").post(f"{PLAN}mehr-zeit/", given).status_code == 404
    assert cast.client("frieda").post(f"{PLAN}mehr-zeit/", given).status_code == 302
    assert queries.last_day(process) == later
    page = cast.client("frieda").get(PLAN).content.decode()
    assert "Die Wahl kam dazwischen." in page


def test_the_public_calendar_has_public_dates_and_nothing_else(cast):
    process = cast.process()
    cast.deadline(process)
    answer = cast.client().get("/beteiligung/lollar/termine.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    shown = answer.content.decode().count("BEGIN:VEVENT")
    assert shown == process.deadlines.filter(public=True).count() > 0
    assert "Flyer" not in answer.content.decode()


def test_the_calendar_of_a_process_that_is_not_public_is_for_its_people(cast):
    cast.prepared_process()
    assert cast.client().get("/beteiligung/lollar/termine.ics").status_code == 404
    assert cast.client("miriam").get("/beteiligung/lollar/termine.ics").status_code == 200


def test_a_secret_link_shows_every_open_deadline_until_a_new_one_is_made(cast):
    process = cast.process()
    cast.deadline(process)
    miriam = cast.client("miriam")
    miriam.post(f"{PLAN}kalender/")
    first = CalendarLink.objects.get().token
    feed = cast.client().get(f"/beteiligung/lollar/fristen/{first}.ics")
    assert feed.content.decode().count("BEGIN:VEVENT") == process.deadlines.count()
    assert first in miriam.get(PLAN).content.decode()
    miriam.post(f"{PLAN}kalender/")
    assert cast.client().get(f"/beteiligung/lollar/fristen/{first}.ics").status_code == 404
    assert first not in str(list(CalendarLink.objects.values()))


@pytest.mark.parametrize(("days", "status"), [(0, 200), (1, 404)])
def test_a_secret_link_ends_with_the_part_of_its_person(cast, days, status):
    process, last = cast.process(), date(2026, 11, 20)
    actions.add_member(process, user=cast.miriam, role="facilitator", by=cast.frieda, until_day=last)
    with time_machine.travel(last, tick=False):
        link = actions.make_calendar_link(process, by=cast.miriam)
    with time_machine.travel(last + timedelta(days=days), tick=False):
        assert cast.client().get(f"/beteiligung/lollar/fristen/{link.token}.ics").status_code == status


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (BEGIN - timedelta(days=1), "Der Prozess beginnt am 01.06.2026."),
        (BEGIN, "Monat 1 von 18."),
        (date(2026, 6, 30), "Monat 1 von 18."),
        (date(2026, 7, 1), "Monat 2 von 18."),
        (END, "Monat 18 von 18."),
        (END + timedelta(days=1), "Der Prozess lief bis 30.11.2027."),
    ],
)
def test_the_page_says_the_month(cast, on, says):
    cast.process()
    with time_machine.travel(on, tick=False):
        assert says in cast.client().get("/beteiligung/lollar/").content.decode()


def test_the_drawing_is_mirrored_where_text_runs_from_right_to_left(cast):
    cast.process()
    german, arabic = (
        cast.client().get(url).context["drawing"]
        for url in ("/beteiligung/lollar/", "/ar/beteiligung/lollar/")
    )
    assert (german.mirrored, arabic.mirrored) == (False, True)
    assert (german.bars[0].x, arabic.bars[-1].x) == ("0.00%", "0.00%")


def test_a_process_that_ended_early_says_that_it_is_over_and_that_nothing_goes_on(cast):
    process = cast.process()
    actions.end_process(process, reason="Es fehlt Geld.", by=cast.frieda, on=date(2026, 11, 2))
    with time_machine.travel("2026-11-02T09:00:00Z", tick=False):
        page = cast.client().get("/beteiligung/lollar/").content.decode()
    assert "Der Prozess ist zu Ende. Geplant war er bis zum 30.11.2027." in page
    assert ("lief bis" in page, "Gerade läuft" in page) == (False, False)


def test_what_is_done_before_its_day_stands_on_the_day_on_which_it_was_done(cast):
    process = cast.process()
    council = process.deadlines.get(kind="council")
    actions.tick_deadline(council, done_on=date(2026, 11, 2), by=cast.frieda)
    kickoff = process.deadlines.get(kind="kickoff")
    actions.tick_deadline(kickoff, done_on=kickoff.due_on + timedelta(days=3), by=cast.frieda)
    found = {one.label: one.on for one in dates_of(process) if one.is_done}
    assert found == {"Beschluss im Parlament": date(2026, 11, 2), "Auftaktveranstaltung": kickoff.due_on}


def test_the_question_that_every_process_begins_with_is_asked_in_the_readers_language(cast):
    cast.process()
    page = cast.client().get("/ar/beteiligung/lollar/").content.decode()
    assert '<p class="wir-lead" lang="ar" dir="auto">كيف نريد أن نعيش معًا هنا في المستقبل؟</p>' in page
    assert starter.QUESTION == wording.PRESET


def test_a_question_of_the_offices_own_stays_as_it_was_written(cast):
    cast.process(question="Was fehlt uns?")
    page = cast.client().get("/ar/beteiligung/lollar/").content.decode()
    assert '<p class="wir-lead" lang="de" dir="auto">Was fehlt uns?</p>' in page
