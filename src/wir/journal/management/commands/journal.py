"""`wir journal verify [--head HASH]`: is the journal as it was written?"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from wir.journal.verification import verify


class Command(BaseCommand):
    """Exit code 0 when the chain is intact, 1 when not."""

    help = "Prüft das Protokoll und nennt das erste veränderte Glied."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("task", choices=["verify"])
        parser.add_argument("--head", help="ein früher notierter Prüfwert, der noch vorkommen muss")

    def handle(self, *args: Any, task: str, head: str | None, **options: Any) -> None:
        result = verify(expected_head=head)
        self.stdout.write(result.says)
        for rule, count in result.erased.items():
            self.stdout.write(f"{count} Wortlaute gelöscht nach Regel „{rule}“.")
        self.stdout.write(f"Prüfwert: {result.head}")
        if not result.intact:
            sys.exit(1)
