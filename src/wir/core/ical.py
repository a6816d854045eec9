"""Calendars as text that every calendar program reads (RFC 5545): whole days only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75  # bytes


@dataclass(frozen=True)
class Day:
    """Something on a day, or from a first to a last day. `uid` stays the same when the day moves."""

    uid: str
    on: date
    summary: str
    until: date | None = None
    url: str = ""


def calendar(name: str, days: Iterable[Day], *, at: datetime) -> str:
    """The whole feed; programs look again once a day."""
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//WIR-Portal//DE",
        f"X-WR-CALNAME:{_escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *(line for day in days for line in _event(day, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(day: Day, stamp: str) -> Iterable[str]:
    """The end is the day after the last one, as the standard wants it; the last day of all calendars has none after it."""
    last = min(day.until or day.on, date.max - timedelta(days=1))
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(day.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_digits(min(day.on, last))}"
    yield f"DTEND;VALUE=DATE:{_digits(last + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(day.summary)}"
    if day.url:
        yield f"URL:{day.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    """Eight of them, also in years before 1000, where strftime writes fewer."""
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.splitlines()).strip() if "\n" in text or "\r" in text else text


def _folded(line: str) -> str:
    """Lines of at most 75 bytes; what goes on begins with a blank. No letter is torn apart."""
    parts, size = [""], 0
    for sign in line:
        weight = len(sign.encode())
        if size + weight > LONGEST_LINE:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += weight
    return "\r\n".join(parts)
