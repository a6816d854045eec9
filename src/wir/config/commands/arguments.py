"""Arguments of the commands that need no server, with German messages."""

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn

from wir.config.commands.reading import UnusableError
from wir.core.days import parse_day


class Arguments(argparse.ArgumentParser):
    """A parser whose faults are one German sentence. Raises UnusableError instead of leaving."""

    def error(self, message: str) -> NoReturn:
        raise UnusableError(f"So lässt sich der Befehl nicht ausführen: {message}. Hilfe: {self.prog} --help")


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
