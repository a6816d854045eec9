"""What a door is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Door:
    """One thing that people can do now: a heading, a sentence with what it takes, where it is, what the button says."""

    heading: str
    says: str
    url: str
    button: str
    ends_on: date | None = None
