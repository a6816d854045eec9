"""The pages of the money: from accepting to closing, as the people click."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, PAYDAY, TODAY
from tests.pages import send
from wir.funding import actions
from wir.funding.models import Disbursement, Grant, PayoutAccount, Proof

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 11, 12, tzinfo=NOW.tzinfo)
IBAN = "DE89 3704 0044 0532 0130 00"


def url(name, *numbers):
    return reverse(f"funding:{name}", args=numbers)


def test_the_whole_way_of_the_money_on_the_pages(cast):
    application = cast.awarded()
    actions.post(application.deliveries.get(), posted_on=TODAY, by=cast.karim, on=TODAY)
    pk = application.pk
    with time_machine.travel(NOW + timedelta(days=7), tick=False):
        frieda, theo = cast.client("frieda"), cast.client("theo")
        page = frieda.get(url("accept", pk)).content.decode()
        assert 'name="waives"' not in page  # only who signs for the town gives up the way to court
        assert "checked" not in page
        frieda.post(url("accept", pk), {"account_holder": "Stadtkasse", "iban": IBAN, "agrees": "on"})
        theo.post(url("account", pk), {"act": "confirm", "account": PayoutAccount.objects.get().pk})
        assert "ab Dienstag, 8. Dezember 2026" in theo.get(url("running_project", pk)).content.decode()
    with time_machine.travel(NOON, tick=False):
        theo, karim, sabine = (cast.client(who) for who in ("theo", "karim", "sabine"))
        need = {"cents": "5.000,00", "need_from": "11.01.2027", "need_to": "11.03.2027", "declares": "on"}
        page = theo.post(url("request_money", pk), need, follow=True).content.decode()
        assert "Abgerufen. Zwei Personen prüfen jetzt" in page
        money = Disbursement.objects.get()
        here = url("disbursement", pk, money.pk)
        assert "Ein Abruf wartet." in karim.get(url("disbursements")).content.decode()
        send(karim, here, {"act": "check"})
        assert "Freigeben muss eine andere Person." in karim.get(here).content.decode()
        send(karim, here, {"act": "approve"})
        money.refresh_from_db()
        assert money.state == "checked"
        send(sabine, here, {"act": "approve"})
        assert sabine.get(url("order_csv", pk, money.pk)).content.startswith(b"\xef\xbb\xbfAnordnung;")
        assert sabine.get(url("order_pdf", pk, money.pk)).content.startswith(b"%PDF")
        send(karim, here, {"act": "paid", "paid_on": "11.01.2027"})
        assert (
            karim.get(url("money")).content.decode().count(">5.000,00\u00a0€<") == 2
        )  # the year and the ledger
        page = theo.get(url("running_project", pk)).content.decode()
        assert "Ausgezahlt sind 5.000,00\u00a0€ von 28.000,00\u00a0€." in page
        proof = {"narrative": "Viele kamen.", "line_0": "30.000,00", "unused_cents": "0,00", "true": "on"}
        theo.post(url("proof", pk), proof)
        check = url("check_proof", pk, Proof.objects.get().pk)
        assert "Die Regel kann die Art des Nachweises nicht wählen." in karim.get(check).content.decode()
        send(karim, check, {"act": "accept", "regime": "confirmation", "reason": "Die Stadt bestätigt."})
        page = theo.get(url("running_project", pk)).content.decode()
    assert "Der Nachweis ist in Ordnung. Alles ist abgeschlossen." in page
    assert Grant.objects.get().state == "closed"


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("accept", {"account_holder": "x", "iban": "DE00", "agrees": "on"}, "IBAN"),
        ("accept", {"account_holder": "x", "iban": IBAN}, "Bitte bestätigen"),
    ],
)
def test_a_faulty_acceptance_keeps_what_was_typed_and_changes_nothing(cast, name, given, says):
    application = cast.awarded()
    page = cast.client("frieda").post(url(name, application.pk), given).content.decode()
    assert says in page
    assert Grant.objects.get().state == "offered"


def test_who_only_reads_cannot_act(cast):
    application = cast.accepted()
    with time_machine.travel(NOON, tick=False):
        need = {"cents": "1,00", "need_from": "11.01.2027", "need_to": "11.01.2027", "declares": "on"}
        page = cast.client("bea").post(url("request_money", application.pk), need, follow=True)
    assert "Das dürfen Sie bei diesem Antrag nicht." in page.content.decode()
    assert Disbursement.objects.count() == 0


@pytest.mark.parametrize("name", ["disbursements", "projects"])
def test_a_list_costs_the_same_for_one_and_for_many(cast, name):
    grant, counts = cast.accepted().grant, []
    client = cast.client("karim" if name == "disbursements" else "frieda")
    for _ in range(2):
        for _ in range(3 if counts else 1):
            actions.request_money(grant, cents=100, need_from=PAYDAY, need_to=PAYDAY, by=cast.theo, on=PAYDAY)
        if name == "projects" and counts:
            cast.accepted(asked={2027: 100_000})
        with CaptureQueriesContext(connection) as seen:
            client.get(url(name))
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_page_of_a_case_with_money_stays_within_its_statements(cast):
    application = cast.with_proof()
    karim = cast.client("karim")
    with CaptureQueriesContext(connection) as seen:
        karim.get(url("case", application.pk))
    assert len(seen) <= 14, [query["sql"][:90] for query in seen.captured_queries]
