"""The shipped lines: every record is there, every value has its source."""

from datetime import date
from pathlib import Path

import pytest

from wir import guidelines

IDS = {
    "KOORD-2013", "KOORD-2017", "FALL-2017", "MODELL-2013", "INNO-2013", "FRAUEN-2017", "SOE-2017", "INNO-2021",
    "LOTS-Q-2013", "LOTS-E-2013", "LOTS-Q-2021", "LOTS-E-2021", "LOTS-K-2021", "LOTS-R-2021", "LDOL-2018",
    "LDOL-E-2021", "LDOL-Q-2021", "MO-2017", "MO-2021", "VZ-K-2021", "VZ-M-2022", "VZ-P-2022", "VZ-2026", "D4U-2016",
    "D4U-2018", "D4U-2025", "KIV-I-2018", "KIV-II-2019", "KIV-III-2021",
}  # fmt: skip
DEMO = Path(guidelines.__file__).parent / "demo"


def test_every_record_of_the_programme_is_there():
    found = [version.id for line in guidelines.lines(()) for version in line.versions]
    assert sorted(found) == sorted(IDS)


def test_the_shipped_files_and_the_demo_have_no_faults():
    guidelines.check((DEMO,))


def test_the_demo_line_is_used_only_when_its_folder_is_named():
    assert guidelines.line("kiv_muster", ()) is None
    line = guidelines.line("kiv_muster", (DEMO,))
    assert (line.fictional, line.law(date(2025, 12, 31))) == (True, None)
    law = line.law(date(2026, 1, 1))
    assert {value.source for value in law.values()} == {
        "Erfundene Förderlinie zum Ausprobieren – kein amtlicher Text"
    }


def test_the_demo_line_has_the_values_of_the_third_round():
    demo = guidelines.law("kiv_muster", date(2026, 1, 1), (DEMO,))
    real = guidelines.law("kiv", date(2026, 1, 1), (DEMO,))
    assert {v.name: v.value for v in demo.values() if v.unit != "Text"} == {
        v.name: v.value for v in real.values() if v.unit != "Text"
    }


@pytest.mark.parametrize("line", guidelines.lines(()), ids=lambda line: line.line)
def test_every_value_names_its_source_with_an_address(line):
    for version in line.versions:
        for history in version.values.values():
            for value in history:
                assert value.known or value.reason
                assert "http" in value.source or "gelesen" in value.source


@pytest.mark.parametrize(
    ("on", "law_id", "cents"),
    [
        (date(2017, 12, 31), None, None),
        (date(2018, 1, 1), "KIV-I-2018", 2_000_000),
        (date(2018, 12, 31), "KIV-I-2018", 2_000_000),
        (date(2019, 1, 1), "KIV-II-2019", 2_000_000),
        (date(2019, 11, 30), "KIV-II-2019", 2_000_000),
        (date(2019, 12, 1), None, None),
        (date(2020, 12, 31), None, None),
        (date(2021, 1, 1), "KIV-III-2021", 3_000_000),
        (date(2026, 1, 1), "KIV-III-2021", 3_000_000),
    ],
)
def test_the_maximum_amount_of_kiv_rises_on_its_day(on, law_id, cents):
    law = guidelines.law("kiv", on, ())
    assert (law.id if law else None, law.value("max_amount").value if law else None) == (law_id, cents)


@pytest.mark.parametrize(
    ("line", "on", "law_id"),
    [
        ("deutsch4u", date(2018, 10, 1), "D4U-2016"),
        ("deutsch4u", date(2018, 10, 2), "D4U-2018"),
        ("deutsch4u", date(2025, 8, 31), "D4U-2018"),
        ("deutsch4u", date(2025, 9, 1), "D4U-2025"),
        ("vielfaltszentrum", date(2025, 12, 31), "VZ-K-2021"),
        ("vielfaltszentrum", date(2026, 1, 1), "VZ-2026"),
        ("koordination", date(2016, 12, 31), "KOORD-2013"),
        ("koordination", date(2017, 1, 1), "KOORD-2017"),
        ("nirgends", date(2026, 1, 1), None),
    ],
)
def test_versions_change_on_their_day(line, on, law_id):
    law = guidelines.law(line, on, ())
    assert (law.id if law else None) == law_id


def test_asking_for_a_value_nobody_speaks_of_is_an_error():
    with pytest.raises(KeyError):
        guidelines.law("kiv", date(2021, 1, 1), ()).value("posts")
