"""The demo's processes: one alive, one of three towns, one that is decided; all invented, and alive on any day."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import NOW, TODAY
from tests.pdf import pages_before
from tests.stage import scene
from wir.accounts.models import User
from wir.config.demo.processes import THREE_TOWNS, make_processes
from wir.core.days import is_meeting_day
from wir.participation.desk import groups_of
from wir.participation.documents import council_pack
from wir.participation.models import Assembly, Meeting
from wir.participation.next_steps import next_steps
from wir.strategy import queries, way
from wir.strategy.models import Deadline, Member, Process, Station
from wir.strategy.priorities import standings, voted_places

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(_stage, django_db_blocker):
    with django_db_blocker.unblock(), scene(_stage), time_machine.travel(NOW, tick=False):
        make_processes(TODAY)
        yield


def test_there_is_one_of_each_and_every_town_is_invented(made):
    found = {process.slug: process for process in Process.objects.all()}
    assert {slug: process.state for slug, process in found.items()} == {
        "weidenstadt": "running", "bachtal": "decided", "eichenfeld": "decided",
    }  # fmt: skip
    assert [town.organisation.name for town in found["bachtal"].towns.all()] == list(THREE_TOWNS)
    assert {town.organisation.fictional for process in found.values() for town in process.towns.all()} == {
        True
    }
    assert found["eichenfeld"].extensions.count() == 1


def test_three_councils_decide_in_three_ways(made):
    found = Process.objects.get(slug="bachtal").stations.order_by("planned_on")
    assert sorted(found.values_list("outcome", flat=True)) == ["adopted", "adopted_with_changes", "rejected"]


def test_the_joint_one_is_decided_with_a_change_a_local_annex_and_a_measure_that_has_begun(made):
    process = Process.objects.get(slug="bachtal")
    assert list(process.measures.values_list("number", "state", "town__name")) == [
        (1, "running", None), (2, "planned", None), (3, "planned", THREE_TOWNS[1]),
    ]  # fmt: skip
    assert [part["town"] for part in process.versions.get().content] == ["", "", THREE_TOWNS[1]]
    changed = process.stations.get(outcome="adopted_with_changes")
    assert [(one.measure.number, one.outcome) for one in changed.measures.all()] == [(1, "changed")]
    assert [one.on for one in process.measures.get(number=1).notes.all()] == [TODAY - timedelta(days=3)]
    days = [branch.stop.day for found in _ways(process) for branch in found.walk()]
    assert process.starts_on < min(days)
    assert max(days) <= TODAY


def test_a_voice_of_the_living_one_can_be_followed_to_a_paragraph_of_the_draft_in_the_order_of_days(made):
    process = Process.objects.get(slug="weidenstadt")
    basis = process.recommendations.get()
    voices = [source.voice for source in basis.sources.select_related("voice")]
    assert [(one.is_published, one.language) for one in voices if one.kind == "idea"] == [
        (True, "de"), (True, "tr"),
    ]  # fmt: skip
    assert sorted(one.kind for one in voices) == ["idea", "idea", "minutes"]
    for found in way.ways_of_voices(voices, "de"):
        stops = [branch.stop for branch in found.walk()]
        kinds = [stop.kind for stop in stops]
        assert kinds[:3] == ["voice", "recommendation", "measure"]
        assert "paragraph" in kinds
        days = [stops[kinds.index(kind)].day for kind in ("voice", "recommendation", "measure", "paragraph")]
        assert days == sorted(days)
    assert process.measures.get(number=1).without_basis_because == ""


def test_nobody_is_asked_to_come_on_a_sunday_a_holiday_or_between_the_years(made):
    days = [
        *Deadline.objects.exclude(label__startswith="Dolmetschen").values_list("due_on", flat=True),
        *Station.objects.values_list("planned_on", flat=True),
        *(day for one in Assembly.objects.all() for day in (one.begins_on, one.ends_on)),
        *(timezone.localdate(one.gathering.starts_at) for one in Meeting.objects.select_related("gathering")),
    ]
    assert [day for day in days if day and not is_meeting_day(day)] == []


@pytest.mark.parametrize(
    ("who", "title"),
    [
        ("rainer", "Lesen Sie den Entwurf mit"),
        ("olena", "Ihre Stellungnahme fehlt noch"),
        ("petra", "Bald entscheiden Sie"),
        ("jana", "Lesen Sie den Text und schreiben Sie dazu"),
    ],
)
def test_who_reads_along_in_the_living_one_has_a_next_step(made, who, title):
    process = Process.objects.get(slug="weidenstadt")
    user = User.objects.get(email__startswith=f"{who}@")
    found = next_steps(user, groups_of(user, process), process, on=TODAY)
    assert [step.title for step in found] == [title]


def _ways(process):
    return way.ways_of_voices(process.voices.all(), "de")


def test_the_finished_one_has_measures_under_way_and_its_decision_came_before_them(made):
    process = Process.objects.get(slug="eichenfeld")
    assert {"running", "done", "stalled"} <= set(process.measures.values_list("state", flat=True))
    notes = [note.on for measure in process.measures.all() for note in measure.notes.all()]
    assert process.stations.get().held_on < min(notes)


def test_the_living_one_has_something_late_and_something_ahead(made):
    radar = queries.radar(Process.objects.filter(slug="weidenstadt"), TODAY)
    assert [due.due_on for due in radar.overdue] == [TODAY - timedelta(days=1)]
    assert radar.next[0].kind == "workshop_2"


def test_the_living_one_has_a_counted_vote_with_a_place_that_the_team_changed_and_an_open_one(made):
    process = Process.objects.get(slug="weidenstadt")
    counted, still_open = process.polls.order_by("number")
    assert (counted.counted_on, still_open.takes_ballots(TODAY)) == (TODAY - timedelta(days=9), True)
    public = counted.result.public
    assert public["funded"] == [5, 4, 3, 1, 6]
    assert public["by_sum"] == [5, 2, 6]
    assert set(public["table"]["groups"]) == {"stand", "web"}
    found = standings(process.measures.all(), voted_places(process))
    moved = [process.measures.get(pk=pk) for pk, one in found.items() if one.differs]
    assert sorted(one.number for one in moved) == [4, 5]
    assert all(one.rank_because for one in moved)


def test_miriam_facilitates_until_her_contract_ends(made):
    process = Process.objects.get(slug="weidenstadt")
    part = process.members.get(role=Member.Role.FACILITATOR)
    assert part.user.email == "miriam@prozess.example"
    assert part.until_day == process.facilitation.contract_until


def test_one_assembly_is_drawn_with_every_seat_filled_again_and_the_pool_of_another_is_open(made):
    drawn, waiting = Process.objects.get(slug="weidenstadt").assemblies.all()
    assert (drawn.state, waiting.state) == ("drawn", "open")
    answers = list(drawn.seats.values_list("answer", flat=True))
    assert (answers.count("no"), answers.count("silent"), len(answers)) == (2, 1, drawn.size + 3)
    assert [(draw.kind, draw.size) for draw in drawn.draws.exclude(published_on=None)] == [
        ("first", drawn.size),
        ("replacement", 3),
    ]
    assert waiting.takes_people(TODAY)


@pytest.mark.parametrize("slug", ["weidenstadt", "bachtal", "eichenfeld"])
def test_the_short_version_for_the_council_has_two_pages_at_most(made, slug):
    pdf = council_pack.as_pdf(Process.objects.get(slug=slug), on=TODAY)
    assert pages_before(pdf, "Maßnahmen und Kosten") in (1, 2)


def test_every_part_has_an_invented_person_and_in_the_joint_one_each_stands_for_a_town_or_says_why_not(made):
    rows = Member.objects.filter(process__slug="weidenstadt").select_related("user")
    assert {row.role for row in rows} == set(Member.Role.values)
    assert {row.user.fictional for row in rows} == {True}
    joint = Member.objects.filter(process__slug="bachtal").order_by("role")
    assert [(row.role, row.town.name if row.town else "", row.town_unknown) for row in joint] == [
        ("diversity_centre", "", "Arbeitet für den Landkreis."), ("steering_group", THREE_TOWNS[1], ""),
    ]  # fmt: skip
