"""Tables for spreadsheets: no cell becomes a formula, German separators, nothing lost."""

import csv
import io

import pytest

from wir.core.csv_text import as_csv, safe_cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"), ("+49", "'+49"), ("@SUM(A1)", "'@SUM(A1)"), ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), (" =1", "' =1"), ("\n=1", "'\n=1"), ("\ufeff=1", "'\ufeff=1"),
        ("-12,50", "-12,50"), (-5, "-5"), ("-", "'-"), ("a=b", "a=b"), (None, ""), (0, "0"), (True, "True"),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(value, cell):
    assert safe_cell(value) == cell


def test_a_table_comes_back_as_it_went_in():
    text = as_csv(["Name", "Betrag"], [["Lollar; Stadt", 'sagt "ja"\nund nein'], [None, 3]])
    assert text.startswith("Name;Betrag\r\n")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) == [
        ["Name", "Betrag"], ["Lollar; Stadt", 'sagt "ja"\nund nein'], ["", "3"],
    ]  # fmt: skip
