"""Twenty officials release at the same moment, the money is enough for seven: real processes on real PostgreSQL."""

import multiprocessing

import pytest
from django.db import connection, connections

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.models import Application, Appropriation, Commitment, Decision, Grant

MANY, ENOUGH_FOR, EACH = 20, 7, 2_500_000


def release(pk: int, official: int, barrier, answers) -> None:
    """One process: wait for the others, then release. Connections are made anew after the fork."""
    from wir.accounts.models import User

    connections.close_all()
    application, by = Application.objects.get(pk=pk), User.objects.get(pk=official)
    barrier.wait(timeout=120)
    try:
        actions.release(application, by=by, on=TODAY, at=NOW)
        answers.put((pk, ""))
    except Refused as refused:
        answers.put((pk, refused.sentences[0]))
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_seven_are_granted_thirteen_are_told_why_and_the_sums_are_exact(cast):
    Appropriation.objects.filter(year=2027).update(cents=EACH * ENOUGH_FOR + EACH - 1)
    prepared = [cast.prepared(asked={2027: EACH}) for _ in range(MANY)]
    from django.conf import settings

    from wir.documents import seal

    seal.make_test_seal(settings.WIR_SEAL_FILE.parent)
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    barrier, answers = fork.Barrier(MANY), fork.Queue()
    processes = [
        fork.Process(target=release, args=(application.pk, cast.sabine.pk, barrier, answers))
        for application in prepared
    ]
    for process in processes:
        process.start()
    said = dict(answers.get(timeout=240) for _ in processes)
    for process in processes:
        process.join(timeout=30)

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
    assert connection.vendor == "postgresql"
