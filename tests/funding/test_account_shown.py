"""An order goes to the account that the page showed, and a second person has a mailbox of her own."""

from datetime import date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, PAYDAY, TODAY, person
from tests.pages import send, shown_on
from wir.accounts import actions as profiles
from wir.accounts.models import Membership, Organisation, User
from wir.funding import actions
from wir.funding.jobs.accounts import tell_who_confirms_the_account
from wir.funding.models import Disbursement
from wir.funding.queries.accounts import accounts_for_officials
from wir.funding.turn import turn_of

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


def test_an_account_that_only_the_namers_own_mailbox_could_confirm_waits_for_an_official(cast):
    account = actions.accept(
        posted(cast).grant, account_holder=HOLDER, iban=IBAN, waives=False, by=cast.frieda, on=DAY
    )
    Membership.objects.filter(organisation=cast.town).exclude(user=cast.frieda).delete()
    twin = person("frieda+kasse@lollar.example", "Frida Kasse")
    Membership.objects.create(user=twin, organisation=cast.town, role="finance")
    assert accounts_for_officials(cast.karim, on=DAY) == [account]
    assert accounts_for_officials(cast.theo, on=DAY) == []
    with time_machine.travel(NOON, tick=False):
        karim = cast.client("karim")
        assert "Konten, nach denen Sie fragen" in karim.get(reverse("funding:disbursements")).content.decode()
        turn = turn_of(account.grant.application, twin, on=DAY)
    assert (turn.mine, "deshalb fragt die Behörde nach" in turn.says) == (False, True)
    Membership.objects.create(user=cast.theo, organisation=cast.town, role="finance")
    assert accounts_for_officials(cast.karim, on=DAY) == []
    cast.theo.emailaddress_set.create(email="frieda@lollar.example", verified=False)
    assert accounts_for_officials(cast.karim, on=DAY) == []


def test_the_mail_about_an_account_goes_to_no_other_address_of_who_named_it(cast, mailoutbox):
    twin = person("frieda+kasse@lollar.example", "Frida Kasse")
    Membership.objects.create(user=twin, organisation=cast.town, role="finance")
    grant = posted(cast).grant
    actions.accept(grant, account_holder=HOLDER, iban=IBAN, waives=False, by=cast.frieda, on=DAY)
    tell_who_confirms_the_account(thing_id=grant.pk)
    assert sorted(mail.to[0] for mail in mailoutbox) == ["bea@lollar.example", "theo@lollar.example"]


def test_what_waits_for_officials_costs_the_same_for_one_and_for_many(cast):
    Membership.objects.filter(organisation=cast.town).exclude(user=cast.frieda).delete()
    counts = []
    for _ in range(2):
        application = posted(cast)
        actions.accept(
            application.grant, account_holder=HOLDER, iban=IBAN, waives=False, by=cast.frieda, on=DAY
        )
        with CaptureQueriesContext(connection) as seen:
            found = accounts_for_officials(User.objects.get(pk=cast.karim.pk), on=DAY)
        counts.append((len(found), len(seen)))
    assert (counts[0][0], counts[1][0], counts[0][1]) == (1, 2, counts[1][1])
