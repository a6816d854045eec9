"""`wir import_boundaries FILE --source "© GeoBasis-DE / BKG 2021 (Daten verändert)"`: outlines for the maps."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from wir.core.refusal import Refused
from wir.territory.importers.boundaries import import_boundaries


class Command(BaseCommand):
    """All or nothing; earlier outlines are replaced."""

    help = "Übernimmt die Grenzen der Gemeinden aus einer GeoJSON-Datei (WGS84)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="GeoJSON mit der Eigenschaft ags")
        parser.add_argument("--source", required=True, help="Quellenvermerk nach der Lizenz der Datei")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="Tag, dessen Gemeinden gelten (sonst heute)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_boundaries(
                options["file"], source=options["source"], on=options["on"] or timezone.localdate()
            )
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{report.stored} Grenzen gespeichert.")
        if report.unknown:
            self.stdout.write(f"Keine Gemeinde dieses Tages: {', '.join(report.unknown)}")
