"""Giving back, taking an order back and entering a payment, sent twice: done once, confirmed twice, and only to who did it."""

from datetime import datetime

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from tests.cast import NOW
from tests.pages import shown_on
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import Disbursement
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 11, 12, tzinfo=NOW.tzinfo)
BACK = "Zurückgegeben. Ihre Frage steht beim Vorschlag."
MOVED_ON = "Dieser Antrag ist schon weiter."
# What the page sends, another version of it, the act, and who ordered the money before.
PAYMENTS = {
    "return": ({"question": "Wofür genau?"}, {"question": "Warum?"}, "return_money", False),
    "take_back": ({"question": "Falsches Konto."}, {"question": "Warum?"}, "take_back_order", True),
    "paid": ({"paid_on": "11.01.2027"}, {"paid_on": "10.01.2027"}, "enter_payment", True),
}


def given_back(cast):
    """The proposal's page, and what Sabine sends from it."""
    application = cast.prepared()
    page, sabine = reverse("funding:release", args=[application.pk]), cast.client("sabine")
    form = {"choice": "give_back", "question": "Wer hat gerechnet?", **shown_on(sabine, page)}
    return application, sabine, page, form


def acts(name):
    return Entry.objects.filter(act=f"funding.{name}").count()


def test_a_proposal_given_back_twice_is_back_once_and_says_the_same_twice(cast):
    with time_machine.travel(NOW, tick=False):
        application, sabine, page, form = given_back(cast)
        pages = [sabine.post(page, form, follow=True) for _ in range(2)]
    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert [BACK in said.content.decode() for said in pages] == [True, True]
    application.refresh_from_db()
    assert (application.state, acts("give_back")) == ("submitted", 1)


@pytest.mark.parametrize("changed", [{"question": "Anders?"}, {"shown": "0" * 64}])
def test_another_question_after_that_is_told_that_the_case_has_moved_on(cast, changed):
    with time_machine.travel(NOW, tick=False):
        application, sabine, page, form = given_back(cast)
        sabine.post(page, form, follow=True)
        said = sabine.post(page, {**form, **changed}, follow=True).content.decode()
    assert (BACK in said, MOVED_ON in said) == (False, True)
    assert application.decisions.get().question == "Wer hat gerechnet?"


def test_somebody_else_with_the_same_page_did_not_give_it_back(cast):
    with time_machine.travel(NOW, tick=False):
        _application, sabine, page, form = given_back(cast)
        sabine.post(page, form, follow=True)
        said = cast.client("karim").post(page, form, follow=True).content.decode()
    assert (BACK in said, MOVED_ON in said) == (False, True)


def on_its_way(cast, ordered):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    disbursement = cast.asked()
    if ordered:
        actions.check_money(disbursement, by=cast.karim, on=NOON.date())
        actions.approve_money(disbursement, by=cast.sabine, on=NOON.date())
    return reverse("funding:disbursement", args=[disbursement.grant.application_id, disbursement.pk])


@pytest.mark.parametrize("act", PAYMENTS)
def test_a_payment_sent_twice_is_written_once_and_only_who_did_it_hears_that_it_is_done(cast, act):
    given, changed, step, ordered = PAYMENTS[act]
    with time_machine.travel(NOON, tick=False):
        page, karim = on_its_way(cast, ordered), cast.client("karim")
        form = {"act": act, **given, **shown_on(karim, page)}
        pages = [karim.post(page, form, follow=True) for _ in range(2)]
        others = [
            karim.post(page, {**form, **changed}, follow=True),
            cast.client("sabine").post(page, form, follow=True),
        ]
    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert [_says(page) for page in pages] == [(True, False), (True, False)]
    assert [_says(page) for page in others] == [(False, True), (False, True)]
    assert (acts(step), Disbursement.objects.count()) == (1, 1)


def _says(page):
    said = page.content.decode()
    return "Erledigt." in said, "geht nicht mehr" in said
