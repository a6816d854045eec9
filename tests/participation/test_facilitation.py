"""The facilitation on record, and an access that ends with the contract."""

from datetime import date, timedelta

import pytest
import time_machine

from wir.core.refusal import Refused
from wir.strategy import actions

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
PAGE = "/beteiligung/lollar/arbeit/moderation/"


@pytest.mark.parametrize(
    ("on", "status"),
    [(FIRST - timedelta(days=1), 404), (FIRST, 200), (LAST, 200), (LAST + timedelta(days=1), 404)],
)
def test_the_facilitator_has_access_on_the_days_of_the_contract_and_on_no_others(cast, on, status):
    cast.contract()
    with time_machine.travel(on, tick=False):
        assert cast.client("miriam").get(PAGE).status_code == status


def test_a_longer_contract_gives_longer_access(cast):
    process = cast.contract()
    cast.contract(process, contract_until=LAST + timedelta(days=30))
    with time_machine.travel(LAST + timedelta(days=30), tick=False):
        assert cast.client("miriam").get(PAGE).status_code == 200


def test_the_way_from_the_need_to_the_paid_invoice(cast):
    process = cast.process()
    frieda = cast.client("frieda")
    frieda.post(f"{PAGE}bedarf/", {"need": "Drei Werkstätten leiten."})
    frieda.post(f"{PAGE}angebot/", {"provider": "A", "asked_on": "01.10.2026"})
    frieda.post(f"{PAGE}angebot/", {"provider": "B", "asked_on": "01.10.2026"})
    offer = process.facilitation.offers.get(provider="B")
    frieda.post(
        f"{PAGE}angebot/{offer.pk}/",
        {"provider": "B", "asked_on": "01.10.2026", "answered_on": "05.10.2026", "cents": "6.000", "chosen": "on", "because": "Erfahrung"},
    )  # fmt: skip
    form = frieda.get(f"{PAGE}vertrag/").context["form"]
    assert (form["provider"].initial, form["cents"].initial) == ("B", 600_000)
    frieda.post(
        f"{PAGE}vertrag/",
        {"provider": "B", "contract_from": "01.11.2026", "contract_until": "30.11.2026", "cents": "6.000", "days": "6,5"},
    )  # fmt: skip
    with time_machine.travel(LAST, tick=False):
        cast.client("miriam").post(
            f"{PAGE}tag/", {"on": "02.11.2026", "half_days": "1", "what": "Vorgespräch"}
        )
        frieda = cast.client("frieda")
        frieda.post(f"{PAGE}rechnung/", {"number": "7", "on": "10.11.2026", "cents": "500"})
    frieda = cast.client("frieda")
    invoice = process.facilitation.invoices.get()
    frieda.post(f"{PAGE}rechnung/{invoice.pk}/bezahlt/")
    balance = frieda.get(PAGE).context["balance"]
    assert balance == {
        "agreed": 6.5,
        "done": 0.5,
        "days_left": 6,
        "invoiced": 50_000,
        "paid": 50_000,
        "money_left": 550_000,
    }


def test_choosing_one_offer_takes_the_choice_from_another_and_needs_a_reason(cast):
    process = cast.process()
    for name in ("A", "B"):
        actions.note_offer(
            process, provider=name, asked_on=FIRST, chosen=True, because="Preis", by=cast.frieda
        )
    assert list(process.facilitation.offers.filter(chosen=True).values_list("provider", flat=True)) == ["B"]
    page = cast.client("frieda").post(
        f"{PAGE}angebot/", {"provider": "C", "asked_on": "01.10.2026", "chosen": "on"}
    )
    assert "Schreiben Sie in einem Satz, warum" in page.content.decode()


@pytest.mark.parametrize("on", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_a_day_outside_the_contract_is_not_counted(cast, on):
    process = cast.contract()
    with pytest.raises(Refused):
        actions.note_day(process, on=on, half_days=1, what="Werkstatt", by=cast.frieda, today=LAST)


def test_a_day_is_counted_once_and_none_without_a_contract(cast):
    process = cast.process()
    with pytest.raises(Refused):
        actions.note_day(process, on=FIRST, half_days=1, what="Werkstatt", by=cast.frieda, today=LAST)
    cast.contract(process)
    for on in (FIRST, LAST):
        actions.note_day(process, on=on, half_days=2, what="Werkstatt", by=cast.frieda, today=LAST)
    with pytest.raises(Refused):
        actions.note_day(process, on=LAST, half_days=1, what="Noch einmal", by=cast.frieda, today=LAST)


def test_the_facilitator_does_not_see_who_else_was_asked(cast):
    process = cast.contract()
    actions.note_offer(process, provider="Die anderen", asked_on=FIRST, by=cast.frieda)
    with time_machine.travel(FIRST, tick=False):
        pages = {who: cast.client(who).get(PAGE).content.decode() for who in ("frieda", "miriam")}
    assert {who: "Die anderen" in page for who, page in pages.items()} == {"frieda": True, "miriam": False}


def test_the_missing_agreement_on_data_is_said_until_it_is_there(cast):
    process = cast.contract()
    frieda = cast.client("frieda")
    assert "Auftragsverarbeitung fehlt" in frieda.get(PAGE).content.decode()
    cast.contract(process, data_agreement_on=FIRST)
    assert "Auftragsverarbeitung fehlt" not in frieda.get(PAGE).content.decode()


def test_a_contract_of_another_process_does_not_exist(cast):
    cast.process()
    other = cast.contract(cast.process(name="Noch einer"))
    actions.note_invoice(other, number="7", on=FIRST, cents=1, by=cast.frieda, today=LAST)
    invoice = other.facilitation.invoices.get()
    assert cast.client("frieda").post(f"{PAGE}rechnung/{invoice.pk}/bezahlt/").status_code == 404


@pytest.mark.parametrize(
    ("on", "cents", "holds"),
    [
        (FIRST - timedelta(days=1), 1, False),
        (FIRST, 600_000, True),
        (FIRST, 600_001, False),
        (FIRST, 99_999_999_00, False),
        (LAST, 1, True),
        (LAST + timedelta(days=1), 1, False),
        (date(9999, 12, 31), 1, False),
    ],
)
def test_an_invoice_follows_the_contract_in_day_and_sum(cast, on, cents, holds):
    process = cast.contract()
    words = {"number": "7", "on": on, "cents": cents, "by": cast.frieda, "today": LAST}
    if holds:
        actions.note_invoice(process, **words)
    else:
        with pytest.raises(Refused):
            actions.note_invoice(process, **words)
    assert process.facilitation.invoices.count() == holds


def test_without_a_contract_there_is_no_invoice(cast):
    process = cast.process()
    with pytest.raises(Refused, match="zuerst den Vertrag"):
        actions.note_invoice(process, number="7", on=FIRST, cents=1, by=cast.frieda, today=LAST)


@pytest.mark.parametrize(("today", "holds"), [(FIRST, True), (FIRST - timedelta(days=1), False)])
def test_only_a_day_that_was_is_counted(cast, today, holds):
    process = cast.contract()
    words = {"on": FIRST, "half_days": 1, "what": "Werkstatt", "by": cast.frieda, "today": today}
    if holds:
        actions.note_day(process, **words)
    else:
        with pytest.raises(Refused, match="Dieser Tag kommt noch"):
            actions.note_day(process, **words)
    assert process.facilitation.days.count() == holds


def test_a_wrong_invoice_is_put_right_or_struck_and_tells_what_stood_there(cast):
    invoice = cast.invoice()
    words = {"number": "8", "on": FIRST, "cents": 40_000, "strike": False, "by": cast.frieda, "today": LAST}
    for wrong in ({"because": " "}, {"because": "Vertippt.", "cents": 700_000}):
        with pytest.raises(Refused):
            actions.correct_invoice(invoice, **{**words, **wrong})
    actions.correct_invoice(invoice, because="Vertippt.", **words)
    assert (invoice.number, invoice.cents, invoice.correction) == (
        "8",
        40_000,
        "Berichtigt am 30.11.2026: Vertippt. Vorher stand hier: Rechnung 7 vom 02.11.2026 über 500,00\xa0€.",
    )
    actions.correct_invoice(invoice, because="Gehört woanders hin.", **{**words, "strike": True})
    with pytest.raises(Refused):
        actions.correct_invoice(invoice, because="Doch.", **words)
    process = invoice.facilitation.process
    page = cast.client("frieda").get(f"/beteiligung/{process.slug}/arbeit/moderation/")
    assert page.context["balance"]["invoiced"] == 0
    assert "Gestrichen am 30.11.2026: Gehört woanders hin." in page.content.decode()
    actions.note_invoice(process, number="8", on=FIRST, cents=1, by=cast.frieda, today=LAST)
    assert process.facilitation.invoices.filter(struck_on=None).count() == 1


def test_the_page_of_an_invoice_puts_it_right(cast):
    invoice = cast.invoice()
    page = f"/beteiligung/lollar/arbeit/moderation/rechnung/{invoice.pk}/"
    given = {"number": "7", "on": "02.11.2026", "cents": "450", "because": "Vertippt."}
    with time_machine.travel(f"{LAST}T12:00:00+01:00", tick=False):
        assert cast.client("frieda").post(page, given).status_code == 302
    invoice.refresh_from_db()
    assert (invoice.cents, invoice.paid_on) == (45_000, None)


@pytest.mark.parametrize(("second", "holds"), [(60_000, True), (60_001, False)])
def test_what_is_paid_together_stays_within_the_agreed_sum(cast, second, holds):
    process = cast.contract()
    for number, cents in (("7", 540_000), ("8", second)):
        actions.note_invoice(process, number=number, on=FIRST, cents=cents, by=cast.frieda, today=LAST)
    first, other = process.facilitation.invoices.order_by("number")
    frieda = cast.client("frieda")
    for invoice in (first, other):
        page = frieda.post(f"{PAGE}rechnung/{invoice.pk}/bezahlt/", follow=True)
    other.refresh_from_db()
    assert (other.paid_on is not None) is holds
    assert ("bezahlt sind davon schon 5.400,00\xa0€." in page.content.decode()) is not holds
    if not holds:
        cast.contract(process, cents=600_001)
        actions.pay_invoice(other, on=LAST, by=cast.frieda)
        other.refresh_from_db()
        assert other.paid_on == LAST


@pytest.mark.parametrize(("cents", "holds"), [(60_000, True), (60_001, False)])
def test_a_paid_invoice_is_put_right_within_the_agreed_sum(cast, cents, holds):
    process = cast.contract()
    for number, sum_of_it in (("7", 540_000), ("8", 1)):
        actions.note_invoice(process, number=number, on=FIRST, cents=sum_of_it, by=cast.frieda, today=LAST)
    for invoice in process.facilitation.invoices.all():
        actions.pay_invoice(invoice, on=LAST, by=cast.frieda)
    words = {
        "number": "8",
        "on": FIRST,
        "cents": cents,
        "strike": False,
        "because": "Vertippt.",
        "today": LAST,
    }
    if holds:
        actions.correct_invoice(invoice, by=cast.frieda, **words)
    else:
        with pytest.raises(Refused, match="oder ändern Sie zuerst den Vertrag"):
            actions.correct_invoice(invoice, by=cast.frieda, **words)
