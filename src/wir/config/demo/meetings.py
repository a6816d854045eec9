"""Meetings of the demo: a kickoff and a workshop that were, a workshop with places left, who was there. All invented."""

from datetime import date, datetime, time

from django.utils import timezone

from wir.accounts.models import User
from wir.core.days import meeting_day_from, meeting_day_until
from wir.gatherings import actions as gatherings
from wir.gatherings import places
from wir.participation.actions import meetings
from wir.participation.actions.reach import count_people, take_reach_snapshot
from wir.participation.models import Meeting
from wir.strategy.models import Process

# format, title, house, days from today, first hour, how many came, results as (table, text)
HELD = (
    ("kickoff_event", "Auftakt: Wie wollen wir hier zusammenleben?", "Bürgerhaus", -150, 18, 62, (
        ("", "Viele kennen die Angebote der anderen nicht."),
        ("", "Wer neu ist, weiß nicht, wen man fragt."),
    )),
    ("future_workshop", "Erste Werkstatt: Orte und Wege", "Alte Schule", -45, 14, 34, (
        ("Orte", "Es fehlt ein Raum, der abends offen ist."),
        ("Wege", "Nach 20 Uhr fährt kein Bus in die Ortsteile."),
        ("Sprache", "Briefe vom Amt versteht man erst beim dritten Lesen."),
    )),
)  # fmt: skip
COMING = ("future_workshop", "Zweite Werkstatt: Was nehmen wir uns vor?", "Alte Schule", 17, 14)
GUESTS = (
    {"first_name": "Amal", "interpreting": "Arabisch", "children": 2},
    {"first_name": "Jonte"},
    {"first_name": "Oksana", "interpreting": "Ukrainisch"},
    {"first_name": "Frau B.", "needs": "einen Platz in der ersten Reihe"},
)
REACHED = {
    ("age", "14_26"): 9, ("age", "27_64"): 61, ("age", "65_plus"): 26, ("sex", "female"): 55, ("sex", "male"): 40,
    ("nationality", "german"): 78, ("nationality", "eu"): 8, ("nationality", "other"): 9,
    ("first_time", "yes"): 58, ("first_time", "no"): 37, ("children", "yes"): 31, ("children", "no"): 60,
}  # fmt: skip


def make_meetings(process: Process, *, by: User, today: date) -> None:
    """Two that were, one to come, and the counts of who was there."""
    for kind, title, house, days, hour, attended, lines in HELD:
        made = _announced(process, kind, title, house, _day(today, days), hour, by=by)
        meetings.write_minutes(
            made, attended=attended, minutes="Protokoll aus der Vorführung.", lines=lines, by=by, on=today
        )
    kind, title, house, days, hour = COMING
    coming = _announced(process, kind, title, house, _day(today, days), hour, by=by)
    for wishes in GUESTS:
        places.register(coming.gathering, places.Wishes(**wishes), on=today)
    count_people(process, occasion=f"participation.meeting:{coming.pk}", counts=REACHED)
    take_reach_snapshot(process, on=today)


def _announced(
    process: Process, kind: str, title: str, house: str, day: date, hour: int, *, by: User
) -> Meeting:
    zone = timezone.get_default_timezone()
    made = meetings.plan_meeting(
        process, format=kind, title=title, place=house, by=by, places=40, childcare=True, interpreting=True,
        access=["step_free"], starts_at=datetime.combine(day, time(hour), tzinfo=zone),
        ends_at=datetime.combine(day, time(hour + 3), tzinfo=zone),
    )  # fmt: skip
    gatherings.announce(made.gathering, by=by)
    return made


def _day(today: date, days: int) -> date:
    """On which people come together, as the dates of the process say it."""
    day = date.fromordinal(today.toordinal() + days)
    return meeting_day_from(day) if days > 0 else meeting_day_until(day)
