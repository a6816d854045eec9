"""`wir load_territory`: the shipped tables into the database, as every start does it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from wir.territory.loading import load
from wir.territory.organisations import make_organisations


class Command(BaseCommand):
    """A second run changes nothing."""

    help = "Lädt die mitgelieferten Tabellen der Gemeinden, Kreise und Einwohnerzahlen."

    def handle(self, *args: Any, **options: Any) -> None:
        written = {**load(), "organisations": make_organisations(timezone.localdate())}
        self.stdout.write(
            "Geschrieben: {counties} Kreise, {municipalities} Gemeinden, {changes} Änderungen, {figures} Einwohnerzahlen, "
            "{councils} Vertretungen, {organisations} Organisationen.".format(**written)
        )
