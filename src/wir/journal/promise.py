"""A last day that people have read holds: the one rule for all rooms that promise one."""

from datetime import date

from django.utils.translation import gettext as _

from wir.core.days import long_day
from wir.core.refusal import Refused


def refuse_earlier(promised: date | None, wanted: date | None) -> None:
    """A last day that people have read can only move to a later one; taking it away (None) would break it too."""
    if promised is not None and (wanted is None or wanted < promised):
        raise Refused(
            _("Bis %(day)s können alle mitmachen; das haben wir versprochen. Wählen Sie einen späteren Tag.")
            % {"day": long_day(promised)}
        )
