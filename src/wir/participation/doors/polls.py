"""Say which measures should come first."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wir.core.money import euro_round
from wir.participation.doors.door import Door
from wir.strategy.models import Process


def polls(process: Process, on: date) -> list[Door]:
    """Each that takes ballots today. One statement."""
    doors = []
    for found in process.polls.filter(state="frozen", opens_on__lte=on, closes_on__gte=on):
        found.process = process
        if found.takes_ballots(on):
            doors.append(
                Door(
                    found.title,
                    _(
                        "Was soll zuerst kommen? %(budget)s sind da. Kreuzen Sie an, was Ihnen wichtig ist: ohne Konto, drei Minuten."
                    )
                    % {"budget": euro_round(found.budget_cents)},
                    reverse("participation:poll", args=[process.slug, found.number]),
                    _("Mitentscheiden"),
                    found.closes_on,
                )
            )
    return doors
