"""Twenty officials release at the same moment, the money is enough for seven: real processes on real PostgreSQL."""

import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from tests.funding.release_at_once import START_LINE
from wir.documents import seal
from wir.funding.models import Application, Appropriation, Commitment, Decision, Grant

MANY, ENOUGH_FOR, EACH = 20, 7, 2_500_000
WAITING = "select count(*) from pg_locks where locktype = 'advisory' and objid = %s and not granted"


@pytest.mark.django_db(transaction=True)
def test_seven_are_granted_thirteen_are_told_why_and_the_sums_are_exact(cast):
    Appropriation.objects.filter(year=2027).update(cents=EACH * ENOUGH_FOR + EACH - 1)
    prepared = [cast.prepared(asked={2027: EACH}) for _ in range(MANY)]
    seal.make_test_seal(settings.WIR_SEAL_FILE.parent)
    said = released_at_once([application.pk for application in prepared], cast.sabine.pk)

    granted = {pk for pk, sentence in said.items() if not sentence}
    assert len(granted) == ENOUGH_FOR
    assert {sentence for sentence in said.values() if sentence} == {
        "Das Geld reicht nicht: Für 2027 sind 24.999,99\u00a0€ frei, gebraucht werden 25.000,00\u00a0€. "
        "Nichts wurde bewilligt, der Vorschlag bleibt liegen."
    }
    assert set(Grant.objects.values_list("application_id", flat=True)) == granted
    assert [c.cents for c in Commitment.objects.all()] == [EACH] * ENOUGH_FOR
    assert Appropriation.objects.get(year=2027).committed_cents == EACH * ENOUGH_FOR
    assert set(Application.objects.filter(state="awarded").values_list("pk", flat=True)) == granted
    assert Decision.objects.filter(released_by__isnull=False).count() == ENOUGH_FOR


def released_at_once(applications: list[int], official: int) -> dict[int, str]:
    """What each process said, by application; they all start when the last one is ready."""
    arguments = [connection.settings_dict["NAME"], str(official), *map(str, applications)]
    command = [sys.executable, "-m", "tests.funding.release_at_once", *arguments]
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [START_LINE])
        processes = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        waiting = 0
        while waiting < len(applications):
            time.sleep(0.05)
            cursor.execute(WAITING, [START_LINE])
            waiting = cursor.fetchone()[0]
            assert processes.poll() is None, "the processes ended too early"
        cursor.execute("select pg_advisory_unlock(%s)", [START_LINE])
    lines = processes.communicate(timeout=240)[0].splitlines()
    assert processes.returncode == 0
    return {int(pk): sentence for pk, _, sentence in (line.partition("\t") for line in lines)}
