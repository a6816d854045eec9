"""Once it was shown what was done with the money, no more of it moves, unless officials give the proof back."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests.cast import NOW, PAYDAY
from tests.pages import send, shown_on
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.models import Disbursement, Grant, Proof
from wir.funding.purse import obstacles
from wir.funding.shown import of_proof
from wir.funding.turn import steps_of

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 11, 12, tzinfo=NOW.tzinfo)
OVER = "Der Nachweis ist seit dem 11.01.2027 da. Solange er gilt, gibt es für diese Förderung kein weiteres Geld."


def hand_in(cast, grant, on=PAYDAY):
    return actions.hand_in_proof(
        grant,
        narrative="Wir haben geredet.",
        actual={"Begleitung": 500_000},
        unused_cents=0,
        by=cast.theo,
        on=on,
    )


def ask(cast, grant):
    return actions.request_money(grant, cents=1, need_from=PAYDAY, need_to=PAYDAY, by=cast.theo, on=PAYDAY)


def approved(cast):
    disbursement = cast.asked()
    actions.check_money(disbursement, by=cast.karim, on=PAYDAY)
    actions.approve_money(disbursement, by=cast.sabine, on=PAYDAY)
    return disbursement


def fresh(grant):
    return Grant.objects.get(pk=grant.pk)


def test_money_can_be_asked_for_until_the_proof_comes_and_again_when_it_goes_back(cast):
    grant = cast.accepted().grant
    assert ask(cast, grant).state == "requested"
    proof = hand_in(cast, grant)
    assert obstacles(fresh(grant), on=PAYDAY) == (OVER,)
    with pytest.raises(Refused, match="kein weiteres Geld"):
        ask(cast, grant)
    actions.return_proof(proof, question="Fehlt nicht noch etwas?", by=cast.karim)
    assert obstacles(fresh(grant), on=PAYDAY) == ()
    assert ask(cast, grant).state == "requested"


def test_what_was_open_when_the_proof_came_is_neither_checked_nor_approved(cast):
    waiting = cast.asked()
    checked = ask(cast, waiting.grant)
    actions.check_money(checked, by=cast.karim, on=PAYDAY)
    proof = hand_in(cast, waiting.grant)
    with pytest.raises(Refused, match="kein weiteres Geld"):
        actions.check_money(Disbursement.objects.get(pk=waiting.pk), by=cast.karim, on=PAYDAY)
    with pytest.raises(Refused, match="kein weiteres Geld"):
        actions.approve_money(Disbursement.objects.get(pk=checked.pk), by=cast.sabine, on=PAYDAY)
    actions.return_proof(proof, question="Es fehlt noch ein Abruf.", by=cast.karim)
    actions.approve_money(Disbursement.objects.get(pk=checked.pk), by=cast.sabine, on=PAYDAY)
    assert sorted(Disbursement.objects.values_list("state", flat=True)) == ["approved", "requested"]


def test_what_was_open_can_be_given_back_and_then_the_proof_is_accepted(cast):
    disbursement = cast.asked()
    proof = hand_in(cast, disbursement.grant)
    actions.return_money(disbursement, question="Der Nachweis ist schon da.", by=cast.karim)
    actions.accept_proof(proof, regime="simple", reason="weil", by=cast.karim)
    assert Grant.objects.get().state == "closed"


@pytest.mark.parametrize(("days", "fits"), [(0, True), (1, False)])
def test_a_payment_counts_until_the_day_on_which_the_proof_came(cast, days, fits):
    disbursement = approved(cast)
    hand_in(cast, disbursement.grant)
    paid_on = PAYDAY + timedelta(days=days)
    if fits:
        actions.enter_payment(disbursement, paid_on=paid_on, by=cast.karim, on=paid_on)
        assert disbursement.state == "paid"
        return
    with pytest.raises(Refused, match="vor dieser Zahlung"):
        actions.enter_payment(disbursement, paid_on=paid_on, by=cast.karim, on=paid_on)
    assert Disbursement.objects.get().state == "approved"


def test_an_order_can_be_taken_back_and_its_money_is_free_again(cast):
    disbursement = approved(cast)
    actions.take_back_order(disbursement, question="Der Nachweis ist schon da.", by=cast.karim)
    found = Disbursement.objects.get()
    assert (found.state, found.approved_by, found.question) == (
        "returned", cast.sabine, "Der Nachweis ist schon da.",
    )  # fmt: skip
    again = actions.request_money(
        found.grant, cents=1_800_000, need_from=PAYDAY, need_to=PAYDAY, by=cast.theo, on=PAYDAY
    )
    assert again.state == "requested"


def test_a_closed_grant_stays_closed_until_an_official_gives_the_accepted_proof_back(cast):
    grant = cast.paid().grant
    proof = hand_in(cast, grant)
    actions.accept_proof(proof, regime="simple", reason="weil", by=cast.karim)
    with pytest.raises(Refused, match="abgeschlossen"):
        ask(cast, grant)
    actions.reopen_proof(proof, question="Eine Rechnung kam noch.", by=cast.sabine)
    assert (proof.state, proof.regime, fresh(grant).state) == ("returned", "simple", "accepted")
    assert ask(cast, grant).state == "requested"
    assert hand_in(cast, grant).state == "handed_in"


@pytest.mark.parametrize(
    "statement",
    [
        "update funding_disbursement set state = 'checked', checked_by_id = requested_by_id where state = 'requested'",
        "update funding_disbursement set state = 'paid', paid_on = '2027-01-12' where state = 'approved'",
        "insert into funding_disbursement (grant_id, commitment_id, cents, need_from, need_to, state, requested_by_id, requested_on, question)"
        " select grant_id, commitment_id, 1, need_from, need_to, 'requested', requested_by_id, requested_on, '' from funding_disbursement limit 1",
    ],
)
def test_no_statement_moves_money_after_the_proof(cast, statement):
    grant = approved(cast).grant
    ask(cast, grant)
    proof = hand_in(cast, grant)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    actions.return_proof(proof, question="Noch einmal.", by=cast.karim)
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 1


def test_both_sides_read_what_becomes_of_an_open_request(cast):
    disbursement = cast.asked()
    grant, pk = disbursement.grant, disbursement.grant.application_id
    with time_machine.travel(NOON, tick=False):
        theo, karim = cast.client("theo"), cast.client("karim")
        page = theo.get(reverse("funding:proof", args=[pk])).content.decode()
        assert "Danach können Sie für diese Förderung nichts mehr abrufen." in page
        assert "Noch offen ist Ihr Abruf über 5.000,00\u00a0€ vom 11.01.2027." in page
        proof = hand_in(cast, grant)
        assert OVER in theo.get(reverse("funding:request_money", args=[pk])).content.decode()
        page = karim.get(reverse("funding:disbursement", args=[pk, disbursement.pk])).content.decode()
        assert OVER in page
        assert "Prüfen und freigeben geht nicht mehr: Der Nachweis ist da." in page
        page = karim.get(reverse("funding:check_proof", args=[pk, proof.pk])).content.decode()
        assert "Noch offene Abrufe" in page
        assert "5.000,00\u00a0€, abgerufen am 11.01.2027" in page
    asking = steps_of(fresh(grant).application, cast.theo, on=PAYDAY).asking
    assert (asking.who, asking.done) == ("authority", False)
    assert "Offen ist noch ein Abruf über 5.000,00\u00a0€." in str(asking)
    actions.return_money(disbursement, question="Zu spät.", by=cast.karim)
    asking = steps_of(fresh(grant).application, cast.theo, on=PAYDAY).asking
    assert (str(asking), asking.done) == (
        "Erledigt. Der Nachweis ist da. Weiteres Geld gibt es für diese Förderung nicht.", True,
    )  # fmt: skip


def test_an_official_takes_an_order_back_and_opens_an_accepted_proof_on_the_pages(cast):
    disbursement = approved(cast)
    pk, karim = disbursement.grant.application_id, cast.client("karim")
    with time_machine.travel(NOON, tick=False):
        here = reverse("funding:disbursement", args=[pk, disbursement.pk])
        assert "Anordnung zurücknehmen" in karim.get(here).content.decode()
        send(karim, here, {"act": "take_back", "question": "Bitte neu abrufen."})
        assert Disbursement.objects.get().state == "returned"
        proof = hand_in(cast, disbursement.grant)
        actions.accept_proof(proof, regime="simple", reason="weil", by=cast.karim)
        here = reverse("funding:check_proof", args=[pk, proof.pk])
        assert "Noch einmal öffnen kann ihn nur eine andere Person." in karim.get(here).content.decode()
        sabine = cast.client("sabine")
        assert "Mit Rückfrage öffnen" in sabine.get(here).content.decode()
        send(sabine, here, {"act": "reopen", "question": ""})
        send(sabine, here, {"act": "return", "question": "Das ist nicht dieser Weg."})
        karim.post(here, {"act": "reopen", "question": "Wer annahm.", **shown_on(sabine, here)})
        assert Grant.objects.get().state == "closed"
        send(sabine, here, {"act": "reopen", "question": "Eine Rechnung kam noch."})
    assert Grant.objects.get().state == "accepted"


def test_a_page_from_before_the_acceptance_does_not_reopen_a_closed_grant(cast):
    proof = hand_in(cast, cast.paid().grant)
    here = reverse("funding:check_proof", args=[proof.grant.application_id, proof.pk])
    with time_machine.travel(NOON, tick=False):
        sabine = cast.client("sabine")
        old = shown_on(sabine, here)
        actions.accept_proof(proof, regime="simple", reason="weil", by=cast.karim)
        for act in ("return", "reopen"):
            sabine.post(here, {"act": act, "question": "Warum?", **old})
    assert (Grant.objects.get().state, Proof.objects.get().state) == ("closed", "accepted")


def test_a_proof_that_came_anew_is_not_accepted_from_the_page_of_the_one_before(cast):
    proof = hand_in(cast, cast.paid().grant)
    old = of_proof(proof)
    actions.return_proof(proof, question="Warum?", by=cast.sabine)
    again = hand_in(cast, proof.grant)
    with pytest.raises(Refused, match="hat sich etwas geändert"):
        actions.accept_proof(again, regime="simple", reason="weil", by=cast.karim, shown=old)
    actions.accept_proof(again, regime="simple", reason="weil", by=cast.karim, shown=of_proof(again))


def test_a_newer_account_stands_beside_an_order_and_the_order_comes_back_first(cast):
    disbursement, day = approved(cast), f"{PAYDAY:%d.%m.%Y}"
    here = reverse("funding:disbursement", args=[disbursement.grant.application_id, disbursement.pk])
    with time_machine.travel(NOON, tick=False):
        karim = cast.client("karim")
        old, before = shown_on(karim, here), karim.get(here).content.decode()
        actions.name_account(
            disbursement.grant, holder="Neue Kasse", iban="DE02120300000000202051", by=cast.theo, on=PAYDAY
        )
        page = karim.get(here).content.decode()
        karim.post(here, {"act": "paid", "paid_on": day, **old})
        assert Disbursement.objects.get().state == "approved"
        send(karim, here, {"act": "paid", "paid_on": day})
    assert Disbursement.objects.get().state == "paid"
    assert "Inzwischen ist ein anderes Konto genannt" not in before
    assert "Inzwischen ist ein anderes Konto genannt" in page
    assert "Neue Kasse, DE02 1203 0000 0000 2020 51" in page.replace("\u00a0", " ")
    assert page.index('value="take_back"') < page.index('value="paid"')
    assert before.index('value="paid"') < before.index('value="take_back"')
