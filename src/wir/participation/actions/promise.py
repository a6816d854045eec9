"""The last day that people were told holds, on every way to take part."""

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


def refuse_earlier(promised: date | None, wanted: date | None) -> None:
    """A last day that people have read can only move to a later one."""
    if promised is not None and wanted is not None and wanted < promised:
        raise Refused(
            _("Bis %(day)s können alle mitmachen; das haben wir versprochen. Wählen Sie einen späteren Tag.")
            % {"day": long_day(promised)}
        )
