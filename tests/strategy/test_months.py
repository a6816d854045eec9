"""Month so and so of so many."""

from datetime import date

import pytest

from wir.strategy.months import Progress, progress


@pytest.mark.parametrize(
    ("first", "last", "on", "is_in"),
    [
        (date(2026, 6, 1), date(2027, 11, 30), date(2026, 5, 31), (0, 18)),
        (date(2026, 6, 1), date(2027, 11, 30), date(2026, 6, 1), (1, 18)),
        (date(2026, 6, 1), date(2027, 11, 30), date(2026, 12, 31), (7, 18)),
        (date(2026, 6, 1), date(2027, 11, 30), date(2027, 11, 30), (18, 18)),
        (date(2026, 6, 1), date(2027, 11, 30), date(2027, 12, 1), (19, 18)),
        (date(2026, 6, 1), date(2027, 12, 1), date(2026, 6, 1), (1, 19)),
        (date(2026, 1, 31), date(2026, 4, 30), date(2026, 2, 28), (2, 4)),
        (date(2026, 6, 15), date(2026, 6, 15), date(2026, 6, 15), (1, 1)),
    ],
)
def test_a_month_counts_from_its_first_day(first, last, on, is_in):
    assert progress(first, last, on) == Progress(*is_in)
