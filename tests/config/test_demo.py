"""The demo world: everybody fictional, every state to be seen, real places only where nothing bad is said about them."""

import pytest
import time_machine
from django.conf import settings

from tests.cast import NOW
from tests.stage import scene
from wir.accounts.models import Organisation, User
from wir.config import demo
from wir.documents.seal import make_test_seal
from wir.funding.access import cases_for_juror, locked_for_juror
from wir.funding.models import Application, Disbursement, Grant, Proof

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def seal():
    make_test_seal(settings.WIR_SEAL_FILE.parent)


@pytest.fixture(scope="module")
def made(_stage, django_db_blocker, seal):
    """Whether each of two tries made the demo."""
    with django_db_blocker.unblock(), scene(_stage), time_machine.travel(NOW, tick=False):
        yield demo.make_once(), demo.make_once()


def test_it_is_made_once(made):
    assert made == (True, False)


def test_there_is_an_application_in_every_state_and_everybody_is_fictional(made):
    states = set(Application.objects.values_list("state", flat=True))
    assert states == set(Application.workflow.states)
    assert set(Grant.objects.values_list("state", flat=True)) == set(Grant.workflow.states)
    assert {"requested", "paid"} == set(Disbursement.objects.values_list("state", flat=True))
    assert {"handed_in", "accepted"} == set(Proof.objects.values_list("state", flat=True))
    assert Application.objects.values("applicant").distinct().count() >= 12
    assert not Organisation.objects.filter(fictional=False, applications__isnull=False).exists()
    assert not User.objects.filter(fictional=False).exists()


def test_nothing_bad_is_said_about_a_real_place(made):
    towns = Organisation.objects.filter(fictional=True).exclude(ags="").values_list("town", flat=True)
    assert "Büdingen" in towns
    assert "Musterstadt" not in towns
    real = Application.objects.exclude(applicant__ags="").values_list("state", flat=True)
    assert set(real) <= {"draft", "decision_prepared", "awarded"}


def test_one_member_of_its_jury_reads_and_another_may_not_see_the_only_case(made):
    merle = User.objects.get(email="merle@uni.example")
    cem = User.objects.get(email="cem@musterstadt.example")
    assert [(cases_for_juror(who).count(), len(locked_for_juror(who))) for who in (merle, cem)] == [
        (1, 0),
        (0, 1),
    ]
