"""What is kept about people who claim, ask and are invited goes on its day, not a day earlier."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import NOW, TODAY
from wir.accounts import actions, retention
from wir.accounts.models import Claim, Invitation, JoinRequest, Organisation


@pytest.mark.parametrize(("days", "gone"), [(1095, 0), (1096, 1)])
def test_the_address_and_the_reason_of_a_decided_claim_go_after_three_years(cast, days, gone):
    village = Organisation.objects.create(kind="municipality", name="Allendorf (Lumda)", ags="06531002")
    claim = actions.claim(village, by=cast.ole, on=TODAY)
    actions.refuse_claim(claim, reason="unbekannt", by=cast.karim, at=NOW)
    assert retention.erase_claims(TODAY + timedelta(days=days)) == gone
    assert Claim.objects.filter(email="", reason="").count() == gone


def test_an_open_claim_is_kept_however_long_it_waits(cast):
    village = Organisation.objects.create(kind="municipality", name="Allendorf (Lumda)", ags="06531002")
    actions.claim(village, by=cast.ole, on=TODAY)
    assert retention.erase_claims(TODAY + timedelta(days=5000)) == 0


@pytest.mark.parametrize(("days", "gone"), [(90, 0), (91, 1)])
def test_an_invitation_goes_ninety_days_after_its_last_day(cast, days, gone):
    made = actions.invite(cast.town, email="x@lollar.example", roles=["editor"], by=cast.bea, on=TODAY)
    assert retention.erase_invitations(made.last_day + timedelta(days=days)) == gone
    assert Invitation.objects.count() == 1 - gone


@pytest.mark.parametrize(("days", "gone"), [(365, 0), (366, 1)])
def test_a_request_to_be_let_in_goes_after_a_year(cast, days, gone):
    with time_machine.travel(NOW, tick=False):
        actions.ask_to_join(cast.town, by=cast.ole, on=TODAY)
        on = timezone.localdate() + timedelta(days=days)
    assert retention.erase_requests(on) == gone
    assert JoinRequest.objects.count() == 1 - gone
