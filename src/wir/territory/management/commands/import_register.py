"""`wir import_register FILE --counted-on 2024-12-31 --basis "Zensus 2022"`: the official register of municipalities."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wir.core.refusal import Refused
from wir.territory.importers.register import import_register


class Command(BaseCommand):
    """All or nothing; a second run changes nothing."""

    help = "Übernimmt das amtliche Gemeindeverzeichnis (GV100AD)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="die Textdatei GV100AD_….txt")
        parser.add_argument(
            "--counted-on",
            type=date.fromisoformat,
            required=True,
            help="Stichtag der Einwohnerzahlen, 2024-12-31",
        )
        parser.add_argument("--basis", required=True, help='Grundlage der Einwohnerzahlen, "Zensus 2022"')

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_register(
                options["file"], counted_on=options["counted_on"], basis=options["basis"]
            )
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(
            f"{report.updated} Gemeinden nach dem Gebietsstand {report.day:%d.%m.%Y} übernommen."
        )
        if report.unknown:
            self.stdout.write(
                f"Am Gebietsstand nicht gültig, darum nicht übernommen: {', '.join(report.unknown)}"
            )
        if report.missing:
            self.stdout.write(f"Fehlen in der Datei: {', '.join(report.missing)}")
