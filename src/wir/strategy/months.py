"""How far a process is: month so and so of so many. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from wir.core.days import months_between


@dataclass(frozen=True)
class Progress:
    """`month` is 0 before the beginning and `months` + 1 after the end."""

    month: int
    months: int

    @property
    def has_begun(self) -> bool:
        return self.month > 0

    @property
    def is_over(self) -> bool:
        return self.month > self.months


def progress(starts_on: date, last_day: date, on: date) -> Progress:
    """Where the process stands on that day."""
    months = _begun(starts_on, last_day)
    if on > last_day:
        return Progress(months + 1, months)
    return Progress(_begun(starts_on, on), months)


def _begun(first: date, day: date) -> int:
    """How many months have begun on that day; the first begins with the first day."""
    return 0 if day < first else months_between(first, day - timedelta(days=1)) + 1
