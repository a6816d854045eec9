"""Calendars that every program reads."""

from datetime import UTC, date, datetime

import pytest

from wir.core.ical import Day, calendar

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def _lines(*days):
    return calendar("Lollar", days, at=AT).split("\r\n")


def test_a_day_ends_on_the_day_after_as_the_standard_wants_it():
    lines = _lines(Day("1@x", date(2026, 12, 31), "Feier"))
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines


def test_a_calendar_without_days_is_a_calendar():
    lines = _lines()
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Brot, Salz; und \\", "SUMMARY:Brot\\, Salz\\; und \\\\"),
        ("Eins\r\nEND:VCALENDAR", "SUMMARY:Eins END:VCALENDAR"),
    ],
)
def test_words_cannot_break_out_of_their_line(words, line):
    assert line in _lines(Day("1@x", date(2026, 12, 31), words))


def test_long_lines_are_folded_between_letters():
    words = "ü" * 100
    text = calendar("Lollar", [Day("1@x", date(2026, 12, 31), words)], at=AT)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert f"SUMMARY:{words}" in text.replace("\r\n ", "")


@pytest.mark.parametrize(
    ("on", "start", "end"),
    [
        (date(9999, 12, 30), "99991230", "99991231"),
        (date.max, "99991230", "99991231"),
        (date.min, "00010101", "00010102"),
    ],
)
def test_no_day_breaks_a_calendar(on, start, end):
    lines = _lines(Day("1@x", on, "Feier"))
    assert (f"DTSTART;VALUE=DATE:{start}" in lines, f"DTEND;VALUE=DATE:{end}" in lines) == (True, True)
