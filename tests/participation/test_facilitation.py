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
    with time_machine.travel(FIRST, tick=False):
        cast.client("miriam").post(
            f"{PAGE}tag/", {"on": "02.11.2026", "half_days": "1", "what": "Vorgespräch"}
        )
    frieda.post(f"{PAGE}rechnung/", {"number": "7", "on": "10.11.2026", "cents": "500"})
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
        actions.note_day(process, on=on, half_days=1, what="Werkstatt", by=cast.frieda)


def test_a_day_is_counted_once_and_none_without_a_contract(cast):
    process = cast.process()
    with pytest.raises(Refused):
        actions.note_day(process, on=FIRST, half_days=1, what="Werkstatt", by=cast.frieda)
    cast.contract(process)
    for on in (FIRST, LAST):
        actions.note_day(process, on=on, half_days=2, what="Werkstatt", by=cast.frieda)
    with pytest.raises(Refused):
        actions.note_day(process, on=LAST, half_days=1, what="Noch einmal", by=cast.frieda)


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
    actions.note_invoice(other, number="7", on=FIRST, cents=1, by=cast.frieda)
    invoice = other.facilitation.invoices.get()
    assert cast.client("frieda").post(f"{PAGE}rechnung/{invoice.pk}/bezahlt/").status_code == 404
