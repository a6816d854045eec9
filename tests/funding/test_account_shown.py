"""An order goes to the account that the page showed, and a second person has a mailbox of her own."""

from datetime import date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.cast import NOW, PAYDAY, TODAY, person
from tests.pages import send, shown_on
from wir.accounts import actions as profiles
from wir.accounts.models import Membership, Organisation
from wir.funding import actions
from wir.funding.models import Disbursement

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 11, 12, tzinfo=NOW.tzinfo)
DAY = date(2026, 11, 9)
IBAN, OTHER = "DE89370400440532013000", "DE02120300000000202051"
HOLDER = "Stadtkasse Lollar"


def test_nothing_is_checked_or_ordered_to_an_account_that_the_page_did_not_show(cast):
    disbursement = cast.asked()
    grant, here = (
        disbursement.grant,
        reverse("funding:disbursement", args=[disbursement.grant.application_id, disbursement.pk]),
    )

    def name_another(iban):
        another = actions.name_account(grant, holder="Lena Zwei", iban=iban, by=cast.theo, on=PAYDAY)
        actions.confirm_account(another, by=cast.bea, on=PAYDAY)

    with time_machine.travel(NOON, tick=False):
        karim, sabine = cast.client("karim"), cast.client("sabine")
        old = shown_on(karim, here)
        name_another(OTHER)
        refused = karim.post(here, {"act": "check", **old}, follow=True).content.decode()
        assert "hat sich etwas geändert" in refused
        assert Disbursement.objects.get().state == "requested"
        send(karim, here, {"act": "check"})
        old = shown_on(sabine, here)
        name_another("DE02500105170137075030")
        for shown in (old, {}):
            refused = sabine.post(here, {"act": "approve", **shown}, follow=True).content.decode()
            assert "hat sich etwas geändert" in refused
        assert (Disbursement.objects.get().state, Disbursement.objects.get().order) == ("checked", None)
        send(sabine, here, {"act": "approve"})
    assert Disbursement.objects.get().account.iban == "DE02500105170137075030"


def posted(cast):
    application = cast.awarded()
    actions.post(application.deliveries.get(), posted_on=TODAY, by=cast.karim, on=TODAY)
    return application


def test_the_same_mailbox_under_another_account_is_no_second_person_for_an_account(cast):
    account = actions.accept(
        posted(cast).grant, account_holder=HOLDER, iban=IBAN, waives=False, by=cast.frieda, on=DAY
    )
    twin = person("frieda+kasse@lollar.example", "Frida Kasse")
    for role in ("signatory", "finance"):
        Membership.objects.create(user=twin, organisation=cast.town, role=role)
    with pytest.raises(PermissionDenied):
        actions.confirm_account(account, by=twin, on=DAY)
    profiles.change_profile(
        cast.town, values={"iban": IBAN, "account_holder": HOLDER}, by=cast.frieda, on=TODAY
    )
    town = Organisation.objects.get(pk=cast.town.pk)
    with pytest.raises(PermissionDenied):
        profiles.confirm_profile_account(town, seen=town.account_mark, by=twin, on=TODAY)
    Membership.objects.filter(organisation=cast.town).exclude(user__in=[twin, cast.frieda]).delete()
    actions.vouch_for_account(account, note="Rückruf im Rathaus.", by=cast.karim, on=DAY)
