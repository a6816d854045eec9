"""`wir messages`: compile the catalogues of the surface in Python, so that no msgfmt is needed."""

import os
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Writes each `django.mo` beside its `django.po` when it is missing or older."""

    help = "Übersetzt die Textkataloge."

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for source in sorted(folder.glob("*/LC_MESSAGES/django.po")):
                target = source.with_suffix(".mo")
                if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                    continue
                draft = target.with_suffix(
                    f".{os.getpid()}"
                )  # a running server must never read half a catalogue
                with source.open("rb") as text, draft.open("wb") as compiled:
                    write_mo(compiled, read_po(text))
                draft.replace(target)
