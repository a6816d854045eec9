"""Makes the migrated cluster from which all tests begin: `python -m tests.cluster FOLDER`, unless the folder is there."""

import os
import shutil
import sys
import tempfile
from pathlib import Path


def main(folder: str) -> None:
    from tests import shared

    kept = shared.once(Path(folder), make)
    for old in kept.parent.iterdir():  # only the newest is kept; what has a suffix is a neighbour's draft
        if old != kept and not old.suffix:
            shutil.rmtree(old, ignore_errors=True)


def make(draft: Path) -> None:
    """Migrate as the owner, then load the territory as the application's role."""
    var = Path(tempfile.mkdtemp(prefix="wir-cluster-"))
    var.chmod(0o711)
    os.environ |= {"WIR_VAR": str(var), "DEMO": "1", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    os.environ.pop("DATABASE_URL", None)
    from wir.config import postgres

    try:
        with postgres.running(postgres.place(os.environ), throwaway=True) as server:
            migrate()
        draft.mkdir()
        shutil.move(server.data, draft)
    finally:
        shutil.rmtree(var, ignore_errors=True)


def migrate() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from wir.territory.loading import load

    application = connection.settings_dict["USER"]
    connection.settings_dict["USER"] = "wir_owner"
    call_command("migrate", verbosity=0, skip_checks=True)
    connection.close()
    connection.settings_dict["USER"] = application
    load()
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
