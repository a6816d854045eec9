"""A database that was made before the first release has steps on record that nobody can go on from.

Asked before every migration. Steps that are *newer* than ours are left alone: after an update somebody may have to go back.
"""

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from wir.config import postgres


def refuse_older_history(**kwargs: Any) -> None:
    """Raises SystemExit when the tables were made by migrations that were since written anew."""
    replaced = replaced_steps(MigrationRecorder(connection).applied_migrations(), our_steps())
    if not replaced:
        return
    embedded = "DATABASE_URL" not in os.environ
    where = f"{postgres.place(os.environ).data_parent}/pg*" if embedded else connection.settings_dict["NAME"]
    raise SystemExit(
        f"Diese Datenbank ist älter als die erste Ausgabe und lässt sich nicht fortführen ({replaced[0]}). "
        f"Löschen Sie sie einmal ({where}) und starten Sie neu; was darin steht, geht verloren."
    )


def our_steps() -> set[tuple[str, str]]:
    """App and name of each migration of our own apps."""
    return {
        (config.label, file.stem)
        for config in apps.get_app_configs()
        if config.name.startswith("wir.")
        for file in Path(config.path).glob("migrations/[0-9]*.py")
    }


def replaced_steps(recorded: Iterable[tuple[str, str]], ours: Collection[tuple[str, str]]) -> list[str]:
    """What is on record under a number that we have, but by a name that we do not have."""
    numbers = {(label, name[:4]) for label, name in ours}
    return sorted(
        f"{label}.{name}"
        for label, name in recorded
        if (label, name[:4]) in numbers and (label, name) not in ours
    )
