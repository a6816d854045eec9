"""A pytest plugin (`-p tests.database`): each process that runs tests has a throw-away server of its own, so that no two ever meet.

Migrating takes longer than most runs of a few tests, so one migrated cluster is made (tests/cluster.py) and every process
begins from a copy. It is kept in `var/tests/` under a key of everything that makes it, for the next run; continuous
integration always begins from nothing, and its processes share what they make (tests/shared.py).
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests import shared

ROOT = Path(__file__).resolve().parents[1]

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
        ROOT / "tests" / "cluster.py",
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


def _kept() -> Path:
    return (shared.FOLDER if os.environ.get("CI") else ROOT / "var") / "tests" / _key()


_servers: list[postgres.Server] = []
"""The one server of this process, once a test has asked for it."""


def pytest_configure(config):
    """Where others run the tests, the cluster is made while they still look for them."""
    hands_out = getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput")
    if hands_out and not _kept().exists():
        making = subprocess.Popen([sys.executable, "-m", "tests.cluster", _kept()], cwd=ROOT)
        _stack.callback(making.wait)


def pytest_unconfigure(config):
    """Nothing is left behind."""
    stop()


def start():
    """Start the server of this process; its database is migrated and has the territory in it."""
    copy_cluster(Path(_folder))
    _servers.append(_stack.enter_context(postgres.running(postgres.place(os.environ), throwaway=True)))


def stop():
    """Stop it, and leave nothing but the kept cluster behind."""
    _stack.close()
    shutil.rmtree(_folder, ignore_errors=True)
    shared.tidy()


def superuser(database: str) -> psycopg.Connection:
    """For the few tests that give the application's role what the product takes away."""
    return _servers[0].connect(database)


def copy_cluster(var: Path) -> None:
    """Lay a copy of the migrated cluster where a portal with this folder looks for it."""
    kept = _kept()
    if not kept.exists():
        subprocess.run([sys.executable, "-m", "tests.cluster", kept], cwd=ROOT, check=True)
    parent = postgres.place({"WIR_VAR": str(var)}).data_parent
    parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", f"{kept}/.", parent], check=True)
