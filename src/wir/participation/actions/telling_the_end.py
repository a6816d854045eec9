"""A process ended without a decision: whoever gave an address for something that will not come hears of it, and the address goes.

That the address goes makes it safe to run twice, and nobody needs it any more.
"""

from collections.abc import Callable, Iterator
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from wir.gatherings.models import Registration
from wir.journal.steps import record
from wir.notices.mail import write
from wir.participation.actions.pool import forget
from wir.participation.models import PoolEntry
from wir.strategy.models import Process

WAITING = ("open", "closed", "published", "drawn")
"""States of an assembly by lot that has not been held."""


def tell_the_end(process: Process, *, on: date) -> int:
    """One e-mail to everybody with a place at a meeting still to come, in a pool, or with a seat; how many were told.

    May run twice; who could not be written to does not stop the rest. Raises the last error, so that the job is tried again.
    """
    told, failed = 0, None
    for address, language, done in _people(process, on=on):
        try:
            with override(language):
                write(address, _("Das findet nicht statt"), _words(process))
        except (OSError, ValueError) as error:
            failed = error
            continue
        with transaction.atomic():
            done()
        told += 1
    if told:
        record("participation.tell_the_end", process, by=None, facts={"people": told})
    if failed:
        raise failed
    return told


def _people(process: Process, *, on: date) -> Iterator[tuple[str, str, Callable[[], None]]]:
    """E-mail address, language, and how it is forgotten."""
    places = Registration.objects.filter(
        gathering__meeting__process=process, gathering__state="announced", gathering__starts_at__date__gte=on,
        given_back_on=None,
    )  # fmt: skip
    for place in places.exclude(reach=""):
        if _is_email(place.reach):
            yield place.reach, place.language, lambda place=place: _forget_place(place)
    entries = PoolEntry.objects.filter(
        assembly__process=process, assembly__state__in=WAITING, gone_on=None, reach_by=PoolEntry.Reach.EMAIL
    )
    for entry in entries:
        yield entry.reach, entry.language, lambda entry=entry: forget(entry, on=on)


def _forget_place(place: Registration) -> None:
    place.reach = ""
    place.save(update_fields=["reach"])


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _words(process: Process) -> str:
    url = f"{settings.WIR_ADDRESS}{reverse('participation:process', args=[process.slug])}"
    return _(
        "Sie haben sich angemeldet oder in einen Lostopf eingetragen. Der Prozess ist beendet, deshalb findet es nicht statt. Warum, lesen Sie hier:\n\n%(link)s\n\nIhre Adresse haben wir gelöscht."
    ) % {"link": url}
