"""`make start`: database, schema, data, web server and worker, until somebody says stop.

This process is the supervisor and never imports Django. Children run in their own sessions and are told by the kernel
when it dies, so nothing is left behind, even after kill -9.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from wir.config import postgres

Process = subprocess.Popen[bytes]
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE = 3.5
MOMENT = "Die Datenbank wird vorbereitet. Beim ersten Start dauert das ein bis zwei Minuten, später wenige Sekunden."


class Stop(Exception):
    """Somebody asked the whole thing to end."""


def run(argv: list[str]) -> int:
    """Start everything; returns when stopped (0) or when a part has ended by itself (1)."""
    # A process started with `&` in a script inherits SIGINT as ignored; without own handlers Ctrl-C would leave all running.
    for number in SIGNALS:
        signal.signal(number, _stop)
    try:
        port = _free_port(os.environ.get("PORT", "8000"))
        with _database() as database:
            print(MOMENT, flush=True)
            _step("migrate", "--verbosity=0")
            _step("prepare")
            return _serve(port, database)
    except Stop:
        return 0


def _stop(number: int, frame: object) -> None:
    for other in SIGNALS:
        signal.signal(other, signal.SIG_IGN)  # the second Ctrl-C must not interrupt the tidying up
    raise Stop


def _free_port(text: str) -> int:
    """Raises SystemExit with one sentence when the port is not a number or is taken."""
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise SystemExit(f"PORT={text} ist keine Portnummer. Beispiel: PORT=8001 make start")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError:
            raise SystemExit(
                f"Port {text} ist schon belegt. Nehmen Sie einen anderen: PORT={int(text) + 1} make start"
            ) from None
    return int(text)


@contextlib.contextmanager
def _database() -> Iterator[Process | None]:
    """The process of our own database; None when the operator has another one."""
    if "DATABASE_URL" in os.environ:
        yield None
        return
    with postgres.running(postgres.place(os.environ)) as server:
        yield server.process if server else None


def _step(*command: str) -> None:
    done = subprocess.Popen([_wir(), *command], preexec_fn=postgres.die_with_parent, env=_environment())
    if done.wait() != 0:
        raise SystemExit(
            f"„wir {' '.join(command)}“ ist fehlgeschlagen. Die Meldung steht darüber; es läuft nichts mehr."
        )


def _environment() -> dict[str, str]:
    # The supervisor owns the embedded server; commands it starts must not look for a lock.
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "wir.config.settings", "WIR_SUPERVISED": "1"}


def _wir() -> str:
    return str(Path(sys.executable).with_name("wir"))


def _serve(port: int, database: Process | None) -> int:
    web = [
        str(Path(sys.executable).with_name("granian")),
        "--interface",
        "wsgi",
        "wir.config.wsgi:application",
        "--host",
        os.environ.get("WIR_BIND", "127.0.0.1"),
        "--port",
        str(port),
        "--workers",
        os.environ.get("WIR_WORKERS", "2"),
        "--blocking-threads",
        "4",
        "--workers-kill-timeout",
        "3",
        "--log-level",
        "warning",
        "--respawn-failed-workers",
        "--backlog",
        "1024",
    ]
    worker = [_wir(), "procrastinate", "worker", "--shutdown-graceful-timeout=3"]
    # The web server ends its own workers; the worker would wait for a database that is gone, and loses nothing by a kill.
    children = [_child(web, signal.SIGTERM), _child(worker, signal.SIGKILL)]
    try:
        _wait_until_it_answers(port, children)
        _step("welcome", "--port", str(port))
        # The worker may take half a minute to notice that its database is gone.
        parts = [*children, database] if database else children
        while all(part.poll() is None for part in parts):
            time.sleep(0.2)
            if CAUGHT_AT_FIRST - _signals_caught(os.getppid()):
                return 0
        print("Ein Teil hat sich beendet, darum endet alles. Die Meldung steht darüber.", file=sys.stderr)
        return 1
    finally:
        _end(children)


def _signals_caught(process: int) -> frozenset[int]:
    """Which of our signals `make` has a handler for; none when the process is something else.

    A signal sent to `make` alone does not reach us: make gives up its handler and waits for us to end. That is how we
    notice, and why `kill -INT` on make ends everything, too.
    """
    try:
        is_make = Path(f"/proc/{process}/comm").read_text().strip().endswith("make")
        status = Path(f"/proc/{process}/status").read_text() if is_make else "SigCgt: 0"
    except OSError:
        return frozenset()
    mask = next(int(line.split()[1], 16) for line in status.splitlines() if line.startswith("SigCgt:"))
    return frozenset(number for number in SIGNALS if mask >> (number - 1) & 1)


CAUGHT_AT_FIRST = _signals_caught(os.getppid())


def _child(command: list[str], when_orphaned: int) -> Process:
    return subprocess.Popen(
        command,
        preexec_fn=partial(postgres.die_with_parent, when_orphaned),
        start_new_session=True,
        env=_environment(),
        stdin=subprocess.DEVNULL,
    )


def _wait_until_it_answers(port: int, children: list[Process]) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if any(child.poll() is not None for child in children):
            return
        time.sleep(0.05)


def _end(children: list[Process]) -> None:
    """Ask politely, then insist; the sessions are killed as groups so that no grandchild survives."""
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            child.terminate()
    deadline = time.monotonic() + GRACE
    while time.monotonic() < deadline and any(child.poll() is None for child in children):
        time.sleep(0.05)
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
