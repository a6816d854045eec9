"""Where the money goes: one names the account, another one confirms it, and nothing is paid before."""

from datetime import date, datetime

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests.cast import NOW, PAYDAY, TODAY, person
from wir.accounts import actions as profiles
from wir.accounts.models import Membership, Organisation, User
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.jobs.accounts import tell_who_confirms_the_account
from wir.funding.models import Disbursement, Grant, PayoutAccount
from wir.funding.purse import obstacles
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 11, 12, tzinfo=NOW.tzinfo)
DAY = date(2026, 11, 9)
IBAN, OTHER = "DE89370400440532013000", "DE02120300000000202051"
HOLDER = "Stadtkasse Lollar"
WAITS = ("Das Konto muss noch eine zweite Person bestätigen. Vorher gibt es kein Geld.",)


def accepted(cast, by=None):
    """The grant with the account that Frieda, or somebody else, named; nobody has confirmed it."""
    application = cast.awarded()
    actions.post(application.deliveries.get(), posted_on=TODAY, by=cast.karim, on=TODAY)
    return actions.accept(
        application.grant, account_holder=HOLDER, iban=IBAN, waives=False, by=by or cast.frieda, on=DAY
    )


def profile(cast, iban=IBAN, by=None):
    values = {"iban": iban, "account_holder": HOLDER}
    profiles.change_profile(cast.town, values=values, by=by or cast.theo, on=TODAY)


def profile_confirmed(cast, iban=IBAN):
    profile(cast, iban)
    town = Organisation.objects.get(pk=cast.town.pk)
    profiles.confirm_profile_account(town, seen=town.account_mark, by=cast.bea, on=TODAY)


def ask(cast, grant):
    return actions.request_money(
        Grant.objects.get(pk=grant.pk), cents=1, need_from=PAYDAY, need_to=PAYDAY, by=cast.theo, on=PAYDAY
    )


def alone(cast):
    """Frieda is the only one who does anything in her town."""
    Membership.objects.filter(organisation=cast.town).exclude(user=cast.frieda).delete()
    for role in ("signatory", "finance"):
        Membership.objects.create(user=cast.frieda, organisation=cast.town, role=role)
    cast.frieda.__dict__.pop("_roles", None)


def test_money_waits_until_a_second_person_has_confirmed_the_account(cast):
    account = accepted(cast)
    assert obstacles(Grant.objects.get(), on=PAYDAY) == WAITS
    with pytest.raises(Refused, match="zweite Person"):
        ask(cast, account.grant)
    actions.confirm_account(account, by=cast.theo, on=DAY)
    assert obstacles(Grant.objects.get(), on=PAYDAY) == ()
    assert ask(cast, account.grant).state == "requested"
    found = PayoutAccount.objects.get()
    assert (found.named_by, found.confirmed_by, found.basis) == (cast.frieda, cast.theo, "organisation")
    assert Entry.objects.filter(act="funding.confirm_account").count() == 1


@pytest.mark.parametrize("who", ["frieda", "jonas", "karim", "ole"])
def test_neither_who_named_it_nor_people_from_elsewhere_confirm_it(cast, who):
    account = accepted(cast)
    with pytest.raises(PermissionDenied):
        actions.confirm_account(account, by=getattr(cast, who), on=DAY)


def test_who_named_it_does_not_confirm_it_in_another_role(cast):
    Membership.objects.create(user=cast.frieda, organisation=cast.town, role="finance")
    account = accepted(cast)
    with pytest.raises(PermissionDenied):
        actions.confirm_account(account, by=User.objects.get(pk=cast.frieda.pk), on=DAY)


@pytest.mark.parametrize(
    ("prepare", "iban", "confirmed"),
    [
        (profile_confirmed, IBAN, True),
        (profile_confirmed, OTHER, False),  # two people stand for another account
        (profile, IBAN, False),  # it is the same, but one person alone entered it
    ],
)
def test_an_account_for_which_two_people_stand_in_the_profile_needs_no_third(cast, prepare, iban, confirmed):
    prepare(cast, iban)
    account = accepted(cast)
    assert account.is_confirmed is confirmed
    assert obstacles(Grant.objects.get(), on=PAYDAY) == (() if confirmed else WAITS)
    if confirmed:
        assert (account.basis, account.named_by, account.confirmed_by) == ("profile", cast.theo, cast.bea)


def test_another_account_stops_the_money_until_it_is_confirmed_as_well(cast):
    disbursement = cast.asked()
    actions.check_money(disbursement, by=cast.karim, on=PAYDAY)
    with pytest.raises(Refused, match="schon genannt"):
        actions.name_account(disbursement.grant, holder=HOLDER, iban=IBAN, by=cast.theo, on=PAYDAY)
    second = actions.name_account(disbursement.grant, holder=HOLDER, iban=OTHER, by=cast.theo, on=PAYDAY)
    disbursement = Disbursement.objects.get()
    with pytest.raises(Refused, match="zweite Person"):
        actions.approve_money(disbursement, by=cast.sabine, on=PAYDAY)
    actions.confirm_account(second, by=cast.bea, on=PAYDAY)
    disbursement = Disbursement.objects.get()
    actions.approve_money(disbursement, by=cast.sabine, on=PAYDAY)
    assert Disbursement.objects.get().account == second


def test_an_order_keeps_the_account_for_which_it_was_made(cast):
    disbursement = cast.paid()
    first = disbursement.account
    actions.name_account(disbursement.grant, holder=HOLDER, iban=OTHER, by=cast.theo, on=PAYDAY)
    with time_machine.travel(NOON, tick=False):
        url = reverse("funding:order_csv", args=[disbursement.grant.application_id, disbursement.pk])
        row = cast.client("karim").get(url).content.decode("utf-8-sig")
        url = reverse("funding:disbursement", args=[disbursement.grant.application_id, disbursement.pk])
        page = cast.client("karim").get(url).content.decode()
    assert (IBAN in row, OTHER in row) == (True, False)
    assert Disbursement.objects.get().account == first
    assert ("DE89 3704 0044 0532 0130 00" in page, "DE02 1203" in page) == (True, False)


def test_only_the_account_that_counts_is_confirmed(cast):
    first = accepted(cast)
    actions.name_account(first.grant, holder=HOLDER, iban=OTHER, by=cast.frieda, on=DAY)
    with pytest.raises(Refused, match="wartet nicht mehr"):
        actions.confirm_account(first, by=cast.bea, on=DAY)
    assert PayoutAccount.objects.filter(confirmed_by=None).count() == 2


def test_after_the_proof_no_other_account_is_named(cast):
    grant = cast.with_proof().grant
    with pytest.raises(Refused, match="kommt kein Geld mehr"):
        actions.name_account(grant, holder=HOLDER, iban=OTHER, by=cast.theo, on=PAYDAY)


def test_where_nobody_else_can_an_official_asks_and_says_how(cast):
    alone(cast)
    account = accepted(cast)
    with pytest.raises(Refused, match="wie Sie das Konto geprüft haben"):
        actions.vouch_for_account(account, note=" ", by=cast.karim, on=DAY)
    actions.vouch_for_account(account, note="Rückruf über die Zentrale.", by=cast.karim, on=DAY)
    found = PayoutAccount.objects.get()
    assert (found.basis, found.confirmed_by, found.note) == (
        "authority", cast.karim, "Rückruf über die Zentrale.",
    )  # fmt: skip
    entry = Entry.objects.get(act="funding.vouch_for_account")
    assert "Rückruf" not in str(entry.facts)


def test_an_official_does_not_step_in_where_somebody_else_there_can(cast):
    account = accepted(cast)
    with pytest.raises(Refused, match="selbst bestätigen"):
        actions.vouch_for_account(account, note="Rückruf", by=cast.karim, on=DAY)
    for who in (cast.frieda, cast.bea, cast.jonas):
        with pytest.raises(PermissionDenied):
            actions.vouch_for_account(account, note="Rückruf", by=who, on=DAY)


@pytest.mark.parametrize(("until", "there"), [(DAY, True), (date(2026, 11, 8), False)])
def test_a_deputy_counts_as_the_second_person_until_the_last_day(cast, until, there):
    alone(cast)
    second = person("vera@lollar.example", "Vera Lang")
    Membership.objects.create(user=second, organisation=cast.town, role="finance", until_day=until)
    account = accepted(cast)
    if there:
        with pytest.raises(Refused, match="selbst bestätigen"):
            actions.vouch_for_account(account, note="Rückruf", by=cast.karim, on=DAY)
        return
    actions.vouch_for_account(account, note="Rückruf", by=cast.karim, on=DAY)
    assert account.grant.accounts.get().basis == "authority"


@pytest.mark.parametrize(
    "statement",
    [
        "update funding_payoutaccount set confirmed_by_id = named_by_id, confirmed_on = named_on, basis = 'organisation'",
        "update funding_payoutaccount set confirmed_by_id = {bea}, confirmed_on = named_on, basis = 'authority'",
        "update funding_payoutaccount set holder = 'X', confirmed_by_id = {bea}, confirmed_on = named_on, basis = 'organisation'",
        "update funding_payoutaccount set confirmed_by_id = {bea}, basis = 'organisation'",
        "delete from funding_payoutaccount",
        "insert into funding_disbursement (grant_id, commitment_id, cents, need_from, need_to, state, requested_by_id, requested_on, question)"
        " select grant_id, id, 1, '2027-01-11', '2027-01-11', 'requested', {bea}, '2027-01-11', '' from funding_commitment limit 1",
    ],
)
def test_no_statement_does_without_the_second_person(cast, statement):
    accepted(cast)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(bea=cast.bea.pk))
    with connection.cursor() as cursor:
        cursor.execute(
            "update funding_payoutaccount set confirmed_by_id = %s, confirmed_on = named_on, basis = 'organisation'",
            [cast.bea.pk],
        )
        assert cursor.rowcount == 1


def test_the_second_people_are_told_without_a_word_of_the_case(cast):
    account = accepted(cast)
    tell_who_confirms_the_account(thing_id=account.grant_id)
    assert sorted(message.to[0] for message in mail.outbox) == [cast.bea.email, cast.theo.email]
    assert all(IBAN not in each.body and "Lollar" not in each.body for each in mail.outbox)
    actions.confirm_account(account, by=cast.bea, on=DAY)
    tell_who_confirms_the_account(thing_id=account.grant_id)
    assert len(mail.outbox) == 2


def test_the_recipients_page_offers_confirming_to_the_second_person_only(cast):
    account = accepted(cast)
    url = reverse("funding:account", args=[account.grant.application_id])
    with time_machine.travel(NOON, tick=False):
        pages = {who: cast.client(who).get(url).content.decode() for who in ("frieda", "bea", "theo")}
        offered = {who: 'value="confirm"' in page for who, page in pages.items()}
        assert offered == {"frieda": False, "bea": True, "theo": True}
        assert {who: 'value="name"' in page for who, page in pages.items()} == {
            "frieda": True, "bea": False, "theo": True,
        }  # fmt: skip
        bea = cast.client("bea")
        assert bea.post(url, {"act": "confirm", "account": "x"}).status_code == 404
        done = bea.post(url, {"act": "confirm", "account": account.pk}, follow=True).content.decode()
        assert "Bestätigt. Auf dieses Konto kann jetzt Geld fließen." in done
        theo = cast.client("theo")
        named = theo.post(url, {"act": "name", "account_holder": "Neue Kasse", "iban": "DE1"})
        assert "IBAN" in named.content.decode()
        named = theo.post(url, {"act": "name", "account_holder": "Neue Kasse", "iban": OTHER}, follow=True)
        assert "Eine zweite Person aus Ihrer Organisation bestätigt es jetzt." in named.content.decode()
    assert [row.is_confirmed for row in PayoutAccount.objects.all()] == [True, False]


def test_officials_see_who_named_who_confirmed_and_that_the_profile_differs_and_since_when(cast):
    disbursement = cast.asked()
    profile(cast, OTHER)
    url = reverse("funding:disbursement", args=[disbursement.grant.application_id, disbursement.pk])
    with time_machine.travel(NOON, tick=False):
        page = cast.client("karim").get(url).content.decode()
        assert "Frieda Becker, 09.11.2026" in page
        assert "Bea Brandt, 09.11.2026, als zweite Person der Organisation" in page
        assert "anderes Konto seit dem 02.11.2026" in page
        assert "DE02 1203 0000 0000 2020 51" in page
        profile(cast, IBAN)
        page = cast.client("karim").get(url).content.decode()
    assert "steht dasselbe Konto seit dem 02.11.2026" in page
    assert "anderes Konto" not in page


def test_an_official_finds_the_account_that_nobody_else_can_confirm_and_confirms_it(cast):
    listed = reverse("funding:disbursements")
    account = accepted(cast)
    karim, url = cast.client("karim"), reverse("funding:case_account", args=[account.grant.application_id])
    with time_machine.travel(NOON, tick=False):
        assert url not in karim.get(listed).content.decode()  # Bea and Theo can
        assert "Eine zweite Person der Organisation bestätigt das Konto." in karim.get(url).content.decode()
        alone(cast)
        assert url in karim.get(listed).content.decode()
        assert "Sie sind die zweite Person" in karim.get(url).content.decode()
        karim.post(url, {"account": account.pk, "note": ""})
        assert PayoutAccount.objects.get().is_confirmed is False
        karim.post(url, {"account": account.pk, "note": "Rückruf über die Zentrale."})
        assert url not in karim.get(listed).content.decode()
        assert "für die Behörde: Rückruf über die Zentrale." in karim.get(url).content.decode()
    assert PayoutAccount.objects.get().confirmed_by == cast.karim
