"""`wir start` as operators meet it: real processes, a real server, and nothing left behind."""

import shutil
import signal
import socket
import stat
import urllib.request

import pytest

from tests.config.portal import Portal, folder, free_port, left_over, run, started_before
from wir.config import postgres
from wir.config.postgres import place


@pytest.fixture(scope="module")
def var():
    made = started_before()
    yield made
    shutil.rmtree(made.parent, ignore_errors=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda n: n.name)
def test_each_way_to_end_it_leaves_no_process(var, number):
    portal = Portal(var)
    with urllib.request.urlopen(f"http://127.0.0.1:{portal.port}/healthz", timeout=60) as answer:
        assert answer.read() == b"ok\n"
    assert len(left_over(var)) >= 4  # supervisor, database, web server, worker
    portal.stop(number)
    assert left_over(var) == []
    assert portal.process.returncode == 0


def test_ctrl_c_works_also_when_a_script_started_it_in_the_background(var):
    portal = Portal(var, background=True)
    portal.stop(signal.SIGINT)
    assert left_over(var) == []


def test_nothing_outlives_a_killed_supervisor(var):
    portal = Portal(var)
    portal.stop(signal.SIGKILL)
    assert left_over(var) == []


def test_a_second_start_in_the_same_folder_says_one_sentence(running):
    second = run(running.var, "start", PORT=str(free_port()))
    with urllib.request.urlopen(f"http://127.0.0.1:{running.port}/healthz", timeout=60) as answer:
        assert answer.status == 200
    assert (second.returncode, second.stderr) == (
        1,
        "WIR-Portal läuft in diesem Ordner schon. Beenden Sie es dort mit Strg+C oder nehmen Sie WIR_VAR.\n",
    )


def test_a_start_says_first_what_happens_and_how_long_it_may_take(running):
    assert running.said[0] == (
        "Die Datenbank wird vorbereitet. Beim ersten Start dauert das ein bis zwei Minuten, später wenige Sekunden.\n"
    )


def test_commands_work_beside_a_running_portal(running):
    done = run(running.var, "journal", "verify")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Das Protokoll ist unversehrt: ")


@pytest.mark.parametrize("role", ["wir_owner", "postgres"])
def test_a_start_with_a_role_that_may_too_much_is_refused(running, role):
    sockets = place({"WIR_VAR": str(running.var)}).socket_folder
    ended = run(running.var, "prepare", DATABASE_URL=f"postgresql://{role}@/wir?host={sockets}")
    assert (ended.returncode, ended.stderr) == (
        1,
        "Die Datenbankrolle in DATABASE_URL darf zu viel (sie besitzt Tabellen oder umgeht Zeilenschutz). Nehmen Sie dafür "
        "eine eigene Rolle ohne Besitz und nennen Sie die besitzende in DATABASE_OWNER_URL.\n",
    )


def test_each_start_of_the_embedded_database_takes_away_the_right_to_temporary_tables():
    var = folder()
    may = "select has_database_privilege('wir_app', 'wir', 'temporary'), has_database_privilege('wir_owner', 'wir', 'temporary')"
    try:
        for _start in range(2):
            with (
                postgres.running(place({"WIR_VAR": str(var)})) as server,
                server.connect("wir") as connection,
            ):
                assert connection.execute(may).fetchall() == [(False, True)]
                connection.execute("grant temporary on database wir to public")
    finally:
        shutil.rmtree(var.parent, ignore_errors=True)


def test_secrets_are_readable_by_their_owner_only(running):
    secrets = [path for name in ("secrets", "seal") for path in (running.var / name).iterdir()]
    assert {path.name for path in secrets} >= {"secret_key", "test-seal.p12", "passphrase"}
    assert {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in secrets} == {
        path.name: "0o600" for path in secrets
    }


def test_a_port_that_is_taken_is_said_before_anything_starts(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run(tmp_path / "var", "start", PORT=str(port))
    assert (ended.returncode, ended.stderr) == (
        1, f"Port {port} ist schon belegt. Nehmen Sie einen anderen: PORT={port + 1} make start\n",
    )  # fmt: skip
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("port", ["0", "65536", "acht", "-1", ""])
def test_a_port_that_is_none_is_said(tmp_path, port):
    ended = run(tmp_path / "var", "start", PORT=port)
    assert (ended.returncode, ended.stderr) == (
        1, f"PORT={port} ist keine Portnummer. Beispiel: PORT=8001 make start\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    "url", ["mysql://wir@localhost/wir", "postgresql://wir@localhost", "postgresql://wir@localhost/", "wir"]
)
def test_an_address_of_no_database_is_said(tmp_path, url):
    ended = run(tmp_path, "check", DATABASE_URL=url)
    assert (ended.returncode, ended.stderr) == (
        1, "DATABASE_URL muss so aussehen: postgresql://rolle:kennwort@host:5432/datenbank\n",
    )  # fmt: skip


def test_migrating_a_foreign_database_needs_the_owner_named(tmp_path):
    ended = run(tmp_path, "migrate", DATABASE_URL="postgresql://wir_app@localhost/wir")
    assert (ended.returncode, ended.stderr) == (
        1, "DATABASE_OWNER_URL fehlt: Das Schema ändert eine eigene Rolle, nicht die der Anwendung.\n",
    )  # fmt: skip
