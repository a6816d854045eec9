from datetime import date

import pytest

from wir.core.dated import Dated, in_force


def value(day, amount):
    return Dated(
        name="max_amount",
        label="Höchstbetrag",
        unit="EUR",
        day=day,
        value=amount,
        source="Q",
        confidence="read",
        reason="Fehlt.",
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2020, 12, 31), 20), (date(2021, 1, 1), 30), (date(2018, 1, 1), 20), (date(2017, 12, 31), None)],
)
def test_a_value_holds_from_its_day_until_the_next(on, expected):
    found = in_force([value(date(2018, 1, 1), 20), value(date(2021, 1, 1), 30)], on)
    assert (found.value if found else None) == expected


def test_a_gap_names_itself_as_the_source():
    assert value(date(2021, 1, 1), None).cite == "Keine Quelle gefunden. Fehlt. Gelesen: Q"
