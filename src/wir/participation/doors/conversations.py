"""Statements to agree or disagree with."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wir.participation.doors.door import Door
from wir.strategy.models import Process


def conversations(process: Process, on: date) -> list[Door]:
    """Each open one. One statement."""
    doors = []
    for found in process.conversations.filter(state="open"):
        found.process = process
        if found.takes_votes(on):
            doors.append(
                Door(
                    found.title,
                    _("Kurze Aussagen, drei Antworten: Ja, Nein, weiß nicht. Ohne Anmeldung, fünf Minuten."),
                    reverse("participation:vote", args=[process.slug, found.number]),
                    _("Abstimmen"),
                    found.last_day,
                )
            )
    return doors
