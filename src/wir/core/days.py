"""Days as people read and write them, months as grants count them, working days in Hessen. No clock: every day is passed in."""

import calendar
import re
from datetime import date, timedelta
from functools import cache

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
UNREADABLE = "Schreiben Sie den Tag so: 25.09.2026"

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)


def long_day(day: date) -> str:
    """Freitag, 25. September 2026."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """25.09.2026."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def parse_day(text: str) -> date:
    """A day from 2026-09-25 or 25.09.2026. Raises ValueError with a German sentence, also for 31.02.2026."""
    bare = text.strip()
    if match := _ISO.fullmatch(bare):
        parts = [int(part) for part in match.groups()]
    elif match := _GERMAN.fullmatch(bare):
        parts = [int(part) for part in reversed(match.groups())]
    else:
        raise ValueError(UNREADABLE)
    try:
        return date(*parts)
    except ValueError:
        raise ValueError(f"Den Tag „{bare}“ gibt es nicht. {UNREADABLE}") from None


def add_months(day: date, months: int) -> date:
    """The same day so many months later (or earlier); the last of the month where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_between(start: date, end: date) -> int:
    """Full months from `start` up to and including `end`: 1 January to 31 December are twelve.

    0 when not even one month is full or the end lies before the start.
    """
    last = calendar.monthrange(end.year, end.month)[1]
    # The first day after the end, as month number and day: the calendar of Python itself ends with the year 9999.
    month, day = (_month(end), end.day + 1) if end.day < last else (_month(end) + 1, 1)
    months = month - _month(start)
    return max(0, months - (day < min(start.day, last)))


def holiday(day: date) -> str:
    """The name of the public holiday in Hessen on that day, or nothing."""
    return _holidays(day.year).get(day, "")


def is_working_day(day: date) -> bool:
    """Neither Saturday nor Sunday nor a public holiday in Hessen."""
    return day.weekday() < 5 and not holiday(day)


def working_day_from(day: date) -> date:
    """The day itself if it is a working day, else the next one."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def is_meeting_day(day: date) -> bool:
    """A day on which people can be asked to come: a working day, and not between Christmas and New Year."""
    return is_working_day(day) and not (day.month == 12 and day.day >= 24)


def meeting_day_from(day: date) -> date:
    """The day itself if people can be asked to come, else the next such day."""
    while not is_meeting_day(day):
        day += timedelta(days=1)
    return day


def meeting_day_until(day: date) -> date:
    """The day itself if people can be asked to come, else the last such day before."""
    while not is_meeting_day(day):
        day -= timedelta(days=1)
    return day


def why_free(day: date) -> str:
    """Why nobody works on that day, after "das ist": "Ostermontag", "ein Samstag"; nothing on a working day."""
    return holiday(day) or (f"ein {WEEKDAYS[day.weekday()]}" if day.weekday() >= 5 else "")


@cache
def _holidays(year: int) -> dict[date, str]:
    import holidays  # noqa: PLC0415 - only those who count working days wait for it

    return dict(holidays.country_holidays("DE", subdiv="HE", years=year, language="de"))


def _month(day: date) -> int:
    return day.year * 12 + day.month
