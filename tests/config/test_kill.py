"""kill -9 of the worker and of the database while people work: nothing that was acknowledged is lost.

When a part of `wir start` dies, all of it ends and says so; whoever started it (a person, systemd, compose) starts it
again. The people of this test do not stop meanwhile: they meet a dead portal, wait and go on.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from pathlib import Path

import psycopg
import pytest

import wir
from tests.config import mailbox
from tests.config.busy_people import NAMES
from tests.config.portal import Portal, environment, free_port, migrated, processes, run
from wir.config.postgres import place

ENDED = "Ein Teil hat sich beendet, darum endet alles. Die Meldung steht darüber."
IN_THE_TABLES = {
    "funding.submit": "select id from funding_application where submitted_on is not null",
    "funding.prepare": "select application_id from funding_decision",
    "funding.release": "select application_id from funding_grant",
    "funding.retrieve": "select id from funding_delivery where retrieved_on is not null",
    "funding.accept": "select grant_id from funding_acceptance",
    "funding.vouch_for_account": "select id from funding_payoutaccount where confirmed_by_id is not null",
    "funding.request_money": "select id from funding_disbursement",
    "funding.return_money": "select id from funding_disbursement where state = 'returned'",
    "funding.check_money": "select id from funding_disbursement where checked_by_id is not null",
    "funding.approve_money": "select id from funding_disbursement where order_id is not null",
    "funding.enter_payment": "select id from funding_disbursement where state = 'paid'",
}
TOO_MUCH = """
select 'grant', g.id from funding_grant g join funding_disbursement d on d.grant_id = g.id
 where d.state <> 'returned' group by g.id having sum(d.cents) > g.cents
union all select 'year', c.id from funding_commitment c join funding_disbursement d on d.commitment_id = c.id
 where d.state <> 'returned' group by c.id having sum(d.cents) > c.cents
union all select 'appropriation', a.id from funding_appropriation a join funding_commitment c on c.appropriation_id = a.id
 group by a.id having sum(c.cents) > a.cents
"""
MAILED = """
select lower(u.email), count(*) from journal_entry e join funding_application a on a.id = e.thing_id
 join accounts_user u on u.id = a.created_by_id where e.act in ('funding.submit', 'funding.release') group by 1
"""
OPEN_JOBS = "select task_name, status from procrastinate_jobs where status not in ('succeeded') order by id"
RUNNING = "select count(*) from procrastinate_jobs where status = 'doing' and task_name like 'funding.tell%'"


class World:
    """The portal, the people at work and what they wrote down."""

    def __init__(self) -> None:
        self.var, self.port = migrated(), free_port()
        self.desk = self.var.parent / "desk"
        self.desk.mkdir()
        root = str(Path(__file__).parents[2])
        self.more = {
            "DEMO": "0",  # only the demo's line of funding, not its stories
            "WIR_GUIDELINES": str(Path(wir.__file__).parent / "guidelines" / "demo"),
            "WIR_EMAIL_BACKEND": mailbox.NAME,
            "WIR_WORKERS": "1",
            "WIR_MAILBOX": str(self.desk),
            "PYTHONPATH": os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])]),
        }
        self.portal = self.start()
        self.people = subprocess.Popen(
            [sys.executable, "-m", "tests.config.busy_people", str(self.desk), str(self.port)],
            env=environment(
                self.var, DJANGO_SETTINGS_MODULE="wir.config.settings", **self.more | {"DEMO": "1"}
            ),
            start_new_session=True,
        )

    def start(self) -> Portal:
        self.portal = Portal(self.var, port=self.port, **self.more)
        return self.portal

    def acts(self, name: str) -> list[list]:
        """What that person has had acknowledged so far."""
        file = self.desk / f"{name}.acts"
        lines = file.read_text().splitlines(keepends=True) if file.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def everybody_does(self, more: int) -> None:
        """Wait until each person has had so many more acts acknowledged."""
        before = {name: len(self.acts(name)) for name in NAMES}
        self.until(lambda: all(len(self.acts(name)) >= before[name] + more for name in NAMES))

    def until(self, holds, seconds: int = 300) -> None:
        """Wait for a condition, not for a time."""
        end = time.monotonic() + seconds
        while not holds():
            assert self.people.poll() is None or self.people.returncode == -signal.SIGKILL
            assert time.monotonic() < end, self.ask(OPEN_JOBS)
            time.sleep(0.05)

    def ask(self, question: str) -> list[tuple]:
        """Asked as the application's role, which cannot pass anything by."""
        sockets = place({"WIR_VAR": str(self.var)}).socket_folder
        with psycopg.connect(host=str(sockets), user="wir_app", dbname="wir") as connection:
            cursor = connection.execute(question)
            return cursor.fetchall() if cursor.description else []

    def kill(self, part: str) -> str:
        """SIGKILL to that process; what the portal said while it ended."""
        found = [pid for pid, command in processes(self.var).items() if part in command]
        assert len(found) == 1, found
        os.kill(found[0], signal.SIGKILL)
        said = self.portal.process.communicate(timeout=120)[0]
        assert self.portal.process.returncode == 1
        return said

    def send_people_home(self) -> None:
        os.killpg(self.people.pid, signal.SIGKILL)
        self.people.wait()

    def five_minutes_pass(self) -> None:
        """No heartbeat came from the dead workers, and the timetable looks for what they left."""
        self.ask("update procrastinate_workers set last_heartbeat = last_heartbeat - interval '5 minutes' "
                 "where id <> (select max(id) from procrastinate_workers)")  # fmt: skip
        stalled = ["procrastinate", "defer", "config.retry_stalled", '{"timestamp": 0}']
        assert run(self.var, *stalled, **self.more).returncode == 0

    def close(self) -> None:
        if self.people.poll() is None:
            self.send_people_home()
        self.portal.stop()
        shutil.rmtree(self.var.parent, ignore_errors=True)


@pytest.fixture(scope="module")
def world():
    """What is left after the worker and then the database were killed in the middle of all work."""
    made = World()
    try:
        with mailbox.shut(made.desk):
            made.until(lambda: all(made.acts(name) for name in NAMES))
            made.until(lambda: made.ask(RUNNING) != [(0,)])  # the worker is in the middle of a job
            assert ENDED in made.kill("procrastinate worker")
        made.start()
        made.everybody_does(3)
        assert ENDED in made.kill("/bin/postgres -D")
        made.start()
        made.everybody_does(3)
        made.send_people_home()
        made.five_minutes_pass()
        yield made
    finally:
        made.close()


def acknowledged(world):
    return [act for name in NAMES for act in world.acts(name) if act[0] != "fill_in"]


def test_every_acknowledged_act_is_in_the_journal_and_in_the_tables(world):
    acts = acknowledged(world)
    assert {act for act, _, _ in acts} == set(IN_THE_TABLES)
    journal = Counter(world.ask("select act, thing_id from journal_entry"))
    assert Counter((act, thing) for act, thing, _ in acts) - journal == Counter()
    there = {act: {row for (row,) in world.ask(question)} for act, question in IN_THE_TABLES.items()}
    assert [act for act in acts if act[2] not in there[act[0]]] == []


def test_what_was_last_saved_through_the_browser_is_there_or_something_later(world):
    _, draft, title = world.acts("writer")[-1]
    ((stored,),) = world.ask(f"select title from funding_application where id = {draft}")
    assert int(stored.removeprefix("Stand ")) >= int(title.removeprefix("Stand "))


def test_the_chain_of_the_journal_is_whole(world):
    verified = run(world.var, "journal", "verify", **world.more)
    assert verified.returncode == 0, verified.stderr
    assert verified.stdout.startswith("Das Protokoll ist unversehrt: ")


def test_no_sum_is_exceeded(world):
    assert world.ask(TOO_MUCH) == []


def test_every_sealed_document_has_its_file(world):
    sealed = {sha256 for (sha256,) in world.ask("select sha256 from documents_document")}
    files = {path.stem for path in (world.var / "files").rglob("*.pdf")}
    assert len(sealed) >= 4
    assert sealed - files == set()


def test_every_deferred_job_has_run_and_its_mail_has_gone_out(world):
    world.until(lambda: world.ask(OPEN_JOBS) == [])
    due, sent = Counter(dict(world.ask(MAILED))), mailbox.sent(world.desk)
    assert due - sent == Counter()
    assert sum(sent.values()) - sum(due.values()) <= 2  # only a job that was interrupted may run twice


def test_the_portal_answers(world):
    assert world.portal.process.poll() is None
    page = f"http://127.0.0.1:{world.port}/foerderung/bewilligt/"
    with urllib.request.urlopen(page, timeout=60) as answer:
        assert answer.status == 200
