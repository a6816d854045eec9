"""Four eyes means two people: a second account that reads the same mailbox is the same person."""

from contextlib import contextmanager

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, PAYDAY, TODAY, person
from wir.accounts.models import Membership
from wir.funding import actions
from wir.funding.models import Decision, Grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(cast):
    """A second account of Karim's."""
    return person("Karim+zwei@behoerde.example", "K. Y.", cast.authority, Membership.Role.OFFICIAL)


@contextmanager
def forbidden():
    with pytest.raises(PermissionDenied):
        yield


@pytest.mark.parametrize("act", [actions.release, actions.reject, actions.put_on_waiting_list])
def test_nobody_releases_with_a_second_account_what_the_first_one_prepared(cast, twin, act):
    outcome = {"reject": "reject", "put_on_waiting_list": "waiting_list"}.get(act.__name__, "approve")
    application = cast.checked(cast.submitted())
    slices = {2027: 1_800_000, 2028: 1_000_000} if outcome == "approve" else {}
    proposal = actions.Proposal(outcome=outcome, slices=slices, reasons="Passt.")
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    with forbidden():
        act(application, by=twin, on=TODAY, at=NOW)
    assert (Decision.objects.get().released_by, Grant.objects.count()) == (None, 0)


def test_nobody_approves_with_a_second_account_the_money_that_the_first_one_checked(cast, twin):
    money = cast.asked()
    actions.check_money(money, by=cast.karim, on=PAYDAY)
    with forbidden():
        actions.approve_money(money, by=twin, on=PAYDAY)
    money.refresh_from_db()
    assert money.state == "checked"


def test_nobody_releases_with_a_second_account_a_correction_that_the_first_one_prepared(cast, twin):
    application = cast.awarded()
    words = {"wrong": "Karim Yıldız", "right": "Karim Yildiz", "reason": "Vertippt."}
    correction = actions.correct_notice(
        application, letter=application.letters.last(), **words, by=cast.karim, at=NOW
    )
    with forbidden():
        actions.release_correction(correction, by=twin, on=TODAY)
    assert application.letters.count() == 1


def test_nobody_reopens_with_a_second_account_a_proof_that_the_first_one_accepted(cast, twin):
    proof = cast.with_proof().grant.proofs.get()
    actions.accept_proof(proof, regime="simple", reason="Passt.", by=cast.karim)
    with forbidden():
        actions.reopen_proof(proof, question="Eine Rechnung kam noch.", by=twin)
    proof.refresh_from_db()
    assert proof.state == "accepted"


def test_the_page_tells_the_second_account_that_another_person_releases(cast, twin):
    application = cast.prepared()
    client = cast.client()
    client.force_login(twin)
    address = reverse("funding:release", args=[application.pk])
    sentence = "Freigeben muss eine andere Person."
    pages = [
        one.get(address).content.decode() for one in (client, cast.client("karim"), cast.client("sabine"))
    ]
    assert [sentence in page for page in pages] == [True, True, False]


def test_no_page_offers_a_second_account_what_the_act_refuses(cast, twin):
    application = cast.prepared()
    case = reverse("funding:case", args=[application.pk])
    offered, lists = {}, {}
    for one in (cast.karim, twin, cast.sabine):
        client = Client()
        client.force_login(one)
        page = client.get(case).content.decode()
        offered[one.pk] = reverse("funding:release", args=[application.pk]) in page
        lists[one.pk] = _work_list(client)
    mine = (["team", "andere"], "Eine zweite Person")
    assert offered == {cast.karim.pk: False, twin.pk: False, cast.sabine.pk: True}
    assert lists == {
        cast.karim.pk: mine,
        twin.pk: mine,
        cast.sabine.pk: (["ich", "team"], f"Zweite Person nach {cast.karim.name}"),
    }


def _work_list(client):
    """The tabs in which the case stands, as their counts agree, and whose turn they say it is."""
    url, tabs, turn = reverse("funding:work"), [], ""
    for tab in ("ich", "team", "andere", "erledigt"):
        page = client.get(url, {"ansicht": tab})
        rows = page.context["rows"]
        assert {one["name"]: one["count"] for one in page.context["tabs"]}[tab] == len(rows)
        if rows:
            tabs.append(tab)
            turn = rows[0]["turn"]
    return tabs, turn
