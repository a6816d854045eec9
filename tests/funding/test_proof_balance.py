"""What was paid out was spent or was not needed; what is neither is shown to both sides and needs a sentence."""

import pytest
from django.urls import reverse

from tests.cast import PAYDAY
from tests.pages import send
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.models import Grant, Proof
from wir.funding.rules.balance import Balance

pytestmark = pytest.mark.django_db
PLANNED = 3_000_000
MISSING = "Für 1.001,00\xa0€ steht im Nachweis nicht"


@pytest.fixture
def grant(cast):
    return Grant.objects.get(pk=cast.paid(400_100).grant_id)


def hand_in(cast, grant, spent, unused):
    return actions.hand_in_proof(
        grant,
        narrative="Geredet.",
        actual={"Begleitung": spent},
        unused_cents=unused,
        by=cast.theo,
        on=PAYDAY,
    )


def pages(cast, proof):
    case = proof.grant.application_id
    ours = cast.client("theo").get(reverse("funding:running_project", args=[case]))
    theirs = cast.client("karim").get(reverse("funding:check_proof", args=[case, proof.pk]))
    return [page.content.decode() for page in (ours, theirs)]


@pytest.mark.parametrize(
    ("spent", "unused", "from_grant", "gap"),
    [(300_100, 100_000, 300_100, 0), (300_099, 100_000, 300_099, 1), (9_999_999, 0, 400_100, 0), (0, 400_100, 0, 0)],
)  # fmt: skip
def test_own_money_may_be_spent_beside_but_nothing_may_vanish(spent, unused, from_grant, gap):
    balance = Balance(400_100, spent, unused)
    assert (balance.from_grant, balance.gap) == (from_grant, gap)


def test_a_difference_needs_a_sentence_that_both_sides_read(cast, grant):
    proof = hand_in(cast, grant, 200_000, 100_000)
    assert ["Differenz, nicht erklärt" in page for page in pages(cast, proof)] == [True, True]
    for reason in ("", "  "):
        with pytest.raises(Refused, match=MISSING):
            actions.accept_proof(proof, regime="simple", reason="x", gap_reason=reason, by=cast.karim)
    assert Proof.objects.get().state == "handed_in"
    actions.accept_proof(proof, regime="simple", reason="x", gap_reason="Beleg nachgereicht.", by=cast.karim)
    assert ["Beleg nachgereicht." in page for page in pages(cast, proof)] == [True, True]


def test_the_page_asks_the_official_for_it_and_closes_nothing_without(cast, grant):
    proof = hand_in(cast, grant, 200_000, 100_000)
    address = reverse("funding:check_proof", args=[grant.application_id, proof.pk])
    karim, form = cast.client("karim"), {"act": "accept", "regime": "simple", "reason": "x"}
    send(karim, address, form)
    assert Grant.objects.get().state == "accepted"
    send(karim, address, {**form, "gap_reason": "Beleg nachgereicht."})
    assert (Grant.objects.get().state, Proof.objects.get().gap_reason) == ("closed", "Beleg nachgereicht.")


def test_where_nothing_is_missing_nothing_is_asked(cast, grant):
    proof = hand_in(cast, grant, 300_100, 100_000)
    assert ["Differenz" in page for page in pages(cast, proof)] == [False, False]
    actions.accept_proof(proof, regime="simple", reason="x", by=cast.karim)
    assert proof.state == "accepted"


def test_what_is_to_be_paid_back_stands_on_both_sides_with_the_next_step(cast, grant):
    shown = pages(cast, hand_in(cast, grant, 300_100, 100_000))
    assert ["Zurückzuzahlen sind 1.000,00" in page for page in shown] == [True, True]
    assert ["8. Februar 2027" in page for page in shown] == [True, True]


@pytest.mark.parametrize(("spent", "taken"), [(10 * PLANNED, True), (10 * PLANNED + 1, False)])
def test_an_absurd_sum_is_refused_with_its_bound(cast, grant, spent, taken):
    euros = f"{spent // 100},{spent % 100:02d}"
    form = {"narrative": "Geredet.", "line_0": euros, "unused_cents": "0,00", "true": "on"}
    page = cast.client("theo").post(reverse("funding:proof", args=[grant.application_id]), form, follow=True)
    assert (Proof.objects.exists(), "das Zehnfache aller geplanten Kosten" in page.content.decode()) == (
        taken,
        not taken,
    )
    if not taken:
        with pytest.raises(Refused, match="Zehnfache"):
            hand_in(cast, grant, spent, 0)
