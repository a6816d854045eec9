"""The last day that people were told holds, on every way to take part; `refuse_earlier` stands in `journal/promise.py`."""

from datetime import date

from django.utils.translation import gettext as _

from wir.core.days import long_day
from wir.core.refusal import Refused
from wir.strategy.models import Process


def refuse_before(last_day: date | None, process: Process, *, on: date) -> None:
    """Closing comes after the promised last day, which belongs to it; earlier only where the whole process is over."""
    if last_day is not None and on <= last_day and not process.is_over:
        raise Refused(
            _("Bis %(day)s können alle noch mitmachen; das haben wir versprochen. Schließen geht danach.")
            % {"day": long_day(last_day)}
        )
