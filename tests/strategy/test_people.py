"""A part in a process holds from its first to its last day."""

from datetime import date, timedelta

import pytest
import time_machine

from wir.strategy import actions
from wir.strategy.access import desks_for, worked_by
from wir.strategy.models import Member

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 20)


def _works(user):
    user.__dict__.pop("_parts", None)
    return worked_by(user).exists()


@pytest.mark.parametrize(
    ("on", "works"),
    [(FIRST - timedelta(days=1), False), (FIRST, True), (LAST, True), (LAST + timedelta(days=1), False)],
)
def test_a_contract_has_a_first_and_a_last_day(cast, on, works):
    process = cast.process()
    actions.add_member(
        process,
        user=cast.miriam,
        role=Member.Role.FACILITATOR,
        by=cast.frieda,
        from_day=FIRST,
        until_day=LAST,
    )
    with time_machine.travel(on, tick=False):
        assert _works(cast.miriam) == works


def test_a_part_that_ends_today_is_over_today(cast):
    process = cast.process()
    with time_machine.travel(FIRST, tick=False):
        assert _works(cast.miriam)
        actions.end_member(process.members.get(), by=cast.frieda, on=FIRST)
        assert not _works(cast.miriam)


def test_the_steering_group_reads_and_does_not_work(cast):
    process = cast.process()
    actions.add_member(process, user=cast.ole, role=Member.Role.STEERING, by=cast.frieda)
    assert list(desks_for(cast.ole)) == [process]
    assert not worked_by(cast.ole).exists()
