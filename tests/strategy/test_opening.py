"""A strategy process begins: by a grant or by hand, for one town or up to three."""

import itertools
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.strategy_cast import BEGIN, END
from wir.core.days import is_meeting_day
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.funding.jobs.strategies import open_the_process
from wir.strategy import actions, queries, starter
from wir.strategy.models import Process

pytestmark = pytest.mark.django_db


def test_the_starter_set_fills_the_whole_time_without_a_gap():
    found = starter.phases(BEGIN, END)
    assert [one.kind for one in found] == ["baseline", "listening", "workshops", "drafting", "deciding"]
    assert (found[0].starts_on, found[-1].ends_on) == (BEGIN, END)
    assert all(after.starts_on <= one.ends_on + timedelta(days=1) for one, after in itertools.pairwise(found))


def test_eighteen_months_end_the_day_before():
    assert starter.end_after(date(2026, 6, 1)) == date(2027, 11, 30)


def test_all_dues_lie_within_the_process_and_in_order():
    days = [due.due_on for due in starter.dues(BEGIN, END)]
    assert days == sorted(days)
    assert days[0] >= BEGIN
    assert days[-1] <= END


@pytest.mark.parametrize("months", [3, 18, 48])
def test_no_reckoned_day_is_a_weekend_a_holiday_or_between_the_years(months):
    for begin in (date(2026, 1, 1) + timedelta(days=day) for day in range(0, 730, 7)):
        end = starter.end_after(begin, months)
        found = [due.due_on for due in starter.dues(begin, end)]
        assert [day for day in found if not is_meeting_day(day) or not begin <= day <= end] == []


def test_a_process_opens_with_phases_and_dues_and_is_not_public(cast):
    process = cast.prepared_process()
    assert process.slug == "lollar"
    assert process.phases.count() == len(starter.PHASES)
    assert process.deadlines.count() == len(starter.DUES)
    assert cast.client().get("/beteiligung/lollar/").status_code == 404
    assert cast.client("frieda").get("/beteiligung/lollar/").status_code == 200


def test_the_next_process_of_a_town_gets_an_address_of_its_own(cast):
    assert [cast.prepared_process().slug for _ in range(3)] == ["lollar", "lollar-2", "lollar-3"]


def test_three_towns_are_enough(cast):
    others = [cast.neighbour, cast.authority, cast.town]
    with pytest.raises(Refused):
        cast.prepared_process(with_towns=others)
    assert Process.objects.count() == 0


def test_only_an_editor_of_the_leading_town_opens_by_hand(cast):
    with pytest.raises(PermissionDenied):
        cast.prepared_process(by=cast.bea)


def test_the_editors_of_every_town_work_on_a_joint_process(cast):
    cast.process(with_towns=[cast.neighbour])
    seen = {
        who: cast.client(who).get("/beteiligung/lollar/arbeit/").status_code
        for who in ("frieda", "jonas", "bea", "ole")
    }
    assert seen == {"frieda": 200, "jonas": 200, "bea": 404, "ole": 404}


def test_a_released_grant_opens_its_process_once(cast):
    application = cast.awarded(asked={2027: 100_000})
    open_the_process(application.pk)
    open_the_process(application.pk)
    process = Process.objects.get()
    assert (process.controller, process.state, process.file_number) == (
        cast.town,
        "prepared",
        application.number,
    )
    assert (process.starts_on, process.ends_on) == (application.grant.starts_on, application.grant.ends_on)


def test_more_time_needs_a_later_day(cast):
    process = cast.process()
    for until in (END, END - timedelta(days=1)):
        with pytest.raises(Refused):
            actions.extend_process(process, until=until, reason="Wahl", by=cast.frieda, on=BEGIN)
    actions.extend_process(process, until=END + timedelta(days=1), reason="Wahl", by=cast.frieda, on=BEGIN)
    assert queries.last_day(process) == END + timedelta(days=1)
    assert process.ends_on == END


def test_more_time_ends_two_years_after_the_end_that_was_granted(cast):
    process = cast.process()
    latest = date(2029, 11, 30)
    with pytest.raises(Refused, match="zwei Jahre"):
        actions.extend_process(
            process, until=latest + timedelta(days=1), reason="Wahl", by=cast.frieda, on=BEGIN
        )
    actions.extend_process(process, until=latest, reason="Wahl", by=cast.frieda, on=BEGIN)
    assert queries.last_day(process) == latest


def test_more_time_does_not_end_in_the_past(cast):
    late = END + timedelta(days=20)
    process = cast.process()
    with pytest.raises(Refused):
        actions.extend_process(process, until=late, reason="Wahl", by=cast.frieda, on=late)
    assert process.extensions.count() == 0


def test_phases_and_end_of_a_decided_process_stand(cast):
    process = cast.decided_process()
    with pytest.raises(Refused, match="Phasen und Ende stehen fest"):
        actions.set_phases(process, stretches={}, by=cast.frieda)
    with pytest.raises(Refused, match="Phasen und Ende stehen fest"):
        actions.extend_process(
            process, until=END + timedelta(days=9), reason="Wahl", by=cast.frieda, on=BEGIN
        )


def test_a_facilitator_cannot_extend_or_publish(cast):
    process = cast.prepared_process()
    with pytest.raises(PermissionDenied):
        actions.extend_process(
            process, until=END + timedelta(days=9), reason="Wahl", by=cast.miriam, on=BEGIN
        )
    with pytest.raises(PermissionDenied):
        actions.publish_process(process, by=cast.miriam)


def test_what_is_public_is_not_published_again(cast):
    process = cast.process()
    with pytest.raises(Impossible):
        actions.publish_process(process, by=cast.frieda)
