"""Arguments of the commands that need no server, with German messages."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from wir import guidelines
from wir.config.commands.reading import UnusableError
from wir.core.days import parse_day


class _GermanHelp(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "Aufruf: ")


class Arguments(argparse.ArgumentParser):
    """A parser with German help, whose faults are one German sentence. Raises UnusableError instead of leaving."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"formatter_class": _GermanHelp, **given, "add_help": False})
        self._positionals.title, self._optionals.title = "Angaben", "Möglichkeiten"
        self.add_argument("-h", "--help", action="help", help="zeigt diese Hilfe")

    def error(self, message: str) -> NoReturn:
        raise UnusableError(
            f"So lässt sich der Befehl nicht ausführen: {_in_german(message)}. Hilfe: {self.prog} --help"
        )


_GERMAN = (
    (
        r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        "{0}: „{1}“ gibt es nicht, möglich sind {2}",
    ),
    (r"argument (\S+): expected (?:one|at least one) argument", "nach {0} fehlt eine Angabe"),
    (
        r"argument (\S+): (?:ignored explicit argument|not allowed with argument) ?'?(.*?)'?",
        "{0} verträgt die Angabe „{1}“ nicht",
    ),
    (r"argument (\S+): invalid \S+ value: '?(.*?)'?", "{0}: „{1}“ passt hier nicht"),
    (r"argument (\S+): (.*?)\.?", "{0}: {1}"),
    (r"the following arguments are required: (.*)", "es fehlt {0}"),
    (r"unrecognized arguments: (.*)", "„{0}“ kennen wir nicht"),
    (r"ambiguous option: (\S+) could match (.*)", "{0} ist nicht eindeutig, möglich sind {1}"),
)  # what argparse says, and how we say it


def _in_german(message: str) -> str:
    for said, ours in _GERMAN:
        found = re.fullmatch(said, message, re.DOTALL)
        if found:
            return " ".join(ours.format(*(part.replace("'", "") for part in found.groups())).split())
    return message


def unknown_line(name: str, extra: tuple[Path, ...] | None) -> UnusableError:
    """The fault of naming a funding line that no folder holds; the known ones are named."""
    known = ", ".join(guidelines.names(extra))
    return UnusableError(f"Die Förderlinie „{name}“ kennen wir nicht. Bekannt sind: {known}.")


def whole(text: str) -> int:
    """A whole number that is not negative."""
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError(f"„{text}“ ist keine ganze Zahl ab 0")
    return number


def day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from None


def add_folders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--guidelines", metavar="ORDNER", action="append", type=Path, default=None,
                        help="weiterer Ordner mit Richtlinien (mehrmals möglich; sonst WIR_GUIDELINES)")  # fmt: skip


def folders(given: list[Path] | None) -> tuple[Path, ...] | None:
    return None if given is None else tuple(given)
