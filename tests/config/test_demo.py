"""The demo world: everybody fictional, every state to be seen, real places only where nothing bad is said about them."""

import pytest
import time_machine
from django.conf import settings

from tests.cast import NOW
from wir.accounts.models import Organisation, User
from wir.config import demo
from wir.documents.seal import make_test_seal
from wir.funding.models import Application, Disbursement, Grant, Proof

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seal():
    make_test_seal(settings.WIR_SEAL_FILE.parent)


def test_there_is_an_application_in_every_state_and_everybody_is_fictional():
    with time_machine.travel(NOW, tick=False):
        assert (demo.make_once(), demo.make_once()) == (True, False)
    states = set(Application.objects.values_list("state", flat=True))
    assert states == set(Application.workflow.states)
    assert set(Grant.objects.values_list("state", flat=True)) == set(Grant.workflow.states)
    assert {"requested", "paid"} == set(Disbursement.objects.values_list("state", flat=True))
    assert {"handed_in", "accepted"} == set(Proof.objects.values_list("state", flat=True))
    assert Application.objects.values("applicant").distinct().count() >= 12
    assert not Organisation.objects.filter(fictional=False, applications__isnull=False).exists()
    assert not User.objects.filter(fictional=False).exists()


@pytest.mark.parametrize("day", ["2027-01-04", "2027-07-01", "2027-12-31"])
def test_it_can_be_made_on_any_day(day):
    with time_machine.travel(f"{day}T09:00:00+00:00", tick=False):
        assert demo.make_once()


def test_nothing_bad_is_said_about_a_real_place():
    with time_machine.travel(NOW, tick=False):
        demo.make_once()
    towns = Organisation.objects.filter(fictional=True).exclude(ags="").values_list("town", flat=True)
    assert "Büdingen" in towns
    assert "Musterstadt" not in towns
    real = Application.objects.exclude(applicant__ags="").values_list("state", flat=True)
    assert set(real) <= {"draft", "decision_prepared", "awarded"}
