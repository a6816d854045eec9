"""The command line as people meet it: help, wrong arguments, outputs that take nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wir.config.commands import eligibility, guideline, lot, opinions, shares

WIR = str(Path(sys.executable).parent / "wir")
ALL = ["--every-municipality", "--line", "kiv", "--on", "2023-06-01"]


@pytest.mark.parametrize(
    ("command", "argv", "says"),
    [
        (eligibility, ["--unbekannt"], "„--unbekannt“ kennen wir nicht"),
        (eligibility, ["-", "--format", "xml"], "--format: „xml“ gibt es nicht, möglich sind csv, json"),
        (eligibility, ["--line"], "nach --line fehlt eine Angabe"),
        (eligibility, [*ALL[:2], "nix", *ALL[3:]], "Die Förderlinie „nix“ kennen wir nicht. Bekannt sind: "),
        (guideline, [], "es fehlt list|show|check"),
        (guideline, ["zeig"], "list|show|check: „zeig“ gibt es nicht, möglich sind list, show, check"),
        (guideline, ["show", "kiv"], "es fehlt --on"),
        (guideline, ["show", "nix", "--on", "2023-06-01"], "Die Förderlinie „nix“ kennen wir nicht."),
        (lot, ["a", "b", "--size", "x"], "--size: „x“ ist keine ganze Zahl ab 0."),
        (lot, ["a", "b", "--size", "3", "--seed", "-5"], "--seed: „-5“ ist keine ganze Zahl ab 0."),
        (opinions, ["a", "--seed", "1.5"], "--seed: „1.5“ ist keine ganze Zahl ab 0."),
        (guideline, ["check", "nicht-da"], "nicht-da: Diesen Ordner gibt es nicht."),
    ],
)
def test_wrong_arguments_are_told_in_one_german_sentence(command, argv, says, capsys):
    code = command.run(argv)
    told = capsys.readouterr()
    assert (code, told.out, says in told.err, told.err.count("\n")) == (2, "", True, 1), told.err


@pytest.mark.parametrize("command", [eligibility, guideline, lot, opinions, shares])
def test_help_is_german(command, capsys):
    with pytest.raises(SystemExit) as left:
        command.run(["--help"])
    told = capsys.readouterr().out
    assert (left.value.code, told.startswith("Aufruf: wir "), "zeigt diese Hilfe" in told) == (0, True, True)
    assert [word in told for word in ("usage", "options", "positional", "show this")] == [False] * 4


@pytest.mark.parametrize("argv", [["guideline", "list"], ["eligibility", *ALL]])
def test_an_output_that_takes_nothing_is_said_and_a_reader_who_leaves_is_no_fault(argv):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        told = subprocess.run([WIR, *argv], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (told.returncode, told.stderr.startswith("Die Ausgabe lässt sich nicht schreiben.")) == (2, True)
    assert told.stderr.count("\n") == 1
    reading, writing = os.pipe()
    os.close(reading)
    left = subprocess.run([WIR, *argv], stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (left.returncode, left.stderr) == (0, "")


@pytest.mark.parametrize("argv", [[], ["help"]])
def test_help_lists_also_the_commands_that_need_no_server(argv):
    told = subprocess.run([WIR, *argv], capture_output=True, text=True, check=False).stdout
    assert [name in told for name in ("eligibility", "guideline", "start", "migrate")] == [True] * 4


def test_large_numbers_are_written_with_a_point(capsys):
    assert guideline.run(["show", "kiv", "--on", "2019-06-01"]) == 0
    assert "10.000" in capsys.readouterr().out
