"""Meetings: places and waiting list, wishes that become tasks, results that become voices, counts of who was there."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.gatherings import actions, places, queries
from wir.gatherings.models import Registration
from wir.gatherings.places import Wishes
from wir.gatherings.retention import erase_registrations
from wir.participation.actions.reach import count_person
from wir.participation.doors.meetings import meetings
from wir.participation.models import ReachCount
from wir.strategy.models import Voice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _at(name, *args):
    return reverse(f"participation:{name}", args=("lollar", *args))


def _register(meeting, name="Amal", **wishes):
    return places.register(meeting.gathering, Wishes(first_name=name, **wishes), on=TODAY)


def test_the_third_of_two_places_waits_and_moves_up(cast):
    meeting = cast.meeting()
    (first, _), _second, (third, _) = (_register(meeting, name) for name in ("Amal", "Ben", "Cleo"))
    assert queries.guests(meeting.gathering).rank(third) == 1
    places.give_back(first, on=TODAY)
    found = queries.guests(meeting.gathering)
    assert [one.first_name for one in found.placed] == ["Ben", "Cleo"]
    assert (found.waiting, found.free) == ((), 0)


def test_the_desk_reads_whom_to_tell_when_somebody_moves_up(cast):
    meeting = cast.meeting()
    (first, _), _second, _third, _fourth = (
        _register(meeting, name, reach=f"{name}@example.org") for name in ("Amal", "Ben", "Cleo", "Dana")
    )
    places.give_back(first, on=TODAY)
    places.give_back(first, on=TODAY)
    told = [(need.label, need.detail, count) for need, count in queries.to_see_to(meeting.gathering)]
    assert told == [("Bescheid geben", "Cleo, Cleo@example.org", 1)]
    actions.change(meeting.gathering, places=3, by=cast.miriam)
    miriam = cast.client("miriam")
    page = miriam.get(_at("organise_meeting", meeting.pk)).content.decode()
    assert "Bescheid geben: <bdi>Dana, Dana@example.org</bdi>" in page
    need = meeting.gathering.need_rows.get(detail="3")
    miriam.post(_at("tick_guest", meeting.pk), {"need": need.pk})
    need.refresh_from_db()
    assert (need.seen_to_on, need.detail) == (TODAY, "3")


def test_somebody_takes_a_place_and_gives_it_back_without_an_account(cast):
    meeting = cast.meeting()
    answer = cast.client().post(
        _at("meeting", meeting.pk), {"first_name": "Amal", "interpreting": "Arabisch"}
    )
    code = answer.context["code"]
    assert code in answer.content.decode()
    assert not Registration.objects.filter(code_hash__contains=code.replace(" ", "")).exists()
    cast.client().post(_at("give_back", meeting.pk), {"code": code})
    assert Registration.objects.get().given_back_on == TODAY


def test_a_filled_trap_takes_no_place_and_says_so(cast):
    meeting = cast.meeting()
    page = cast.client().post(_at("meeting", meeting.pk), {"first_name": "Amal", "bleibt_leer": "x"})
    said = page.content.decode()
    assert ("Es ist nichts abgeschickt." in said, 'value="Amal"' in said) == (True, True)
    assert Registration.objects.count() == 0


def test_the_same_form_sent_twice_is_one_place_with_the_same_number(cast):
    meeting = cast.meeting()
    browser, url = cast.client(), _at("meeting", meeting.pk)
    key = re.search(r'name="key" value="([^"]+)"', browser.get(url).content.decode())[1]
    said = {"first_name": "Amal", "interpreting": "Arabisch", "children": "2", "key": key}
    first, second = (browser.post(url, said) for _time in range(2))
    assert second.content == first.content
    assert second.context["code"] in second.content.decode()
    assert Registration.objects.count() == 1
    assert [(need.kind, many) for need, many in queries.to_see_to(meeting.gathering)] == [
        ("childcare", 2),
        ("interpreting", 1),
    ]
    browser.post(url, {"first_name": "Amal", "interpreting": "Arabisch", "children": "2"})
    assert Registration.objects.count() == 2


@pytest.mark.parametrize("given_back", [False, True])
def test_a_form_that_has_its_place_already_gives_no_other_one(cast, given_back):
    meeting = cast.meeting()
    made, _code = _register(meeting, key="k")
    if given_back:
        places.give_back(made, on=TODAY)
    answer = cast.client().post(
        _at("meeting", meeting.pk), {"first_name": "Amal" if given_back else "Ben", "key": "k"}
    )
    assert "Mit diesem Formular war schon jemand angemeldet." in answer.content.decode()
    assert [one.first_name for one in Registration.objects.all()] == ["Amal"]


def test_a_number_that_nobody_has_changes_nothing(cast):
    meeting = cast.meeting()
    _register(meeting)
    answer = cast.client().post(_at("give_back", meeting.pk), {"code": "000 000 000"})
    assert answer.status_code == 422
    assert Registration.objects.get().given_back_on is None


@pytest.mark.parametrize(("days", "open_"), [(0, True), (1, False)])
def test_registration_ends_on_its_day(cast, days, open_):
    meeting = cast.meeting(registers_until=TODAY)
    on = TODAY + timedelta(days=days)
    try:
        places.register(meeting.gathering, Wishes(first_name="Amal"), on=on)
    except Refused:
        assert not open_
    assert Registration.objects.count() == int(open_)


def test_what_is_not_announced_is_not_there(cast):
    meeting = cast.planned_meeting()
    assert cast.client().get(_at("meeting", meeting.pk)).status_code == 404
    with pytest.raises(Refused):
        _register(meeting)


def test_wishes_become_the_organisers_tasks(cast):
    meeting = cast.meeting()
    _register(meeting, interpreting="Arabisch", children=2)
    given_back, _code = _register(meeting, interpreting="Dari")
    _register(meeting, interpreting="Arabisch", needs="einen Platz vorn")
    places.give_back(given_back, on=TODAY)
    found = [(need.kind, need.detail, many) for need, many in queries.to_see_to(meeting.gathering)]
    assert found == [
        ("place", "Amal", 1),  # who waited has a place now
        ("access", "einen Platz vorn", 1),
        ("childcare", "Kinder betreuen", 2),
        ("interpreting", "Arabisch", 2),
    ]


def test_each_result_becomes_a_voice_with_its_origin(cast):
    meeting = cast.meeting()
    cast.client("miriam").post(
        _at("held", meeting.pk),
        {
            "attended": "31",
            "minutes": "Gut.",
            "lines": "Wege: Abends fährt kein Bus.\n\nMehr Bänke\nWir finden: es braucht einen Ort",
        },
    )
    found = [(voice.minutes_line.table, voice.text) for voice in Voice.objects.order_by("minutes_line__pk")]
    assert found == [
        ("Wege", "Abends fährt kein Bus."),
        ("", "Mehr Bänke"),
        ("Wir finden", "es braucht einen Ort"),
    ]
    assert {voice.origin for voice in Voice.objects.all()} == {"Werkstatt: Erste Werkstatt"}
    page = cast.client().get(_at("meeting", meeting.pk)).content.decode()
    assert "31 Menschen waren da" in page


def test_only_who_works_on_the_process_organises(cast):
    meeting = cast.meeting()
    for who in (cast.ole, cast.jonas, cast.karim, cast.bea):
        with pytest.raises(PermissionDenied):
            actions.cancel(meeting.gathering, because="Keine Lust", by=who)
    actions.cancel(meeting.gathering, because="Der Saal ist zu.", by=cast.miriam)
    assert "Der Saal ist zu." in cast.client().get(_at("meeting", meeting.pk)).content.decode()


def test_an_announced_meeting_is_a_door_until_its_day(cast):
    meeting = cast.meeting()
    process = meeting.process
    day = meeting.gathering.starts_at.date()
    headings = [
        [door.heading for door in meetings(process, on)] for on in (TODAY, day, day + timedelta(days=1))
    ]
    assert headings == [["Erste Werkstatt"], ["Erste Werkstatt"], []]


def test_registrations_go_a_month_after_the_meeting(cast):
    meeting = cast.meeting()
    _register(meeting, needs="einen Platz vorn")
    day = meeting.gathering.ends_at.date()
    assert erase_registrations(day + timedelta(days=30)) == 0
    assert erase_registrations(day + timedelta(days=31)) == 1
    assert meeting.gathering.need_rows.count() == 0


def test_every_dimension_is_counted_on_its_own(cast):
    process = cast.process()
    for _ in range(2):
        count_person(process, occasion="page", said={"age": "14_26", "sex": "female", "children": ""})
    found = {(row.dimension, row.value): row.count for row in ReachCount.objects.all()}
    assert found == {("age", "14_26"): 2, ("sex", "female"): 2}


def test_who_says_something_about_herself_is_only_counted(cast):
    cast.process()
    before = {"age": "14_26", "first_time": "yes"}
    answer = cast.client().post(_at("who"), before)
    assert answer.status_code == 302
    assert {(row.dimension, row.value, row.count) for row in ReachCount.objects.all()} == {
        ("age", "14_26", 1), ("first_time", "yes", 1), ("per_day", "2026-11-02", 1),
    }  # fmt: skip


def test_nonsense_about_oneself_counts_nothing(cast):
    cast.process()
    assert cast.client().post(_at("who"), {"age": "999", "neighbourhood": "<script>"}).status_code == 200
    assert ReachCount.objects.count() == 0


def test_one_machine_does_not_take_all_places_and_reads_whom_to_ask(cast):
    meeting = cast.meeting()
    other = cast.meeting(meeting.process)
    process = meeting.process
    process.contact_name, process.contact_phone = "Hanna Weber", "06406 1234"
    process.save()
    given = {"first_name": "Amal"}
    device = cast.client()
    answers = [device.post(_at("meeting", meeting.pk), given) for _time in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert "fragen Sie bitte: Hanna Weber, 06406 1234" in answers[-1].content.decode()
    assert meeting.gathering.registrations.count() == 5
    assert device.post(_at("meeting", other.pk), given).status_code == 200


def test_the_same_form_sent_again_takes_no_more_places_from_anybody(cast):
    meeting = cast.meeting()
    given, device = {"first_name": "Amal", "key": "k"}, cast.client()
    answers = [device.post(_at("meeting", meeting.pk), given).status_code for _time in range(50)]
    assert answers == [200] * 50
    assert meeting.gathering.registrations.count() == 1
    others = [
        device.post(_at("meeting", meeting.pk), {"first_name": "Ben"}).status_code for _time in range(5)
    ]
    assert others == [200] * 4 + [429]


def test_a_shelter_behind_one_address_takes_forty_places_an_hour(cast):
    meeting = cast.meeting()
    given = {"first_name": "Amal"}
    answers = [cast.client().post(_at("meeting", meeting.pk), given) for _time in range(41)]
    assert [answer.status_code for answer in answers] == [200] * 40 + [429]
    assert "Von diesem Anschluss sind in dieser Stunde schon viele Plätze" in answers[-1].content.decode()
    assert meeting.gathering.registrations.count() == 40


def test_a_right_number_gives_the_place_back_after_any_number_of_wrong_ones(cast):
    meeting = cast.meeting()
    _place, code = _register(meeting)
    answers = [cast.client().post(_at("give_back", meeting.pk), {"code": "1"}) for _time in range(21)]
    assert [answer.status_code for answer in answers] == [422] * 20 + [429]
    assert "Bitte warten Sie 5 Sekunden" in answers[-1].content.decode()
    cast.client().post(_at("give_back", meeting.pk), {"code": code})
    assert Registration.objects.get().given_back_on == TODAY


@pytest.mark.parametrize(("wanted", "holds"), [(1, False), (2, True), (3, True), (None, True)])
def test_places_do_not_sink_below_those_who_were_told_that_they_have_one(cast, wanted, holds):
    meeting = cast.meeting()
    made = [_register(meeting, name)[0] for name in ("Amal", "Ben", "Cem")]
    page = f"/beteiligung/lollar/arbeit/treffen/{meeting.pk}/aendern/"
    form = cast.client("miriam").get(page).context["form"]
    given = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False, [])}
    given |= {"day": "28.11.2026", "places": "" if wanted is None else wanted}
    given.pop("registers_until", None)
    answer = cast.client("miriam").post(page, given)
    assert answer.status_code == (302 if holds else 200)
    if not holds:
        assert answer.context["form"].errors == {
            "places": ["2 Menschen haben schon einen Platz. Tragen Sie mindestens 2 Plätze ein."]
        }
    there = queries.guests(type(meeting.gathering).objects.get(pk=meeting.gathering_id))
    assert [one.pk for one in there.placed][:2] == [one.pk for one in made[:2]]
