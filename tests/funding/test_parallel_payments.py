"""Twenty ask for money at the same moment, and twenty approve: real processes on real PostgreSQL."""

import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Sum

from tests.cast import PAYDAY
from tests.funding.pay_at_once import START_LINE
from wir.documents import seal
from wir.documents.models import Document
from wir.funding import actions
from wir.funding.models import Disbursement, Grant
from wir.journal.models import Entry

MANY, EACH, YEAR = 20, 400_000, 1_800_000
WAITING = "select count(*) from pg_locks where locktype = 'advisory' and objid = %s and not granted"


@pytest.mark.django_db(transaction=True)
def test_twenty_requests_and_twenty_approvals_never_exceed_the_notice(cast):
    seal.make_test_seal(settings.WIR_SEAL_FILE.parent)
    grant = cast.accepted().grant
    said = at_once("ask", cast.theo.pk, [grant.pk] * MANY)
    assert sum(not sentence for sentence in said) == YEAR // EACH
    assert {sentence for sentence in said if sentence} == {
        "Für 2027 können Sie noch 2.000,00\u00a0€ abrufen. Nichts wurde abgerufen."
    }
    assert Disbursement.objects.aggregate(all=Sum("cents"))["all"] == YEAR // EACH * EACH

    for disbursement in Disbursement.objects.all():
        actions.check_money(disbursement, by=cast.karim, on=PAYDAY)
    asked = list(Disbursement.objects.values_list("pk", flat=True))
    said = at_once("approve", cast.sabine.pk, asked * (MANY // len(asked)))
    assert sum(not sentence for sentence in said) == len(asked)
    assert set(Disbursement.objects.values_list("state", flat=True)) == {"approved"}
    assert Entry.objects.filter(act="funding.approve_money").count() == len(asked)
    assert Document.objects.filter(kind="payment_order").count() == len(asked)
    assert Disbursement.objects.aggregate(all=Sum("cents"))["all"] <= Grant.objects.get().cents


def at_once(act: str, person: int, things: list[int]) -> list[str]:
    """What each process said; they all start when the last one is ready."""
    arguments = [connection.settings_dict["NAME"], act, str(person), *map(str, things)]
    command = [sys.executable, "-m", "tests.funding.pay_at_once", *arguments]
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [START_LINE])
        processes = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        waiting = 0
        while waiting < len(things):
            time.sleep(0.05)
            cursor.execute(WAITING, [START_LINE])
            waiting = cursor.fetchone()[0]
            assert processes.poll() is None, "the processes ended too early"
        cursor.execute("select pg_advisory_unlock(%s)", [START_LINE])
    lines = processes.communicate(timeout=240)[0].splitlines()
    assert processes.returncode == 0
    return [line.partition("\t")[2] for line in lines]
