"""How often an address may do something: counted for all processes at once, forgotten after the hour, its address stored nowhere."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import RequestFactory

from wir.journal.retention import entry
from wir.ui.limits import LONGEST_WAIT, Limit, WrongCodes, address_of
from wir.ui.models import Count

pytestmark = pytest.mark.django_db
HERE, THERE = "203.0.113.9", "203.0.113.10"
NOW = datetime(2026, 11, 2, 9, 10, tzinfo=UTC)


def asked(address=HERE, **headers):
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


def test_a_limit_counts_for_each_address_and_each_thing():
    limit = Limit("place", 2)
    assert [limit.one_more(asked()) for _time in range(3)] == [True, True, False]
    assert [limit.one_more(asked(THERE)), limit.one_more(asked(), of=7)] == [True, True]
    assert sorted(Count.objects.values_list("number", flat=True)) == [1, 1, 3]


def test_what_is_stored_is_neither_an_address_nor_the_same_in_two_hours():
    with time_machine.travel(NOW, tick=False):
        Limit("place", 2).one_more(asked())
        first = Count.objects.get()
    assert (HERE in first.key, len(first.key), first.hour) == (False, 64, NOW.replace(minute=0))
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        assert Limit("place", 1).one_more(asked())
        second = Count.objects.get()
    assert second.key != first.key


def test_what_nobody_counts_on_is_deleted_at_night():
    with time_machine.travel(NOW, tick=False):
        Limit("place", 2).one_more(asked())
    with time_machine.travel(NOW + timedelta(hours=16), tick=False):
        assert entry("ui.count").erase((NOW + timedelta(hours=16)).date()) == 1
    assert Count.objects.count() == 0


def test_after_the_free_tries_the_wait_doubles_and_ends_at_five_minutes():
    codes = WrongCodes("code", free=2)
    assert [codes.wait(asked()) for _time in range(6)] == [0, 0, 5, 10, 20, 40]
    assert (max(codes.wait(asked()) for _time in range(20)), codes.wait(asked(THERE))) == (LONGEST_WAIT, 0)


@pytest.mark.parametrize(
    ("behind", "headers", "address"),
    [
        (False, {"HTTP_X_FORWARDED_FOR": "198.51.100.1"}, HERE),
        (True, {"HTTP_X_FORWARDED_FOR": "198.51.100.1, 198.51.100.7"}, "198.51.100.7"),
        (True, {"HTTP_X_FORWARDED_FOR": "made up"}, HERE),
        (True, {}, HERE),
        (True, {"HTTP_X_FORWARDED_FOR": "2001:db8:1:2:3:4:5:6"}, "2001:db8:1:2::/64"),
    ],
)
def test_behind_a_proxy_what_it_wrote_last_is_the_address(settings, behind, headers, address):
    settings.WIR_BEHIND_PROXY = behind
    assert address_of(asked(**headers)) == address
