"""The idea box is open as long as the process runs."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wir.participation.doors.door import Door
from wir.strategy.models import Process


def ideas(process: Process, on: date) -> list[Door]:
    """Always one door: whoever misses something can say it."""
    return [
        Door(
            heading=_("Eine Idee aufschreiben"),
            says=_("Ein Satz genügt, in jeder Sprache. Etwa zwei Minuten, ohne Konto."),
            url=reverse("participation:idea", args=[process.slug]),
            button=_("Idee aufschreiben"),
        )
    ]
