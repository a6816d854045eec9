"""Claims: 200 votes a second for 60 seconds on two cores, each answered with the next statement, 95 % within 200 ms, none lost.

The load is made here, on loopback, so client and server share the two cores. It does not wait for answers before it sends
the next vote (open loop): a vote counts from the moment at which it was due. Afterwards the rows are counted.
"""

import asyncio
import os
import re
import shutil
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench_start_page import workers
from measuring import Portal, folder, report
from tests.config.portal import run

RATE, SECONDS, CONNECTIONS = 200, 60, 32
PATIENCE = 60  # seconds that answers may come after the last vote was due
STATEMENTS = 30
SETTING_UP = """
from datetime import date
from wir.accounts.models import User
from wir.participation import actions
from wir.strategy import actions as strategy
frieda = User.objects.get(email="frieda@lollar.example")
town = frieda.memberships.get().organisation
process = strategy.open_process([town], name="Messung", starts_on=date(2026, 1, 1), ends_on=date(2099, 1, 1), by=frieda)
strategy.publish_process(process, by=frieda)
made = actions.prepare_conversation(process, title="Messung", by=frieda)
actions.seed_statements(made, ["Aussage Nummer %d gilt." % n for n in range({statements})], by=frieda, on=date(2026, 1, 1))
actions.open_conversation(made, by=frieda)
print("PATH", "/beteiligung/%s/aussagen/%d/" % (process.slug, made.number), made.pk)
"""
COUNTING = """
from wir.participation.models import Vote
votes = Vote.objects.filter(statement__conversation={pk})
print("COUNTED", votes.count(), votes.values("voter").distinct().count())
"""
STATEMENT = re.compile(rb'name="aussage" value="(\d+)"')
COOKIE = re.compile(rb"(?i)set-cookie:\s*(wir-teil-aussagen=[^;\r]+)")


@dataclass
class Device:
    """One person's phone: its cookie, and the statement on its screen."""

    cookie: bytes = b""
    statement: bytes = b"1"
    votes: int = 0


@dataclass
class Load:
    """What happened: seconds from due to answered, votes that were answered, and what went wrong."""

    port: int
    path: str
    times: list[float] = field(default_factory=list)
    answered: int = 0
    devices: int = 0
    wrong: list[bytes] = field(default_factory=list)
    never: int = 0

    async def run(self) -> None:
        """Votes become due at an even pace; connections take them in turn."""
        due: asyncio.Queue[float | None] = asyncio.Queue()
        tasks = [asyncio.create_task(self.connection(number, due)) for number in range(CONNECTIONS)]
        begun = time.perf_counter()
        for number in range(RATE * SECONDS):
            at = begun + number / RATE
            if (wait := at - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            due.put_nowait(at)
        for _ in tasks:
            due.put_nowait(None)
        _done, late = await asyncio.wait(tasks, timeout=PATIENCE)
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.never = due.qsize()

    async def connection(self, number: int, due: asyncio.Queue[float | None]) -> None:
        """Every connection comes from an address of its own, as 32 households would."""
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", self.port, local_addr=(f"127.0.0.{number + 2}", 0)
        )
        device = Device()
        while (at := await due.get()) is not None:
            if device.votes == 0:
                self.devices += 1
            body = b"aussage=%s&antwort=%s" % (device.statement, (b"1", b"-1", b"0")[self.answered % 3])
            writer.write(self.request(device, body))
            head, page = await answer(reader)
            if head.startswith(b"HTTP/1.1 307") and (found := COOKIE.search(head)):
                device.cookie = found[1]  # the first answer of a device is sent once more, with its cookie
                writer.write(self.request(device, body))
                head, page = await answer(reader)
            self.times.append(time.perf_counter() - at)
            if not head.startswith(b"HTTP/1.1 200"):
                self.wrong.append(head.split(b"\r\n")[0])
                continue
            self.answered += 1
            device.votes += 1
            if found := COOKIE.search(head):
                device.cookie = found[1]
            following = STATEMENT.search(page)
            if following:
                device.statement = following[1]
            else:
                device = Device()  # has seen all: the next person comes
        writer.close()

    def request(self, device: Device, body: bytes) -> bytes:
        cookie = b"Cookie: %s\r\n" % device.cookie if device.cookie else b""
        return (
            b"POST %s HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            b"Content-Length: %d\r\n%s\r\n%s" % (self.path.encode(), self.port, len(body), cookie, body)
        )


async def answer(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Head and page of one answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
    return head, await reader.readexactly(length)


def processor_seconds(portal: Portal) -> float:
    """What the web workers have used so far."""
    ticks = 0
    for pid in workers(portal.process.pid):
        ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> bool:
    var = folder()
    portal = Portal(var)
    try:
        said = run(var, "shell", "-c", SETTING_UP.replace("{statements}", str(STATEMENTS)), seconds=120)
        _, path, pk = re.search(r"(PATH) (\S+) (\d+)", said.stdout).groups()
        load = Load(portal.port, path)
        before = processor_seconds(portal)
        asyncio.run(load.run())
        used = processor_seconds(portal) - before
        said = run(var, "shell", "-c", COUNTING.replace("{pk}", pk), seconds=120)
        rows, voters = map(int, re.search(r"COUNTED (\d+) (\d+)", said.stdout).groups())
    finally:
        portal.stop()
        shutil.rmtree(var.parent, ignore_errors=True)
    times = sorted(load.times)
    late = [times[int(len(times) * share)] * 1000 for share in (0.5, 0.95, 0.99)]
    print(
        f"       {load.answered:,} votes of {voters:,} devices in {SECONDS} s; half within {late[0]:.0f} ms, 99 % within {late[2]:.0f} ms"
    )
    print(f"       {1000 * used / max(1, load.answered):.1f} ms of processor time a vote in the web workers")
    if load.never:
        print(f"       {load.never} votes were never sent: the answers came too slowly")
    if load.wrong:
        print(f"       {len(load.wrong)} not answered with a page: {set(load.wrong)}")
    results = [
        report("95th percentile of a vote", late[1], 200, "ms"),
        report("votes answered", load.answered, RATE * SECONDS, "votes", at_least=True),
        report("votes of these that are stored", rows, max(1, load.answered), "votes", at_least=True),
    ]
    return all(results) and rows == load.answered and voters == load.devices


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
