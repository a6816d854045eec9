"""Say something to the text of the strategy."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wir.participation.doors.door import Door
from wir.strategy.models import Process


def texts(process: Process, on: date) -> list[Door]:
    """The newest version, as long as comments are taken. One statement."""
    newest = process.versions.defer("content").order_by("-number").first()
    if newest is None or newest.comments_until is None or newest.comments_until < on:
        return []
    return [
        Door(
            _("Der Text der Strategie"),
            _("Lesen Sie Fassung %(number)s und sagen Sie etwas zu jedem Absatz, ohne Konto.")
            % {"number": newest.number},
            reverse("participation:text", args=[process.slug]),
            _("Sagen Sie Ihre Meinung"),
            newest.comments_until,
        )
    ]
