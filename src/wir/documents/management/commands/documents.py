"""`wir documents check FILE`: is this paper real?"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from wir.documents.check import MOST_BYTES, check


class Command(BaseCommand):
    """Prints the sentence and what it rests on. Exit code 0: genuine, 1: not genuine, 2: the file cannot be read."""

    help = "Prüft, ob eine Datei ein unverändertes Dokument von uns ist."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One verb for now, with the file."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("check", help=self.help).add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file: Path, **_options: Any) -> None:
        """Read at most a little more than the limit, answer, and leave with the exit code."""
        try:
            with file.open("rb") as opened:
                pdf = opened.read(MOST_BYTES + 1)
        except OSError:
            self.stderr.write(f"Die Datei {file} lässt sich nicht lesen.")
            sys.exit(2)
        answer = check(pdf, thorough=True)
        self.stdout.write(answer.says)
        for finding in answer.findings:
            self.stdout.write(f"- {finding.says}")
        if answer.seal_note:
            self.stdout.write(f"- {answer.seal_note}")
        sys.exit(0 if answer.genuine else 1)
