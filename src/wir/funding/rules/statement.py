"""Until when a diversity centre may say something about a draft. Plain Python, no clock."""

from datetime import date, timedelta

from wir import guidelines
from wir.core.days import working_day_from


def last_day(shown_on: date) -> date:
    """The last day, which counts in full, for a draft that was shown on a day. Raises KeyError for a day before the rule."""
    law = guidelines.procedure("centre", shown_on)
    ends = shown_on + timedelta(days=int(str(law.value("statement_days").value)))
    return working_day_from(ends) if law.value("end_moves").value else ends
