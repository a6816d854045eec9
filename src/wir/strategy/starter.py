"""The starter set „kleine Gemeinde“: phases and deadlines with their days reckoned from the beginning. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from wir.core.days import add_months, meeting_day_from, meeting_day_until

QUESTION = "Wie wollen wir hier künftig zusammenleben?"
MONTHS = 18


@dataclass(frozen=True)
class Stretch:
    """A phase: its kind, first and last day."""

    kind: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Due:
    """A deadline: its kind, what is to be done, by which day, and whether everybody reads it."""

    kind: str
    label: str
    due_on: date
    public: bool = False


# kind, beginning and end in eighteenths of the whole time; they overlap because people are heard from the beginning.
PHASES = (
    ("baseline", 0, 5),
    ("listening", 3, 9),
    ("workshops", 6, 11),
    ("drafting", 11, 16),
    ("deciding", 15, 18),
)
# kind, what is to be done, in which eighteenth, public
DUES = (
    ("facilitator", "Prozessmoderation auswählen und beauftragen", 1, False),
    ("steering_group", "Steuerungsgruppe einladen", 1, False),
    ("kickoff", "Auftaktveranstaltung", 4, True),
    ("survey", "Umfrage öffnen", 4, True),
    ("workshop_1", "Erste Werkstatt", 7, True),
    ("workshop_2", "Zweite Werkstatt", 10, True),
    ("draft", "Entwurf zur Rückmeldung veröffentlichen", 13, True),
    ("answers", "Alle Rückmeldungen beantworten", 15, False),
    ("council", "Beschluss im Parlament", 17, True),
)
# What a small town needs; every other format stays hidden until it is wanted.
FORMATS = ("kickoff", "survey", "workshop", "comments")


def phases(starts_on: date, ends_on: date) -> list[Stretch]:
    """The five phases, spread over the whole time; the first begins and the last ends with the process."""
    return [
        Stretch(
            kind, _at(starts_on, ends_on, first), _at(starts_on, ends_on, last) - timedelta(days=last < 18)
        )
        for kind, first, last in PHASES
    ]


def dues(starts_on: date, ends_on: date) -> list[Due]:
    """What is to be done until when: days on which people can be asked to come and the office is open."""
    return [
        Due(kind, label, _open_day(_at(starts_on, ends_on, part), ends_on), public)
        for kind, label, part, public in DUES
    ]


def format_codes() -> list[str]:
    """The formats that a process begins with."""
    return list(FORMATS)


def end_after(starts_on: date, months: int = MONTHS) -> date:
    """The last day of a process of so many months."""
    return add_months(starts_on, months) - timedelta(days=1)


def _open_day(day: date, last: date) -> date:
    """The next such day, or the one before where the process would be over."""
    found = meeting_day_from(day)
    return found if found <= last else meeting_day_until(day)


def _at(starts_on: date, ends_on: date, part: int) -> date:
    """The day after so many eighteenths."""
    return starts_on + (ends_on - starts_on) * part // MONTHS
