"""A real `wir start` in a folder of its own, and everything that still runs because of it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import database, shared

WIR = str(Path(sys.executable).with_name("wir"))


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def folder() -> Path:
    """A folder for `var/` that the database's account may walk to."""
    made = Path(tempfile.mkdtemp(prefix="wir-start-"))
    made.chmod(0o711)
    return made / "var"


def migrated() -> Path:
    """One in which the schema lies already, and nothing else."""
    var = folder()
    database.copy_cluster(var)
    return var


def started_before() -> Path:
    """One in which a portal with the demo was started before: a copy of the first start of this run, made from nothing."""
    var = folder()
    subprocess.run(["cp", "-a", shared.once(shared.FOLDER / "started", _first_start), var], check=True)
    return var


def _first_start(draft: Path) -> None:
    var = folder()
    Portal(var).stop()
    shutil.move(var, draft)
    shutil.rmtree(var.parent)


def environment(var: Path, **more: str) -> dict[str, str]:
    """The environment of an operator: nothing of the tests' own."""
    ours = ("WIR_", "DATABASE", "DEMO", "DJANGO_", "PORT", "PYTHONDONTWRITEBYTECODE")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours)} | {"WIR_VAR": str(var)} | more


def run(var: Path, *command: str, seconds: int = 300, **more: str) -> subprocess.CompletedProcess[str]:
    """One command to its end."""
    return subprocess.run(
        [WIR, *command],
        env=environment(var, **more),
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


class Portal:
    """One start; `answered` is how many seconds the page took to come, `said` what stood on the screen until then.

    With `background` it inherits SIGINT ignored, as from a script's `&`.
    """

    def __init__(self, var: Path, *, background: bool = False, port: int = 0, **more: str) -> None:
        self.var, self.port, begun = var, port or free_port(), time.monotonic()
        self.process = subprocess.Popen(
            ["sh", "-c", "trap '' INT; exec \"$0\" start" if background else 'exec "$0" start', WIR],
            env=environment(var, PORT=str(self.port), **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said: list[str] = []
        while not self._says_where():
            assert self.process.poll() is None, self.process.stdout.read()
        self.answered = time.monotonic() - begun

    def _says_where(self) -> bool:
        line = self.process.stdout.readline()
        self.said.append(line)
        # Not the address alone: a mail on the screen may name it before the web server answers.
        return f"WIR-Portal läuft: http://localhost:{self.port} " in line

    def stop(self, number: int = signal.SIGTERM) -> float:
        """Ask it to end; seconds until nothing of it is left (at most 60)."""
        begun = time.monotonic()
        self.process.send_signal(number)
        while (time.monotonic() - begun < 60) and (self.process.poll() is None or left_over(self.var)):
            time.sleep(0.05)
        self.process.stdout.close()
        return time.monotonic() - begun


def left_over(var: Path) -> list[str]:
    """What still runs with this folder in its environment; children inherit it, whatever they are called."""
    return list(processes(var).values())


def processes(var: Path) -> dict[int, str]:
    """The command line of all that runs with this folder in its environment, by process."""
    mark, found = f"WIR_VAR={var}".encode(), {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes().split(b"\0"):
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                found[int(process.name)] = command
        except OSError:
            continue
    return found
