"""A body that has not said anything gets another day, which everybody reads, or is taken out again."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from tests.strategy.councils import LATER, ON, council_of, decided
from wir.core.days import add_months
from wir.core.refusal import Refused
from wir.strategy import actions
from wir.strategy.models import Station

pytestmark = pytest.mark.django_db
WORDS = {"because": "Der Haushalt ging vor.", "on": ON}


def test_a_moved_day_is_told_with_its_reason(cast):
    station = council_of(cast, cast.version())
    actions.move_station(station, planned_on=LATER, by=cast.frieda, **WORDS)
    assert (station.planned_on, station.moved) == (
        LATER,
        "Am 02.11.2026 verschoben, vorher geplant für 02.11.2026: Der Haushalt ging vor.",
    )
    assert station.moved in cast.client().get("/beteiligung/lollar/beschluss/").content.decode()
    actions.move_station(station, planned_on=ON, because="Doch Zeit.", by=cast.frieda, on=LATER)
    assert station.moved.startswith(
        "Am 01.12.2026 verschoben, vorher geplant für 01.12.2026: Doch Zeit. Am 02.11."
    )


def test_a_first_day_moves_nothing(cast):
    station = cast.station()
    actions.move_station(station, planned_on=LATER, by=cast.frieda, **WORDS)
    assert (station.planned_on, station.moved) == (LATER, "")


@pytest.mark.parametrize(
    ("planned_on", "holds"),
    [
        (add_months(date(2026, 6, 1), -36), True),
        (date(2023, 5, 31), False),
        (date(1, 1, 1), False),
        (add_months(ON, 36), True),
        (date(2029, 11, 3), False),
        (date(9999, 12, 31), False),
    ],
)
def test_a_session_lies_in_the_years_around_the_process(cast, planned_on, holds):
    station = cast.station()
    if holds:
        actions.move_station(station, planned_on=planned_on, by=cast.frieda, **WORDS)
    else:
        with pytest.raises(Refused):
            actions.move_station(station, planned_on=planned_on, by=cast.frieda, **WORDS)
    station.refresh_from_db()
    assert (station.planned_on == planned_on) is holds


def test_what_is_written_down_is_neither_moved_nor_taken_out(cast):
    version = cast.version()
    station = council_of(cast, version)
    with pytest.raises(Refused):
        actions.move_station(station, planned_on=LATER, because=" ", by=cast.frieda, on=ON)
    with pytest.raises(Refused):
        actions.move_station(station, planned_on=ON, by=cast.frieda, **WORDS)
    actions.decide(station, decided(version), by=cast.frieda, on=ON)
    for act in (
        lambda: actions.move_station(station, planned_on=LATER, by=cast.frieda, **WORDS),
        lambda: actions.remove_station(station, by=cast.frieda),
    ):
        with pytest.raises(Refused):
            act()
    assert version.process.stations.get().outcome == "adopted"


def test_only_the_office_of_its_town_moves_and_removes(cast):
    station = council_of(cast, cast.version())
    with pytest.raises(PermissionDenied):
        actions.move_station(station, planned_on=LATER, by=cast.miriam, **WORDS)
    with pytest.raises(PermissionDenied):
        actions.remove_station(station, by=cast.jonas)
    assert Station.objects.get().planned_on == ON


def test_the_page_moves_and_removes(cast):
    with time_machine.travel(f"{ON}T12:00:00+01:00", tick=False):
        station = council_of(cast, cast.version())
        client, page = cast.client("frieda"), f"/beteiligung/lollar/arbeit/beschluss/{station.pk}/"
        given = {"tag-planned_on": "01.12.2026", "tag-because": "Der Haushalt ging vor.", "verschieben": "1"}
        client.post(page, given)
        assert Station.objects.get().planned_on == LATER
        assert client.post(page, {"austragen": "1"}).status_code == 302
    assert Station.objects.count() == 0
