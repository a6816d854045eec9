"""Cash and commitment authorisations are separate; officials change a year's money with a reason, never below what is bound."""

import re
from datetime import date

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError

from tests.cast import LINE, NOW, TODAY
from tests.pages import send, shown_on
from wir.core.refusal import Refused
from wir.documents.seal import make_test_seal
from wir.funding import actions, budget
from wir.funding.models import Appropriation
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
MONEY = "/foerderung/arbeit/geld/"


@pytest.fixture(autouse=True)
def seal(cast):
    make_test_seal(settings.WIR_SEAL_FILE.parent)


def change(cast, cents, by=None, **given):
    key = {"line": LINE, "year": 2027, "kind": "authorisation", "reason": "Erlass vom 01.10.2026", **given}
    return actions.set_appropriation(controller=cast.authority, cents=cents, by=by or cast.karim, **key)


@pytest.mark.parametrize(
    ("year", "kind"), [(2025, None), (2026, "cash"), (2027, "authorisation"), (2030, "authorisation")]
)
def test_this_year_is_bound_in_cash_and_later_ones_as_authorisation(year, kind):
    assert budget.kind_for(year, on=TODAY) == kind


def test_cash_of_a_later_year_does_not_help_a_release_today(cast):
    Appropriation.objects.filter(year=2027).update(kind="cash")
    with pytest.raises(Refused, match="Für 2027 sind 0,00"):
        actions.release(cast.prepared(), by=cast.sabine, on=TODAY, at=NOW)


def test_what_falls_due_this_year_binds_cash(cast):
    application = cast.prepared(
        asked={2026: 100_000, 2027: 200_000}, starts_on=date(2026, 12, 1), ends_on=date(2028, 5, 31)
    )
    actions.release(application, by=cast.sabine, on=TODAY, at=NOW)
    bound = Appropriation.objects.filter(committed_cents__gt=0).values_list("year", "kind", "committed_cents")
    assert list(bound) == [(2026, "cash", 100_000), (2027, "authorisation", 200_000)]


@pytest.mark.parametrize(("cents", "fits"), [(1_800_000, True), (1_799_999, False)])
def test_a_years_money_never_goes_below_what_is_bound(cast, cents, fits):
    cast.awarded()
    if fits:
        assert change(cast, cents).free_cents == 0
        return
    with pytest.raises(Refused, match=r"Davon sind schon 18\.000,00"):
        change(cast, cents)
    assert Appropriation.objects.get(year=2027).cents == 15_000_000


def test_a_change_is_in_the_journal_with_both_sums_and_its_reason_apart(cast):
    change(cast, 16_000_000)
    entry = Entry.objects.get(act="funding.set_appropriation")
    assert entry.facts == {
        "line": LINE, "year": 2027, "kind": "authorisation", "before": 15_000_000, "cents": 16_000_000,
    }  # fmt: skip
    assert "Erlass vom 01.10.2026" in entry.payload.body


def in_2027(cast, cents):
    """Two grants share the cash of 2027: one promised in 2026, one released in 2027 for that year."""
    cast.awarded(asked={2027: 1_000_000})
    change(cast, cents, kind="cash")
    return cast.prepared(asked={2027: 500_000}, starts_on=date(2027, 3, 1))


@pytest.mark.parametrize(("cents", "fits"), [(1_500_000, True), (1_499_999, False)])
def test_what_was_promised_by_authorisation_weighs_on_the_cash_of_its_year(cast, cents, fits):
    application = in_2027(cast, cents)
    row = Appropriation.objects.get(year=2027, kind="cash")
    assert (row.promised_cents, row.free_cents) == (1_000_000, cents - 1_000_000)
    new_year = date(2027, 1, 4)
    if not fits:
        with pytest.raises(Refused, match=r"Für 2027 sind 4\.999,99"):
            actions.release(application, by=cast.sabine, on=new_year, at=NOW)
        return
    actions.release(application, by=cast.sabine, on=new_year, at=NOW)
    row.refresh_from_db()
    assert (row.committed_cents, row.promised_cents, row.free_cents) == (500_000, 1_000_000, 0)


@pytest.mark.parametrize(("cents", "fits"), [(1_000_000, True), (999_999, False)])
def test_the_years_cash_is_never_entered_below_what_was_promised_of_it(cast, cents, fits):
    cast.awarded(asked={2027: 1_000_000})
    if fits:
        assert change(cast, cents, kind="cash").free_cents == 0
        return
    with pytest.raises(Refused, match=r"Davon sind schon 10\.000,00"):
        change(cast, cents, kind="cash")
    assert not Appropriation.objects.filter(year=2027, kind="cash").exists()


@pytest.mark.parametrize(("cents", "fits"), [(1_000_000, True), (999_999, False)])
def test_an_authorisation_promises_no_more_than_the_cash_that_is_there_already(cast, cents, fits):
    change(cast, cents, kind="cash")
    application = cast.prepared(asked={2027: 1_000_000})
    if not fits:
        with pytest.raises(Refused, match=r"Für 2027 sind 9\.999,99"):
            actions.release(application, by=cast.sabine, on=TODAY, at=NOW)
        return
    actions.release(application, by=cast.sabine, on=TODAY, at=NOW)
    rows = Appropriation.objects.filter(year=2027).values_list("kind", "committed_cents", "promised_cents")
    assert list(rows) == [("authorisation", 1_000_000, 0), ("cash", 0, 1_000_000)]


@pytest.mark.parametrize(
    "statement",
    [
        "update funding_appropriation set promised_cents = cents + 1 where kind = 'cash'",
        "update funding_appropriation set committed_cents = 1, promised_cents = cents where kind = 'cash'",
        "update funding_appropriation set promised_cents = 1 where kind = 'authorisation'",
    ],
)
def test_no_statement_binds_more_than_the_year_has(cast, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_pages_say_what_earlier_years_have_promised(cast):
    application = in_2027(cast, 1_500_000)
    client = cast.client("sabine")
    assert "davon 10.000,00\u00a0€ seit früheren Jahren zugesagt" in client.get(MONEY).content.decode()
    with time_machine.travel("2027-01-04T09:00:00+00:00", tick=False):
        page = client.get(f"/foerderung/arbeit/antraege/{application.pk}/entscheiden/").content.decode()
    cells = re.findall(r'data-label="(Ansatz|gebunden|dieser Fall|danach frei)">([^<]*)<', page)
    assert dict(cells) == {
        "Ansatz": "15.000,00\u00a0€", "gebunden": "10.000,00\u00a0€", "dieser Fall": "5.000,00\u00a0€",
        "danach frei": "0,00\u00a0€",
    }  # fmt: skip


def test_cash_and_authorisation_of_one_year_stand_side_by_side(cast):
    change(cast, 500, kind="cash")
    rows = Appropriation.objects.filter(year=2027).values_list("kind", "cents")
    assert list(rows) == [("authorisation", 15_000_000), ("cash", 500)]


def test_only_officials_change_it_and_only_with_a_reason(cast):
    with pytest.raises(PermissionDenied):
        change(cast, 1, by=cast.frieda)
    with pytest.raises(Refused, match="Grund"):
        change(cast, 1, reason=" ")


def test_the_page_shows_the_ledger_and_takes_a_new_amount(cast):
    application, client = cast.awarded(), cast.client("karim")
    page = client.get(MONEY).content.decode()
    assert [
        text
        for text in (application.number, "Verpflichtungsermächtigung", "Kassenmittel")
        if text not in page
    ] == []
    form = {"line": LINE, "year": "2029", "kind": "cash", "cents": "1.000", "reason": "Haushaltsplan 2029"}
    said = client.post(f"{MONEY}eintragen/", form, follow=True).content.decode()
    assert "Der Ansatz ist eingetragen." in said
    assert Appropriation.objects.get(year=2029).cents == 100_000


def test_the_money_page_costs_the_same_for_one_commitment_and_for_many(cast, django_assert_num_queries):
    client = cast.client("karim")
    cast.awarded(asked={2027: 100})
    client.get(MONEY)
    for _ in range(2):
        with django_assert_num_queries(6):
            client.get(MONEY)
        cast.awarded(asked={2027: 100})


def test_an_amount_is_replaced_only_from_the_page_that_showed_it(cast):
    row = Appropriation.objects.get(year=2028)
    here = f"{MONEY}eintragen/?ansatz={row.pk}"
    form = {"line": row.line, "year": row.year, "kind": row.kind, "reason": "Erlass"}
    karim, sabine = cast.client("karim"), cast.client("sabine")
    old = shown_on(sabine, here)
    karim.post(here, {**form, "cents": "70.000", **shown_on(karim, here)})
    for shown in (old, {}, shown_on(sabine, f"{MONEY}eintragen/")):
        page = sabine.post(here, {**form, "cents": "60.000", **shown}).content.decode()
        assert "Hier stehen jetzt 70.000,00\u00a0€. Nichts wurde geändert." in page
        row.refresh_from_db()
        assert row.cents == 7_000_000
    send(sabine, here, {**form, "cents": "60.000"})
    row.refresh_from_db()
    assert row.cents == 6_000_000
