"""A pytest plugin (`-p tests.database`): starts the throw-away server before Django's settings are read.

Migrating takes longer than most runs of a few tests, so a migrated cluster is kept in `var/tests/` under a key of
everything that makes it (`KEY`); the next run starts from a copy. Continuous integration always begins from nothing.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READY = "wir_ready"
"""The database in a kept cluster from which the test database is made."""

_stack = ExitStack()
_folder = tempfile.mkdtemp(prefix="wir-test-")
os.chmod(_folder, 0o711)
os.environ["WIR_VAR"] = _folder
os.environ["DEMO"] = "1"
os.environ.pop("DATABASE_URL", None)

import psycopg  # noqa: E402 - the environment must be set first

from wir.config import postgres  # noqa: E402


def _key() -> str:
    """sha256 over whatever decides what stands in a migrated database, in hex."""
    made_by = [
        ROOT / "requirements.lock",
        ROOT / "tests" / "conftest.py",
        Path(__file__),
        ROOT / "src" / "wir" / "config" / "apps.py",
        ROOT / "src" / "wir" / "config" / "postgres.py",
        ROOT / "src" / "wir" / "journal" / "guards.py",
        ROOT / "src" / "wir" / "journal" / "tables.py",
        *sorted(ROOT.glob("src/wir/*/migrations/**/*.py")),
        *sorted(ROOT.glob("src/wir/territory/**/*.py")),
        *sorted(ROOT.glob("src/wir/territory/data/*.csv")),
    ]
    found = hashlib.sha256(str(os.geteuid()).encode())
    for path in made_by:
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:16]


KEPT = ROOT / "var" / "tests" / _key()
KEEPS = not os.environ.get("CI")
IS_READY = KEEPS and KEPT.exists()
_servers: list[postgres.Server] = []
"""The one server of this process; none where the tests themselves run in other processes."""


def pytest_configure(config):
    """Each process that runs tests has a server of its own, so that no two ever meet."""
    hands_out = getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput")
    if not hands_out:
        start()


def start():
    """Start the server; from a kept cluster where there is one."""
    place = postgres.place(os.environ)
    if IS_READY:
        subprocess.run(["cp", "-a", f"{KEPT}/.", place.data_parent], check=True)
    _servers.append(_stack.enter_context(postgres.running(place, throwaway=True)))


def pytest_unconfigure(config):
    """Nothing is left behind."""
    stop()


def stop():
    """Stop the server, keep the migrated cluster if there is a new one, and leave nothing else behind."""
    fresh = bool(KEEPS and _servers and not KEPT.exists() and _is_there(READY))
    if fresh:
        with _servers[0].connect("postgres") as connection:
            made = connection.execute("select datname from pg_database where datname like 'test%'").fetchall()
            for (name,) in made:
                connection.execute(f'drop database "{name}" with (force)')
    _stack.close()
    if fresh:
        _keep()
    shutil.rmtree(_folder, ignore_errors=True)


def _is_there(database: str) -> bool:
    with _servers[0].connect("postgres") as connection:
        query = "select 1 from pg_database where datname = %s"
        return connection.execute(query, [database]).fetchone() is not None


def _keep() -> None:
    """Only the newest is kept; who is faster wins."""
    draft = KEPT.with_name(f"{KEPT.name}.{os.getpid()}")
    draft.mkdir(parents=True)
    subprocess.run(["cp", "-a", str(_servers[0].data), str(draft)], check=True)
    try:
        draft.rename(KEPT)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
    for old in KEPT.parent.iterdir():
        if old != KEPT and not old.suffix:  # not the draft of a neighbour
            shutil.rmtree(old, ignore_errors=True)


def superuser(database: str) -> psycopg.Connection:
    """For the few tests that give the application's role what the product takes away."""
    return _servers[0].connect(database)


def copy(database: str, template: str) -> None:
    """Make one database from another on the throw-away server."""
    with _servers[0].connect("postgres") as connection:
        connection.execute(f'drop database if exists "{database}" with (force)')
        connection.execute(f'create database "{database}" template "{template}" owner wir_owner')
        # Rights on a database are not copied with it.
        connection.execute(f'revoke create, temporary on database "{database}" from public, wir_app')
