"""Be drawn by lot."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wir.participation.doors.door import Door
from wir.strategy.models import Process


def lots(process: Process, on: date) -> list[Door]:
    """Each assembly whose pool is open. One statement."""
    doors = []
    for found in process.assemblies.filter(state="open"):
        found.process = process
        if found.takes_people(on):
            doors.append(
                Door(
                    found.title,
                    _("Das Los entscheidet, wer kommt. In den Topf können alle, ohne Konto, in fünf Minuten.")
                    if found.access == found.Access.OPEN
                    else _("Das Los entscheidet, wer kommt. Mit dem Code aus Ihrem Brief, ohne Konto."),
                    reverse("participation:lot", args=[process.slug, found.number]),
                    _("Ich mache mit"),
                    found.joins_until,
                )
            )
    return doors
