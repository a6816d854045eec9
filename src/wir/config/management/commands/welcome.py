"""`wir welcome --port N`: what the person who started it reads."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from wir.config import demo


class Command(BaseCommand):
    """Prints the address (localhost: passkeys need the name) and the demo accounts."""

    help = "Zeigt Adresse und Zugänge."
    requires_system_checks = []  # `migrate` has asked for them

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, required=True)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        self.stdout.write(f"\nWIR-Portal läuft: http://localhost:{port}  (beenden mit Strg+C)\n")
        if settings.WIR_DEMO:
            self.stdout.write(
                "Zugänge zum Ausprobieren (erfundene Personen, Kennwort für alle: " + demo.PASSWORD + ")\n"
            )
            for person in demo.PEOPLE:
                self.stdout.write(f"  {person.email:<32} {person.what}")
