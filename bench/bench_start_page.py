"""Claims: the public start page, 2 workers, 4 connections, 10 seconds: 300 requests a second, 95 % within 20 ms, no error;
afterwards a worker holds at most 150 MB.

Beside two known Django products under the same load: Hypha 66 and pretalx 72 requests a second (given figures, measured
elsewhere). The load comes from `wrk` when it is there, else from a small client in Python, which costs some itself.
"""

import http.client
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from measuring import Portal, folder, report

SECONDS, CONNECTIONS = 10, 4
PEERS = {"Hypha": 66, "pretalx": 72}
MEGABYTES = 150
SCRIPT = """
done = function(summary, latency)
  local e = summary.errors
  print("P95 " .. latency:percentile(95) / 1000)
  print("ERRORS " .. e.connect + e.read + e.write + e.status + e.timeout)
end
"""


def wrk(port: int) -> tuple[float, float, int]:
    """Requests a second, 95th percentile in ms, errors."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT)
        script.flush()
        command = [
            "wrk",
            "-t2",
            f"-c{CONNECTIONS}",
            f"-d{SECONDS}s",
            "-s",
            script.name,
            f"http://127.0.0.1:{port}/",
        ]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures = (
        re.search(pattern, said)
        for pattern in (r"Requests/sec:\s+([\d.]+)", r"P95 ([\d.]+)", r"ERRORS (\d+)")
    )
    rate, late, errors = (float(found[1]) for found in figures if found)
    return rate, late, int(errors)


def python(port: int) -> tuple[float, float, int]:
    """The same without wrk."""
    times: list[float] = []
    errors: list[int] = []
    until = time.monotonic() + SECONDS

    def load() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while (begun := time.monotonic()) < until:
            connection.request("GET", "/")
            answer = connection.getresponse()
            answer.read()
            times.append(time.monotonic() - begun)
            if answer.status != 200:
                errors.append(answer.status)

    threads = [threading.Thread(target=load) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / SECONDS, sorted(times)[int(len(times) * 0.95)] * 1000, len(errors)


def workers(root: int) -> list[int]:
    """The web server's worker processes: children of the one child that is called granian."""
    parents = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(process.name)] = int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    web = [pid for pid, parent in parents.items() if parent == root and _is_web(pid)]
    return [pid for pid, parent in parents.items() if parent in web]


def _is_web(pid: int) -> bool:
    return b"granian" in Path(f"/proc/{pid}/cmdline").read_bytes()


def megabytes(pid: int, what: str) -> float:
    """`Pss` (shared pages divided among those who share them) or `Rss` of one process."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(what)


def main() -> bool:
    var = folder()
    portal = Portal(var)
    try:
        load = wrk if shutil.which("wrk") else python
        for _ in range(40):  # every thread has built its templates
            connection = http.client.HTTPConnection("127.0.0.1", portal.port)
            connection.request("GET", "/")
            connection.getresponse().read()
            connection.close()
        rate, late, errors = load(portal.port)
        found = workers(portal.process.pid)
        held = [(megabytes(pid, "Pss"), megabytes(pid, "Rss")) for pid in found]
    finally:
        portal.stop()
        shutil.rmtree(var.parent, ignore_errors=True)
    print(
        f"       load by {load.__name__}, 2 workers, {CONNECTIONS} connections, {SECONDS} s, {errors} errors"
    )
    for peer, known in PEERS.items():
        print(f"       {rate / known:.1f} x {peer} ({known} requests a second)")
    print(
        "       memory a worker, PSS / RSS in MB: " + ", ".join(f"{pss:.0f} / {rss:.0f}" for pss, rss in held)
    )
    results = [
        report("public start page", rate, 300, "requests/s", at_least=True),
        report("95th percentile", late, 20, "ms"),
        report("largest worker (RSS)", max(rss for _, rss in held), MEGABYTES, "MB"),
    ]
    return all(results) and errors == 0


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
