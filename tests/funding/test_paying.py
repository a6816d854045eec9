"""Money after the notice: who asks, who checks, who approves, and every way in which it must not happen."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError

from tests.cast import PAYDAY, TODAY
from wir.accounts.access import forget_roles
from wir.accounts.models import Membership, User
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.documents.check import check
from wir.documents.models import read
from wir.funding import actions, orders
from wir.funding.models import Disbursement, Grant
from wir.funding.purse import purse_of
from wir.funding.rules.paying import latest_need, objections
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
IBAN = "DE89370400440532013000"


def ask(cast, grant, cents=100_000, need_from=PAYDAY, need_to=PAYDAY, by=None, on=PAYDAY):
    return actions.request_money(
        grant, cents=cents, need_from=need_from, need_to=need_to, by=by or cast.theo, on=on
    )


def accept(cast, grant, on=date(2026, 11, 9), waives=False, by=None):
    actions.accept(grant, account_holder="Stadtkasse", iban=IBAN, waives=waives, by=by or cast.frieda, on=on)


def test_a_grant_is_accepted_with_bank_data_once_its_notice_is_known(cast):
    application = cast.awarded()
    with pytest.raises(Refused, match="sobald der Bescheid bekannt gegeben ist"):
        accept(cast, application.grant)
    actions.post(application.deliveries.get(), posted_on=TODAY, by=cast.karim, on=TODAY)
    accept(cast, application.grant)
    grant = Grant.objects.get()
    account = grant.accounts.get()
    assert (grant.state, account.iban, account.is_confirmed) == ("accepted", IBAN, False)
    with pytest.raises(Impossible):
        accept(cast, grant)


def test_a_waiver_with_the_acceptance_makes_the_notice_final_at_once(cast):
    application = cast.awarded()
    actions.post(application.deliveries.get(), posted_on=TODAY, by=cast.karim, on=TODAY)
    with pytest.raises(PermissionDenied):
        accept(cast, application.grant, waives=True)
    Membership.objects.create(user=cast.frieda, organisation=cast.town, role=Membership.Role.SIGNATORY)
    forget_roles(cast.frieda)
    accept(cast, application.grant, waives=True)
    assert (application.grant.is_final(date(2026, 11, 8)), application.grant.is_final(date(2026, 11, 9))) == (
        False,
        True,
    )


def test_only_the_recipients_clerk_accepts(cast):
    application = cast.awarded()
    for who in (cast.theo, cast.jonas, cast.karim):
        with pytest.raises(PermissionDenied):
            accept(cast, application.grant, by=who)


@pytest.mark.parametrize(("on", "final"), [(date(2026, 12, 7), False), (date(2026, 12, 8), True)])
def test_money_waits_until_the_notice_is_final(cast, on, final):
    """Posted Mon 2 Nov, counts Thu 5 Nov, + 1 month = Sat 5 Dec -> Mon 7 Dec, final Tue 8 Dec."""
    grant = cast.accepted(
        asked={2026: 100_000}, starts_on=date(2026, 11, 3), ends_on=date(2027, 12, 31)
    ).grant
    if final:
        assert ask(cast, grant, need_from=on, need_to=on, on=on).state == "requested"
        return
    with pytest.raises(Refused, match="ab Dienstag, 8"):
        ask(cast, grant, need_from=on, need_to=on, on=on)


def test_money_waits_until_the_grant_is_accepted(cast):
    with pytest.raises(Refused, match="Nehmen Sie zuerst die Bewilligung an"):
        ask(cast, cast.awarded().grant)


@pytest.mark.parametrize(
    ("need_from", "need_to", "fits"),
    [
        (date(2027, 1, 11), date(2027, 1, 11), True),  # today
        (date(2027, 1, 10), date(2027, 1, 11), False),  # yesterday
        (date(2027, 1, 11), date(2027, 3, 11), True),  # two months to the day
        (date(2027, 1, 11), date(2027, 3, 12), False),  # a day more
        (date(2027, 3, 11), date(2027, 3, 11), True),  # begins two months ahead
        (date(2027, 3, 11), date(2027, 3, 12), False),  # begins two months ahead and goes on
        (date(2027, 3, 11), date(2027, 5, 11), False),  # two months from the first payment, four from today
        (date(2027, 3, 12), date(2027, 3, 12), False),  # begins later
        (date(2027, 1, 12), date(2027, 1, 11), False),  # the wrong way round
    ],
)
def test_money_is_for_payments_of_the_next_two_months(need_from, need_to, fits):
    assert (objections(need_from, need_to, on=PAYDAY) == ()) is fits


@pytest.mark.parametrize(
    ("on", "last"),
    [
        (date(2027, 1, 11), date(2027, 3, 11)),
        (date(2027, 2, 11), date(2027, 4, 12)),  # 11 April is a Sunday
        (date(2026, 12, 31), date(2027, 3, 1)),  # 28 February is a Sunday
    ],
)
def test_the_last_day_of_the_two_months_is_never_one_on_which_nobody_works(on, last):
    assert latest_need(on) == last
    assert objections(on, last, on=on) == ()
    assert objections(on, last + timedelta(days=1), on=on) != ()


def test_the_two_months_count_from_the_day_of_the_request_not_from_the_first_payment(cast):
    grant = cast.accepted().grant
    with pytest.raises(Refused, match=r"höchstens der 11\.03\.2027 sein"):
        ask(cast, grant, need_from=date(2027, 3, 1), need_to=date(2027, 4, 30))
    assert not grant.disbursements.exists()


@pytest.mark.parametrize(("cents", "fits"), [(0, False), (1, True), (1_800_000, True), (1_800_001, False)])
def test_nobody_asks_for_more_than_the_year_has(cast, cents, fits):
    grant = cast.accepted().grant
    if fits:
        assert purse_of(ask(cast, grant, cents).grant).year(2027).free == 1_800_000 - cents
        return
    with pytest.raises(Refused, match="Für 2027 können Sie noch 18"):
        ask(cast, grant, cents)
    assert Disbursement.objects.count() == 0


def test_what_was_returned_can_be_asked_for_again(cast):
    disbursement = cast.asked(1_800_000)
    with pytest.raises(Refused):
        ask(cast, disbursement.grant, 1)
    actions.return_money(disbursement, question="Wofür?", by=cast.karim)
    assert ask(cast, disbursement.grant, 1_800_000).state == "requested"


def test_only_clerk_and_treasurer_ask(cast):
    grant = cast.accepted().grant
    for who in (cast.bea, cast.jonas, cast.karim, cast.ole):
        with pytest.raises(PermissionDenied):
            ask(cast, grant, by=who)
    assert {ask(cast, grant, by=who).state for who in (cast.frieda, cast.theo)} == {"requested"}


def test_two_different_officials_check_and_approve(cast):
    disbursement = cast.asked()
    with pytest.raises(Impossible):
        actions.approve_money(disbursement, by=cast.sabine, on=PAYDAY)
    actions.check_money(disbursement, by=cast.karim, on=PAYDAY)
    with pytest.raises(PermissionDenied):
        actions.approve_money(disbursement, by=cast.karim, on=PAYDAY)
    actions.approve_money(disbursement, by=cast.sabine, on=PAYDAY)
    assert (disbursement.state, disbursement.checked_by, disbursement.approved_by) == (
        "approved",
        cast.karim,
        cast.sabine,
    )


def test_the_order_is_genuine_and_the_row_for_the_cash_office_agrees(cast):
    disbursement = cast.paid()
    result = check(read(disbursement.order))
    assert result.genuine, result.says
    row = orders.as_csv(disbursement).decode("utf-8-sig").splitlines()[1].split(";")
    assert row[:6] == [disbursement.number, "2027", "5000,00", "EUR", "Stadtkasse Lollar", IBAN]
    assert Entry.objects.get(act="funding.approve_money").facts["document"] == disbursement.order.sha256


@pytest.mark.parametrize(
    ("after", "today", "fits"), [(-1, 3, False), (0, 3, True), (3, 3, True), (4, 3, False)]
)
def test_a_payment_lies_between_approval_and_today(cast, after, today, fits):
    disbursement = cast.asked()
    actions.check_money(disbursement, by=cast.karim, on=PAYDAY)
    actions.approve_money(disbursement, by=cast.sabine, on=PAYDAY)
    paid_on, on = PAYDAY + timedelta(days=after), PAYDAY + timedelta(days=today)
    if fits:
        actions.enter_payment(disbursement, paid_on=paid_on, by=cast.karim, on=on)
        assert (disbursement.state, disbursement.paid_on) == ("paid", paid_on)
        return
    with pytest.raises(Refused, match="muss zwischen dem"):
        actions.enter_payment(disbursement, paid_on=paid_on, by=cast.karim, on=on)


def test_money_of_one_year_is_not_paid_in_the_next(cast):
    disbursement = cast.asked()
    actions.check_money(disbursement, by=cast.karim, on=PAYDAY)
    actions.approve_money(disbursement, by=cast.sabine, on=PAYDAY)
    with pytest.raises(Refused, match="kann nur in diesem Jahr gezahlt werden"):
        actions.enter_payment(disbursement, paid_on=date(2028, 1, 3), by=cast.karim, on=date(2028, 1, 3))


def test_an_official_who_belongs_to_the_recipient_handles_none_of_its_money(cast):
    disbursement = cast.asked()
    Membership.objects.create(user=cast.karim, organisation=cast.town, role=Membership.Role.FINANCE)
    with pytest.raises(PermissionDenied):
        actions.check_money(disbursement, by=User.objects.get(pk=cast.karim.pk), on=PAYDAY)


STATEMENTS = [
    "update funding_grant set cents = cents + 1",
    "update funding_grant set state = 'offered'",
    "update funding_grant set state = 'closed', ends_on = ends_on + 1",
    "update funding_acceptance set accepted_on = accepted_on + 1",
    "update funding_payoutaccount set iban = 'DE1'",
    "delete from funding_payoutaccount",
    "delete from funding_acceptance",
    "update funding_disbursement set cents = 2800001",
    "update funding_disbursement set state = 'paid', paid_on = '2027-01-13'",
    "update funding_disbursement set state = 'requested'",
    "delete from funding_disbursement",
    "insert into funding_disbursement (grant_id, commitment_id, cents, need_from, need_to, state, requested_by_id, requested_on, question)"
    " select grant_id, commitment_id, 1300001, need_from, need_to, 'requested', requested_by_id, requested_on, '' from funding_disbursement",
    "insert into funding_disbursement (grant_id, commitment_id, cents, need_from, need_to, state, requested_by_id, requested_on, question)"
    " select grant_id, commitment_id, 1, need_from, need_to, 'checked', requested_by_id, requested_on, '' from funding_disbursement",
]  # fmt: skip


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_statement_moves_money_past_the_table_and_the_sums(cast, statement):
    disbursement = cast.asked()
    actions.check_money(disbursement, by=cast.karim, on=PAYDAY)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
