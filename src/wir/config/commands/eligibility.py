"""`wir eligibility`: may we, and how much? One case, a list of cases, or every municipality of a day.

Exit code 0 whenever there is an answer, whatever it says; 2 with one German sentence on stderr for what cannot be read.
"""

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, TextIO

from wir import guidelines
from wir.config.commands.arguments import Arguments, add_folders, day, folders, unknown_line
from wir.config.commands.guarded import guarded
from wir.config.commands.reading import UnusableError, read_json
from wir.funding import eligibility

WORDS = {True: "met", False: "unmet", None: "to_check"}
RULES = (
    "line",
    "applicant",
    "population",
    "partners",
    "amount",
    "duration",
    "period",
    "not_begun",
    "attachments",
)


def run(argv: list[str]) -> int:
    """The command without its name; what it prints is JSON, or CSV if asked for. Gives the exit code."""
    return guarded(lambda: _carry_out(argv), eligibility.Unreadable)


def _carry_out(argv: list[str]) -> int:
    given = _arguments().parse_args(argv)
    extra = folders(given.guidelines)
    if given.every_municipality:
        if given.case or not given.line or given.on is None:
            raise UnusableError("Zu --every-municipality gehören --line und --on, aber kein Fall.")
        if guidelines.line(given.line, extra) is None:
            raise unknown_line(given.line, extra)
        _print_all(given.line, given.on, extra, given.format, sys.stdout)
    elif given.case is None or given.line or given.on:
        raise UnusableError(
            "Nennen Sie eine Datei mit einem Fall oder „-“ für die Standardeingabe. --line und --on gehören zu --every-municipality."
        )
    else:
        _print_json(_answers(given.case, extra), sys.stdout)
    return 0


def _arguments() -> Arguments:
    parser = Arguments(prog="wir eligibility", description="Dürfen wir? Prüft einen Fall Regel für Regel.")
    parser.add_argument(
        "case",
        metavar="FALL.json",
        nargs="?",
        help="Datei mit einem Fall oder einer Liste; - liest von der Standardeingabe",
    )
    parser.add_argument(
        "--every-municipality", action="store_true", help="für jede Kommune, die es an dem Tag gibt"
    )
    parser.add_argument("--line", help="Förderlinie, zum Beispiel kiv")
    parser.add_argument("--on", type=day, metavar="TAG", help="Tag, zum Beispiel 2026-09-25")
    parser.add_argument("--format", choices=("csv", "json"), default="json")
    add_folders(parser)
    return parser


def _answers(name: str, extra: eligibility.Folders) -> object:
    data = read_json(name)
    if not isinstance(data, list):
        return eligibility.answer(data, extra)
    found = []
    for number, case in enumerate(data, start=1):
        try:
            found.append(eligibility.answer(case, extra))
        except eligibility.Unreadable as wrong:
            raise UnusableError(f"Fall {number}: {wrong}") from None
    return found


def _print_json(answer: object, out: TextIO) -> None:
    out.write(json.dumps(answer, ensure_ascii=False, indent=2))
    out.write("\n")
    out.flush()


def _print_all(line: str, on: date, extra: eligibility.Folders, form: str, out: TextIO) -> None:
    answers = eligibility.answer_all(line, on, extra)
    if form == "json":
        _print_json(list(answers), out)
        return
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(
        [
            "ags",
            "name",
            "county",
            "status",
            "inhabitants",
            "counted_on",
            "later",
            "on",
            "guideline",
            "place",
            "verdict",
            *RULES,
            "says",
        ]
    )
    rows.writerows(_rows(answers))
    out.flush()


def _rows(answers: Iterator[dict[str, object]]) -> Iterator[list[object]]:
    for answer in answers:
        town, findings = answer["municipality"], answer["findings"]
        assert isinstance(town, dict)
        assert isinstance(findings, list)
        by_rule: dict[str, dict[str, Any]] = {finding["rule"]: finding for finding in findings}
        facts = by_rule.get("population", {}).get("facts", {})
        yield [
            town["ags"], town["name"], town["county"], town["status"],
            facts.get("population", ""), facts.get("counted_on", ""), facts.get("later", ""),
            answer["on"], answer["guideline"] or "", answer["place"], answer["verdict"],
            *(WORDS[by_rule[rule]["met"]] if rule in by_rule else "" for rule in RULES),
            (by_rule.get("population") or findings[-1])["says"],
        ]  # fmt: skip
