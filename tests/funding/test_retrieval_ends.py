"""The ten days for retrieving a notice end on a working day, reckoned by hand; list and page reckon alike."""

from datetime import date

import pytest

from tests.funding.test_delivery import d, retrieved
from wir.funding.rules.delivery import Sending, in_time_since, reckon

MOVED = [
    # message, ten days later, last day for retrieving
    ("2026-12-16", "Sat 26 Dec (second day of Christmas), Sun 27 -> Mon 28 Dec", "2026-12-28"),
    ("2026-03-24", "Fri 3 Apr = Good Friday, Sat, Sun, Easter Monday 6 Apr -> Tue 7 Apr", "2026-04-07"),
    ("2026-04-21", "Fri 1 May = holiday, Sat 2, Sun 3 -> Mon 4 May", "2026-05-04"),
    ("2026-02-05", "Sun 15 Feb -> Mon 16 Feb", "2026-02-16"),
    ("2026-02-06", "Mon 16 Feb, a working day", "2026-02-16"),
]


@pytest.mark.parametrize(("message", "by_hand", "last"), MOVED)
def test_the_end_of_the_ten_days_moves_to_a_working_day(message, by_hand, last):
    after = date.fromordinal(d(last).toordinal() + 1)
    on_time, late = (reckon(retrieved(message, day.isoformat()), on=day) for day in (d(last), after))
    waiting = reckon(Sending(way="retrieval", announced_on=d(message)), on=d(last))
    assert (on_time.state, late.state, waiting.state) == ("effected", "failed", "waiting"), by_hand
    assert {found.retrieve_by for found in (on_time, late, waiting)} == {d(last)}, by_hand
    assert any("Bestätigt ist das nicht." in step.says for step in waiting.steps) == ("->" in by_hand)


def test_the_list_of_what_was_not_retrieved_reckons_like_the_page():
    first = d("2026-11-01").toordinal()
    days = [date.fromordinal(first + n) for n in range(120)]
    for on in days[20:]:
        failed = [
            day for day in days if day <= on
            and reckon(Sending(way="retrieval", announced_on=day), on=on).state == "failed"
        ]  # fmt: skip
        assert failed == [day for day in days if day < in_time_since(on)]
