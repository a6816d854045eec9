"""A day in the reader's words: names of weekdays and months, and the order they stand in, belong to the language."""

from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language

from wir.core import days

# Languages that go by another name in Unicode's collection of such words; digits stay 0 to 9 everywhere.
NAMES = {"en": "en_GB", "prs": "fa_AF"}


def long_day(day: date) -> str:
    """Freitag, 25. September 2026; Friday, 25 September 2026."""
    code = get_language() or "de"
    if code.startswith("de"):
        return days.long_day(day)
    return format_date(day, "full", locale=NAMES.get(code, code))
