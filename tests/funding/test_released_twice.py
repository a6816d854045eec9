"""The second person's pages sent twice: the same words again are the same act, other words are not."""

from datetime import datetime

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from tests.cast import NOW
from tests.pages import shown_on
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import Disbursement, OpenRelease, Proof
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 11, 12, tzinfo=NOW.tzinfo)
SAID = {
    "approve": "Freigegeben. Der Bescheid ist versiegelt",
    "reject": "Abgelehnt. Der Bescheid ist versiegelt",
    "waiting_list": "Auf der Nachrückliste. Die Mitteilung liegt",
}
ACTS = {"approve": "release", "reject": "reject", "waiting_list": "put_on_waiting_list"}
REASON = "Auf Papier geprüft."


def proposed(cast, outcome):
    """Nobody has checked it formally, so a release needs its reason."""
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    application = cast.submitted()
    slices = {2027: 1_800_000, 2028: 1_000_000} if outcome == "approve" else {}
    proposal = actions.Proposal(outcome=outcome, slices=slices, reasons="Wir haben abgewogen.")
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    return application, reverse("funding:release", args=[application.pk])


def release_form(client, page):
    return {"choice": "release", "seen": "check", "reason": REASON, **shown_on(client, page)}


@pytest.mark.parametrize("outcome", SAID)
def test_a_decision_released_twice_counts_once_and_says_the_same_twice(cast, outcome):
    _application, page = proposed(cast, outcome)
    with time_machine.travel(NOW, tick=False):
        sabine = cast.client("sabine")
        form = release_form(sabine, page)
        pages = [sabine.post(page, form, follow=True) for _ in range(2)]
    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert [SAID[outcome] in said.content.decode() for said in pages] == [True, True]
    assert Entry.objects.filter(act=f"funding.{ACTS[outcome]}").count() == 1
    assert OpenRelease.objects.get().reason == REASON


@pytest.mark.parametrize(
    "changed",
    [
        {"reason": "Ganz anders."},
        {"choice": "give_back", "question": "Wie?"},
        {"shown": "0" * 64},
    ],
)
def test_other_words_after_the_release_are_told_that_it_is_done(cast, changed):
    application, page = proposed(cast, "approve")
    with time_machine.travel(NOW, tick=False):
        sabine = cast.client("sabine")
        form = release_form(sabine, page)
        sabine.post(page, form, follow=True)
        said = sabine.post(page, {**form, **changed}, follow=True).content.decode()
    assert "Dieser Antrag ist schon weiter." in said
    assert SAID["approve"] not in said
    assert application.open_releases.get().reason == REASON


def test_somebody_else_with_the_same_page_did_not_release_it(cast):
    application, page = proposed(cast, "reject")
    with time_machine.travel(NOW, tick=False):
        sabine, karim = cast.client("sabine"), cast.client("karim")
        form = release_form(sabine, page)
        sabine.post(page, form, follow=True)
        said = karim.post(page, form, follow=True).content.decode()
    application.refresh_from_db()
    assert ("Dieser Antrag ist schon weiter." in said, application.state) == (True, "rejected")


def test_a_case_prepared_anew_from_the_waiting_list_is_not_taken_for_released(cast):
    application, page = proposed(cast, "waiting_list")
    with time_machine.travel(NOW, tick=False):
        sabine = cast.client("sabine")
        form = release_form(sabine, page)
        sabine.post(page, form, follow=True)
        application.refresh_from_db()
        proposal = actions.Proposal(outcome="reject", reasons="Kein Geld mehr.")
        actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
        said = sabine.post(page, form, follow=True).content.decode()
    application.refresh_from_db()
    assert "hat sich etwas geändert" in said
    assert application.state == "decision_prepared"


def paying(disbursement):
    return reverse("funding:disbursement", args=[disbursement.grant.application_id, disbursement.pk])


def test_a_payment_checked_twice_by_the_same_person_is_checked_once_and_done_twice(cast):
    page = paying(cast.asked())
    with time_machine.travel(NOON, tick=False):
        karim, sabine = cast.client("karim"), cast.client("sabine")
        form = {"act": "check", **shown_on(karim, page)}
        pages = [karim.post(page, form, follow=True).content.decode() for _ in range(2)]
        other = sabine.post(page, form, follow=True).content.decode()
    assert ["Erledigt." in said and "geht nicht mehr" not in said for said in pages] == [True, True]
    assert ("Erledigt." in other, "geht nicht mehr" in other) == (False, True)
    assert Disbursement.objects.get().checked_by == cast.karim
    assert Entry.objects.filter(act="funding.check_money").count() == 1


def test_a_payment_approved_twice_is_ordered_once_and_another_reason_is_refused(cast):
    disbursement = cast.asked()
    cast.town.account_holder, cast.town.iban = "Neue Kasse", "DE02120300000000202051"
    cast.town.save()
    page = paying(disbursement)
    with time_machine.travel(NOON, tick=False):
        actions.check_money(disbursement, by=cast.karim, on=NOON.date())
        sabine = cast.client("sabine")
        form = {"act": "approve", "seen": "account", "reason": REASON, **shown_on(sabine, page)}
        pages = [sabine.post(page, form, follow=True).content.decode() for _ in range(2)]
        other = sabine.post(page, {**form, "reason": "Anders."}, follow=True).content.decode()
    assert ["Erledigt." in said and "geht nicht mehr" not in said for said in pages] == [True, True]
    assert ("Erledigt." in other, "geht nicht mehr" in other) == (False, True)
    assert OpenRelease.objects.get(disbursement=disbursement).reason == REASON
    assert Entry.objects.filter(act="funding.approve_money").count() == 1


def test_a_payment_that_has_moved_on_is_not_said_to_be_checked_just_now(cast):
    disbursement = cast.asked()
    page = paying(disbursement)
    with time_machine.travel(NOON, tick=False):
        karim = cast.client("karim")
        form = {"act": "check", **shown_on(karim, page)}
        karim.post(page, form, follow=True)
        disbursement.refresh_from_db()
        actions.return_money(disbursement, question="Wofür?", by=cast.sabine)
        said = karim.post(page, form, follow=True).content.decode()
    assert ("Erledigt." in said, "geht nicht mehr" in said) == (False, True)


def test_a_release_refused_because_the_page_was_old_keeps_the_reason_and_goes_through_from_there(cast):
    application, page = proposed(cast, "approve")
    with time_machine.travel(NOW, tick=False):
        sabine = cast.client("sabine")
        form = release_form(sabine, page)
        actions.give_back(application, question="Warum?", by=cast.sabine)
        slices = {2027: 1_800_000, 2028: 1_000_000}
        proposal = actions.Proposal(slices=slices, reasons="Neu abgewogen.")
        actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
        refused = sabine.post(page, {**form, "seen": "jury"})
        said = refused.content.decode()
        assert "hat sich etwas geändert" in said
        assert "Neu abgewogen." in said
        kept = {name: refused.context["form"][name].value() for name in ("choice", "seen", "reason")}
        assert kept == {"choice": "release", "seen": "check", "reason": REASON}
        assert application.open_releases.count() == 0
        sabine.post(page, {**kept, "shown": refused.context["shown"]})
    assert application.open_releases.get().reason == REASON


def test_a_question_refused_because_the_page_was_old_is_kept(cast):
    application, page = proposed(cast, "reject")
    with time_machine.travel(NOW, tick=False):
        form = {"choice": "give_back", "question": "Wer hat gerechnet?", "shown": "0" * 64}
        refused = cast.client("sabine").post(page, form)
    application.refresh_from_db()
    assert refused.context["form"]["question"].value() == "Wer hat gerechnet?"
    assert application.state == "decision_prepared"


def test_a_release_refused_when_the_case_has_moved_on_leads_to_the_case(cast):
    application, page = proposed(cast, "reject")
    with time_machine.travel(NOW, tick=False):
        sabine = cast.client("sabine")
        form = release_form(sabine, page)
        actions.give_back(application, question="Warum?", by=cast.sabine)
        said = sabine.post(page, form, follow=True)
    assert "Dieser Antrag ist schon weiter." in said.content.decode()
    assert said.redirect_chain == [(reverse("funding:case", args=[application.pk]), 302)]


@pytest.mark.parametrize(
    ("act", "form", "given"),
    [
        ("approve", "approving", {"seen": "", "reason": "Konto am Telefon verglichen."}),
        ("return", "question", {"question": "Wofür genau?"}),
    ],
)
def test_words_about_a_payment_are_kept_when_the_page_was_old(cast, act, form, given):
    disbursement = cast.asked()
    cast.town.account_holder, cast.town.iban = "Neue Kasse", "DE02120300000000202051"
    cast.town.save()
    actions.check_money(disbursement, by=cast.karim, on=NOON.date())
    with time_machine.travel(NOON, tick=False):
        page = cast.client("sabine").post(paying(disbursement), {"act": act, "shown": "0" * 64, **given})
    assert "hat sich etwas geändert" in page.content.decode()
    kept = {name: page.context[form][name].value() for name in given}
    assert kept == {**given, **({"seen": "account"} if act == "approve" else {})}
    assert Disbursement.objects.get().state == "checked"


def test_words_about_a_proof_are_kept_when_the_page_was_old(cast):
    application = cast.with_proof()
    proof = Proof.objects.get()
    with time_machine.travel(NOON, tick=False):
        page = cast.client("karim").post(
            reverse("funding:check_proof", args=[application.pk, proof.pk]),
            {"act": "return", "question": "Wo ist der Rest?", "shown": "0" * 64},
        )
    assert "hat sich etwas geändert" in page.content.decode()
    assert page.context["question"]["question"].value() == "Wo ist der Rest?"
    assert Proof.objects.get().state == "handed_in"
