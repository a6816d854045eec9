"""`wir load_territory`: the shipped tables into the database, as every start does it."""

from typing import Any

from django.core.management.base import BaseCommand

from wir.territory.loading import load


class Command(BaseCommand):
    """A second run changes nothing."""

    help = "Lädt die mitgelieferten Tabellen der Gemeinden, Kreise und Einwohnerzahlen."

    def handle(self, *args: Any, **options: Any) -> None:
        written = load()
        self.stdout.write(
            "Geschrieben: {counties} Kreise, {municipalities} Gemeinden, {changes} Änderungen, {figures} Einwohnerzahlen, "
            "{councils} Vertretungen.".format(**written)
        )
