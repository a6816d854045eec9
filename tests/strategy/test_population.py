"""Figures from the town's register: the template comes back whole, and every fault is one sentence."""

from datetime import date

import pytest

from wir.strategy.population import DIMENSIONS, MOST_ROWS, Figure, read, template

LATEST = date(2026, 11, 2)
HEAD = "Merkmal;Ausprägung;Anzahl;Stichtag\n"
SEX = "Geschlecht;weiblich;4.100;30.06.2026\nGeschlecht;männlich;4081;30.06.2026\n"


def _read(text, encoding="utf-8"):
    return read((HEAD + text).encode(encoding), latest=LATEST)


def test_the_template_names_every_value_and_comes_back_when_it_is_filled_in():
    lines = template().split("\r\n")
    filled = [lines[0], *(f"{line[:-2]};0;30.06.2026" for line in lines[1:] if line)]
    figures, faults = read("\r\n".join(filled).encode(), latest=LATEST)
    assert faults == []
    assert {figure.dimension for figure in figures} == set(DIMENSIONS)
    assert len(figures) == len(filled) - 1


def test_figures_are_read_however_they_are_written():
    wanted = [
        Figure("sex", "female", 4100, date(2026, 6, 30)),
        Figure("sex", "male", 4081, date(2026, 6, 30)),
    ]
    assert _read(SEX) == (wanted, [])
    assert _read(SEX, "cp1252") == (wanted, [])
    assert read(("\ufeff" + HEAD + SEX).encode(), latest=LATEST) == (wanted, [])
    commas = (HEAD + SEX).replace(";", ",").replace("4.100", "4100")
    assert read(commas.encode(), latest=LATEST) == (wanted, [])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Haarfarbe;blond;3;30.06.2026", "Zeile 2: Das Merkmal „Haarfarbe“ kennen wir nicht."),
        ("Alter;jung;3;30.06.2026", "Zeile 2: Bei Alter kennen wir „jung“ nicht."),
        ("Alter;unter 14;viele;30.06.2026", "Zeile 2: „viele“ ist keine Anzahl."),
        ("Alter;unter 14;-3;30.06.2026", "Zeile 2: „-3“ ist keine Anzahl."),
        ("Alter;unter 14;3;31.02.2026", "Zeile 2: Den Tag „31.02.2026“ gibt es nicht."),
        ("Alter;unter 14;3;03.11.2026", "Zeile 2: Der Stichtag 03.11.2026 liegt in der Zukunft."),
        ("Alter;unter 14;3;", "Zeile 2: Es fehlt etwas."),
        ("Alter;unter 14", "Zeile 2: Es fehlt etwas."),
        (f"Ortsteil;{'x' * 61};3;30.06.2026", "Zeile 2: Der Name des Ortsteils ist länger als 60 Zeichen."),
    ],
)
def test_a_line_that_cannot_be_is_one_sentence_with_its_number(line, says):
    figures, faults = _read(line)
    assert figures == []
    assert len(faults) == 1
    assert faults[0].startswith(says)


def test_the_day_of_today_is_not_the_future():
    assert _read("Alter;unter 14;3;02.11.2026")[1] == []


def test_every_faulty_line_is_named_and_none_of_the_good_ones_is_kept():
    figures, faults = _read("Alter;jung;3;30.06.2026\n" + SEX + "Alter;unter 14;viele;30.06.2026")
    assert figures == []
    assert [fault.split(":")[0] for fault in faults] == ["Zeile 2", "Zeile 5"]


def test_a_value_that_stands_twice_is_named():
    assert _read(SEX + "Geschlecht;Weiblich;1;30.06.2026")[1] == [
        "Geschlecht „weiblich“ steht zweimal in der Datei."
    ]


def test_every_dimension_counts_everybody():
    fits = SEX + "Staatsangehörigkeit;deutsch;8181;30.06.2026\n"
    assert _read(fits)[1] == []
    (fault,) = _read(fits.replace("8181", "8180"))[1]
    assert "Geschlecht 8181, Staatsangehörigkeit 8180" in fault


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Die Datei ist leer."),
        (b" \n\n", "Die Datei ist leer."),
        (b"PK\x03\x04tabelle", "Das ist keine CSV-Datei."),
        (b"a\x00b", "Das ist keine CSV-Datei."),
        (b"Name;Vorname\n", "Die erste Zeile muss lauten: Merkmal; Auspr"),
        (HEAD.encode(), "Unter der ersten Zeile steht nichts."),
        (b"x" * 200_001, "Die Datei ist zu gro"),
        (
            HEAD.encode() + b"Alter;unter 14;1;30.06.2026\n" * (MOST_ROWS + 1),
            f"Das sind mehr als {MOST_ROWS} Zeilen.",
        ),
    ],
)
def test_a_file_that_is_no_such_table_is_one_sentence(content, says):
    figures, faults = read(content, latest=LATEST)
    assert figures == []
    assert len(faults) == 1
    assert faults[0].startswith(says)


def test_the_most_lines_are_still_read():
    lines = "".join(f"Ortsteil;Dorf {number};1;30.06.2026\n" for number in range(MOST_ROWS))
    assert len(_read(lines)[0]) == MOST_ROWS
