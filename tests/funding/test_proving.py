"""Showing what was done with the money: handing in, asking back, accepting, closing; and what waits for it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError

from tests.cast import PAYDAY
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.funding import actions
from wir.funding.models import Grant, Proof
from wir.funding.purse import obstacles
from wir.funding.rules.proving import choose, due

pytestmark = pytest.mark.django_db
END = date(2028, 10, 2)


@pytest.fixture
def grant(cast):
    """A grant of which 5.000 euro were paid."""
    return Grant.objects.get(pk=cast.paid(500_000).grant_id)


def hand_in(cast, grant, unused=0, by=None):
    return actions.hand_in_proof(
        grant, narrative="Wir haben geredet.", actual={"Begleitung": 2_900_000}, unused_cents=unused,
        by=by or cast.theo, on=END,
    )  # fmt: skip


def test_the_recipient_hands_in_and_an_official_accepts_and_the_grant_is_closed(cast, grant):
    proof = hand_in(cast, grant, unused=100)
    line = proof.lines.get()
    assert (line.label, line.planned_cents, line.actual_cents, line.difference) == (
        "Begleitung",
        3_000_000,
        2_900_000,
        -100_000,
    )
    actions.accept_proof(proof, regime="confirmation", reason="Die Stadt bestätigt.", by=cast.karim)
    assert (proof.state, Grant.objects.get().state) == ("accepted", "closed")
    assert obstacles(Grant.objects.get(), on=PAYDAY) == (
        "Diese Förderung ist abgeschlossen. Es gibt kein Geld mehr abzurufen.",
    )


def test_where_no_text_names_the_regime_the_official_gives_a_reason(cast, grant):
    proof = hand_in(cast, grant)
    assert proof.regime == ""
    with pytest.raises(Refused, match="Bitte begründen Sie"):
        actions.accept_proof(proof, regime="simple", reason=" ", by=cast.karim)
    with pytest.raises(Refused, match="Bitte wählen Sie"):
        actions.accept_proof(proof, regime="", reason="weil", by=cast.karim)
    assert (proof.state, Grant.objects.get().state) == ("handed_in", "accepted")


@pytest.mark.parametrize(
    ("recipient", "regime"),
    [("municipality", None), ("county", None), ("association", "simple"), ("church", "simple")],
)
def test_the_rule_chooses_by_the_kind_of_recipient_or_says_why_it_cannot(recipient, regime):
    chosen = choose(notice_on=date(2026, 3, 2), recipient=recipient, cents=1_000_000)
    assert chosen.regime == regime
    assert chosen.why


def test_the_proof_is_due_three_months_after_the_end():
    assert due(date(2028, 8, 31), notice_on=date(2026, 11, 2)) == date(2028, 11, 30)


@pytest.mark.parametrize(
    ("ends_on", "last"),
    [
        (date(2028, 4, 30), date(2028, 7, 31)),  # 30 July is a Sunday
        (date(2028, 9, 30), date(2029, 1, 2)),  # Saturday, Sunday, New Year
        (date(2028, 9, 29), date(2028, 12, 29)),  # a Friday stays
    ],
)
def test_the_proof_is_due_on_a_day_on_which_somebody_works(ends_on, last):
    assert due(ends_on, notice_on=date(2026, 11, 2)) == last


@pytest.mark.parametrize(("unused", "fits"), [(-1, False), (0, True), (500_000, True), (500_001, False)])
def test_nobody_gives_back_more_than_was_paid(cast, grant, unused, fits):
    if fits:
        assert hand_in(cast, grant, unused=unused).unused_cents == unused
        return
    with pytest.raises(Refused, match="höchstens, was ausgezahlt wurde"):
        hand_in(cast, grant, unused=unused)


def test_a_question_sends_it_back_and_another_proof_can_come(cast, grant):
    proof = hand_in(cast, grant)
    with pytest.raises(Refused, match="Ihr Nachweis ist schon da"):
        hand_in(cast, grant, unused=1)
    actions.return_proof(proof, question="Wie viele kamen?", by=cast.sabine)
    second = hand_in(cast, grant)
    with pytest.raises(Impossible):
        actions.accept_proof(proof, regime="simple", reason="weil", by=cast.karim)
    assert list(Proof.objects.values_list("pk", "state")) == [
        (proof.pk, "returned"),
        (second.pk, "handed_in"),
    ]


def test_nothing_is_closed_while_money_is_on_its_way(cast):
    disbursement = cast.asked()
    proof = hand_in(cast, disbursement.grant)
    with pytest.raises(Refused, match="Es ist noch Geld unterwegs"):
        actions.accept_proof(proof, regime="simple", reason="weil", by=cast.karim)


@pytest.mark.parametrize(("on", "open_again"), [(date(2028, 11, 30), True), (date(2028, 12, 1), False)])
def test_no_new_money_while_a_proof_is_overdue(cast, grant, on, open_again):
    assert (obstacles(grant, on=on) == ()) is open_again


def test_only_the_recipient_hands_in_and_only_officials_accept(cast, grant):
    for who in (cast.bea, cast.jonas, cast.karim):
        with pytest.raises(PermissionDenied):
            hand_in(cast, grant, by=who)
    proof = hand_in(cast, grant)
    for who in (cast.frieda, cast.jonas, cast.ole):
        with pytest.raises(PermissionDenied):
            actions.accept_proof(proof, regime="simple", reason="weil", by=who)


@pytest.mark.parametrize(
    "statement",
    [
        "update funding_proof set narrative = 'anders'",
        "update funding_proof set unused_cents = 0",
        "delete from funding_proof",
        "update funding_proofline set actual_cents = 1",
        "delete from funding_proofline",
    ],
)
def test_what_was_handed_in_stays(cast, grant, statement):
    hand_in(cast, grant, unused=5)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
