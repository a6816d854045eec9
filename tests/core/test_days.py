from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wir.core.days import (
    add_months,
    holiday,
    long_day,
    months_between,
    parse_day,
    short_day,
    why_free,
    working_day_from,
)


def test_days_read_as_germans_write_them():
    day = date(2026, 9, 5)
    assert (long_day(day), short_day(day)) == ("Samstag, 5. September 2026", "05.09.2026")


@pytest.mark.parametrize("text", ["2026-09-25", "25.09.2026", " 25.9.2026 "])
def test_two_ways_to_write_a_day(text):
    assert parse_day(text) == date(2026, 9, 25)


@pytest.mark.parametrize(
    "text", ["", "25.09.26", "2026-9-25", "31.02.2026", "0000-01-01", "heute", "2026-09-25T10:00"]
)
def test_what_is_no_day_is_refused_in_german(text):
    with pytest.raises(ValueError, match="Schreiben Sie den Tag so"):
        parse_day(text)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), 12),
        (date(2026, 1, 1), date(2026, 12, 30), 11),
        (date(2027, 3, 1), date(2028, 8, 31), 18),
        (date(2026, 1, 15), date(2026, 2, 14), 1),
        (date(2026, 1, 15), date(2026, 2, 13), 0),
        (date(2026, 1, 31), date(2026, 2, 27), 1),
        (date(2026, 5, 1), date(2026, 4, 30), 0),
        (date(9999, 1, 1), date(9999, 12, 31), 12),
    ],
)
def test_full_months_up_to_and_including_the_last_day(start, end, months):
    assert months_between(start, end) == months


def test_a_month_later_is_the_last_day_where_the_day_does_not_exist():
    assert (add_months(date(2024, 1, 31), 1), add_months(date(2026, 1, 31), 13)) == (
        date(2024, 2, 29),
        date(2027, 2, 28),
    )


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 600))
def test_so_many_months_less_a_day_are_so_many_full_months(start, months):
    end = date.fromordinal(add_months(start, months).toordinal() - 1)
    assert months_between(start, end) == months


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Karfreitag"), (date(2026, 4, 6), "Ostermontag"), (date(2026, 5, 1), "Erster Mai"),
        (date(2026, 5, 14), "Christi Himmelfahrt"), (date(2026, 5, 25), "Pfingstmontag"),
        (date(2026, 6, 4), "Fronleichnam"), (date(2026, 10, 3), "Tag der Deutschen Einheit"),
        (date(2026, 12, 25), "Erster Weihnachtstag"), (date(2026, 12, 26), "Zweiter Weihnachtstag"),
        (date(2026, 1, 1), "Neujahr"), (date(2026, 1, 6), ""), (date(2026, 11, 1), ""), (date(2026, 12, 24), ""),
    ],
)  # fmt: skip
def test_the_public_holidays_of_hessen_have_their_names(day, name):
    assert holiday(day) == name


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 2), date(2026, 4, 2)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 4, 7), date(2026, 4, 7)),
        (date(2026, 8, 8), date(2026, 8, 10)),
    ],
)
def test_the_next_working_day_is_the_day_itself_or_later(day, works):
    assert working_day_from(day) == works


def test_why_nobody_works():
    found = [why_free(date(2026, 4, day)) for day in (2, 3, 4, 5, 6)]
    assert found == ["", "Karfreitag", "ein Samstag", "ein Sonntag", "Ostermontag"]
