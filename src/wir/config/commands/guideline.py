"""`wir guideline list | show LINE --on DAY | check [FOLDER...]`: the law as the product reads it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from wir import guidelines
from wir.config.commands.arguments import Arguments, add_folders, day, folders, unknown_line
from wir.config.commands.guarded import guarded
from wir.config.commands.reading import UnusableError
from wir.core.dated import Dated
from wir.core.days import short_day
from wir.core.money import euro
from wir.funding.rules.inhabitants import number
from wir.guidelines import FaultyError, Version

CONFIDENCE = {
    "read": "in der Quelle gelesen",
    "derived": "aus Quellen abgeleitet",
    "general": "ohne eigene Quelle",
}
WORDS = {"within": "gehört dazu", "beyond": "gehört nicht dazu"}


def run(argv: list[str]) -> int:
    """The command without its name. 0 when done, 1 when `check` finds faults, 2 for what cannot be carried out."""
    return guarded(lambda: _carry_out(argv))


def _carry_out(argv: list[str]) -> int:
    given = _arguments().parse_args(argv)
    if given.act == "check":
        return _check(given.folders, folders(given.guidelines))
    if given.act == "list":
        return _list(folders(given.guidelines))
    return _show(given)


def _arguments() -> Arguments:
    parser = Arguments(prog="wir guideline", description="Zeigt und prüft die Richtlinien der Förderlinien.")
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|show|check")
    listing = acts.add_parser("list", help="alle Förderlinien mit ihren Fassungen")
    show = acts.add_parser("show", help="die Werte einer Förderlinie an einem Tag")
    show.add_argument("line", metavar="LINIE")
    show.add_argument("--on", type=day, required=True, metavar="TAG")
    check = acts.add_parser("check", help="prüft Ordner mit Richtlinien")
    check.add_argument("folders", metavar="ORDNER", nargs="*", type=Path)
    for parser_of_act in (listing, show, check):
        add_folders(parser_of_act)
    return parser


def _list(extra: tuple[Path, ...] | None) -> int:
    for line in guidelines.lines(extra):
        print(f"{line.line}: {line.label}")
        for version in line.versions:
            print(f"  {version.id:<18}{_time(version):<40}{version.label}")
    return 0


def _time(version: Version) -> str:
    start = f"ab {short_day(version.valid_from)}"
    if version.valid_to is not None:
        return f"{start} bis {short_day(version.valid_to)}"
    return start if version.known_until is None else f"{start}, belegt bis {short_day(version.known_until)}"


def _show(given: object) -> int:
    name, on, extra = given.line, given.on, folders(given.guidelines)  # type: ignore[attr-defined]
    line = guidelines.line(name, extra)
    if line is None:
        raise unknown_line(name, extra)
    law = line.law(on)
    if law is None:
        print(f"{line.label}: Am {short_day(on)} gilt keine Fassung.")
        return 0
    print(f"{law.id}: {law.label} ({_time(law.version)})")
    for part in (line.about, law.version.note, law.version.unknown_after, f"Quelle: {law.source}"):
        if part:
            print(f"  {part}")
    for value in law.values():
        _print_value(value)
    return 0


def _print_value(value: Dated) -> None:
    print(f"\n{value.label} ({value.name}): {_written(value)}")
    rest = [
        value.note,
        "" if value.known else value.reason,
        *(f"Andere Quelle: {other.value} – {other.source}" for other in value.conflicts),
        f"Seit {short_day(value.day)}, {CONFIDENCE[value.confidence]}: {value.source}",
    ]
    for part in rest:
        if part:
            print(f"  {part}")


def _written(value: Dated) -> str:
    found = value.value
    if found is None:
        return "nicht gefunden"
    if value.unit == "EUR":
        return euro(int(str(found)))
    if isinstance(found, bool):
        return "ja" if found else "nein"
    if isinstance(found, dict):
        return f"untere {WORDS[found['lower']]}, obere {WORDS[found['upper']]}"
    if isinstance(found, tuple):
        return ", ".join(found)
    return f"{number(found)} {value.unit}".strip() if isinstance(found, int) else str(found)


def _check(given: Sequence[Path], extra: tuple[Path, ...] | None) -> int:
    named = [*given, *(extra or ())]
    for folder in named:
        if not folder.is_dir():
            raise UnusableError(f"{folder}: Diesen Ordner gibt es nicht.")
    looked_at = tuple(named) if named else guidelines.folders(None)
    sentences = [
        says for folder in looked_at for says in (*guidelines.complaints(folder), *_strange_formulas(folder))
    ]
    for says in sentences:
        print(says, file=sys.stderr)
    if not sentences:
        print(f"In Ordnung: {', '.join(str(folder) for folder in looked_at)}")
    return 1 if sentences else 0


def _strange_formulas(folder: Path) -> list[str]:
    """Ways of reckoning that no file of the product knows."""
    from wir.funding.rules import formulas
    from wir.guidelines.shelf import read

    found = []
    for file in sorted(folder.glob("*.yaml")):
        try:
            line = read(file)
        except FaultyError:
            continue
        named = {
            str(v.value) for version in line.versions for v in version.values.get("formula", ()) if v.known
        }
        found += [
            f"{file}: formula: Den Rechenweg „{name}“ gibt es nicht."
            for name in sorted(named - set(formulas.names()))
        ]
    return found
