"""Come to a meeting."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wir.participation.doors.door import Door
from wir.strategy.models import Process
from wir.ui.days import long_day

MOST = 3


def meetings(process: Process, on: date) -> list[Door]:
    """The next meetings that are announced. Costs one statement."""
    found = process.meetings.filter(gathering__state="announced", gathering__starts_at__date__gte=on)
    return [
        Door(
            heading=one.gathering.title,
            says=_("%(day)s, %(time)s Uhr, %(place)s.")
            % {
                "day": long_day(timezone.localdate(one.gathering.starts_at)),
                "time": timezone.localtime(one.gathering.starts_at).strftime("%H:%M"),
                "place": one.gathering.place,
            },
            url=reverse("participation:meeting", args=[process.slug, one.pk]),
            button=_("Platz sichern") if one.gathering.registration else _("Mehr dazu"),
        )
        for one in found.select_related("gathering").order_by("gathering__starts_at")[:MOST]
    ]
