"""`wir prepare`: what every start needs and a second start finds done: safety, shipped tables, seal, texts, demo."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from wir import guidelines
from wir.config import demo, safety, static
from wir.documents.seal import make_test_seal
from wir.territory.loading import load
from wir.territory.organisations import make_organisations


class Command(BaseCommand):
    """Refuses (exit code 1) when the application's role could change the schema or pass row security."""

    help = "Bereitet die Datenbank für den Start vor."
    requires_system_checks = []  # `migrate` has asked for them

    def handle(self, *args: Any, **options: Any) -> None:
        safety.refuse_powerful_role()
        guidelines.check()
        if settings.WIR_SEAL_IS_TEST:
            make_test_seal(settings.WIR_SEAL_FILE.parent)
        call_command("messages", verbosity=0)
        static.collect_once()
        load()
        make_organisations(timezone.localdate())
        if settings.WIR_DEMO:
            demo.make_once()
