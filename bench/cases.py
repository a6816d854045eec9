"""A throw-away database with many applications, and what one request costs in it: statements, processor time, bytes.

Processor time is that of the product's process and of its database process together, as the figures of the peers were taken;
the web server in between is left out. Figures of the peers: Hypha and pretalx with 1,000 entries, 50 to 60 a page.
"""

import atexit
import os
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from measuring import report

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
STATES = ("submitted",) * 6 + ("decision_prepared", "waitlisted", "awarded", "rejected")
TICK = os.sysconf("SC_CLK_TCK")
REQUESTS = 60


def world():
    """The cast of the tests in a migrated database; the product works as the role that owns nothing."""
    import tests.database as server

    server.start()
    atexit.register(server.stop)
    import django
    from django.conf import settings

    django.setup()

    settings.ALLOWED_HOSTS, settings.DEBUG = ["testserver"], False
    from tests import cast

    return cast.world()


def fill(cast, up_to: int) -> None:
    """So many applications of 200 applicants, in every state, received over two years; statistics are taken afterwards."""
    from tests.cast import LINE, NOW, TODAY

    from wir.accounts.models import Organisation
    from wir.funding.models import Application, Decision

    if Organisation.objects.filter(kind="association").count() < 200:
        for number in range(200):
            Organisation.objects.create(kind="association", name=f"Verein Nummer {number}", fictional=True)
    applicants = list(Organisation.objects.filter(kind="association"))
    rows = []
    for number in range(Application.objects.count(), up_to):
        received = TODAY - timedelta(days=number % 700)
        rows.append(
            Application(
                line=LINE,
                applicant=applicants[number % 200],
                controller=cast.authority,
                created_by=cast.frieda,
                title=f"Vorhaben mit der laufenden Nummer {number}",
                state=STATES[number % len(STATES)],
                submitted_on=received,
                due_on=received + timedelta(days=40),
                content_hash="0" * 64,
                assigned_to=(None, cast.karim, cast.sabine)[number % 3],
            )
        )
    with _without_guards():
        made = Application.objects.bulk_create(rows, batch_size=1000)
        Decision.objects.bulk_create(
            (
                Decision(
                    application=one,
                    current_for=one,
                    outcome="reject",
                    reasons="-",
                    content_hash="0" * 64,
                    prepared_by=(cast.karim, cast.sabine)[one.pk % 2],
                    prepared_at=NOW,
                )
                for one in made
                if one.state == "decision_prepared"
            ),
            batch_size=1000,
        )
    take_statistics()


def take_statistics() -> None:
    """Only the owner of the tables may; without it the database plans for empty ones."""
    with _as_owner() as cursor:
        cursor.execute("analyze")


@contextmanager
def _as_owner():
    """The owner of the tables may do what the product may not: statistics, and rows as if years of work lay behind them."""
    from django.conf import settings
    from django.db import connection

    connection.close()
    connection.settings_dict["USER"] = "wir_owner"
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
        connection.settings_dict["USER"] = settings.WIR_APPLICATION_ROLE


@contextmanager
def _without_guards():
    """Applications begin as drafts and move step by step; only here they stand at once where they would have come to."""
    tables = ("funding_application", "funding_decision")
    with _as_owner() as cursor:
        for table in tables:
            cursor.execute(f"alter table {table} disable trigger user")
        yield
        for table in tables:
            cursor.execute(f"alter table {table} enable trigger user")


def cost(client, url: str) -> tuple[int, float, int]:
    """Statements, milliseconds of processor time and bytes of one request."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(5):
        answer = client.get(url)
        assert answer.status_code == 200, (url, answer.status_code)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    statements = len(captured)
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        backend = cursor.fetchone()[0]
    begun, database = time.process_time(), _seconds(backend)
    for _ in range(REQUESTS):
        client.get(url)
    spent = time.process_time() - begun + _seconds(backend) - database
    return statements, spent / REQUESTS * 1000, len(answer.content)


def _seconds(process: int) -> float:
    """User and system time of a process; readable only where both run on this machine."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def judge(what: str, found: tuple[int, float, int], limits: tuple[int, float, int | None]) -> bool:
    """One line a figure; True when all hold."""
    results = [
        report(f"{what}: statements", found[0], limits[0], ""),
        report(f"{what}: CPU", found[1], limits[1], "ms"),
    ]
    if limits[2]:
        results.append(report(f"{what}: size", found[2] / 1000, limits[2] / 1000, "kB"))
    return all(results)


def beside(peers: dict[str, tuple[float, int]], found: tuple[int, float, int]) -> None:
    """How many times cheaper than the peers' page of the same kind."""
    for peer, (milliseconds, statements) in peers.items():
        print(
            f"       {milliseconds / found[1]:.1f} x less CPU than {peer} ({milliseconds:.0f} ms), {found[0]} statements beside {statements}"
        )
