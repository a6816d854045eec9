"""A button pressed twice, or a page gone back to and sent again, leads to the same answer and does nothing twice."""

from datetime import datetime

import pytest
import time_machine
from django.urls import reverse

from tests.cast import NOW, PAYDAY, TODAY
from wir.funding import actions
from wir.funding.agreements import now_of
from wir.funding.models import Acceptance, Disbursement, PayoutAccount, Proof, Signature, Submission
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 11, 12, tzinfo=NOW.tzinfo)
IBAN = "DE89 3704 0044 0532 0130 00"


def url(name, *numbers):
    return reverse(f"funding:{name}", args=numbers)


def twice(client, address, form):
    """What the page says after the first and after the second time."""
    pages = [client.post(address, form, follow=True) for _ in range(2)]
    assert pages[0].redirect_chain == pages[1].redirect_chain
    return [page.content.decode() for page in pages]


def acts(name):
    return Entry.objects.filter(act=f"funding.{name}").count()


def test_an_application_sent_twice_is_handed_in_once_and_both_pages_give_the_number(cast):
    application = cast.complete_draft()
    with time_machine.travel(NOW, tick=False):
        pages = twice(cast.client("frieda"), url("submit", application.pk), {})
    said = f"Abgeschickt. Ihr Antrag hat die Nummer {application.number}."
    assert [said in page for page in pages] == [True, True]
    assert (acts("submit"), Submission.objects.count()) == (1, 1)


@pytest.mark.parametrize("state", ["withdrawn", "decided"])
def test_what_has_moved_on_is_not_said_to_have_been_sent_just_now(cast, state):
    application = cast.rejected() if state == "decided" else cast.submitted()
    if state == "withdrawn":
        actions.withdraw(application, by=cast.frieda)
    page = cast.client("frieda").post(url("submit", application.pk), follow=True).content.decode()
    assert "Abgeschickt. Ihr Antrag hat" not in page
    assert "geht nicht mehr" in page


def test_a_completion_sent_twice_is_one_version_more(cast):
    application = cast.to_complete()
    application.groups = "Alle vier Orte."
    application.save()
    cast.signed(application)
    with time_machine.travel(NOW, tick=False):
        pages = twice(cast.client("frieda"), url("answer", application.pk, 1), {})
    assert ["Abgeschickt. Die Behörde prüft jetzt weiter." in page for page in pages] == [True, True]
    assert (acts("complete"), Submission.objects.count()) == (1, 2)


def test_a_request_that_the_authority_took_back_was_not_answered(cast):
    application = cast.to_complete()
    actions.take_back_request(application, by=cast.karim, on=TODAY)
    page = cast.client("frieda").post(url("answer", application.pk, 1), follow=True).content.decode()
    assert "Abgeschickt. Die Behörde prüft jetzt weiter." not in page


def announced(cast):
    application = cast.awarded()
    actions.post(application.deliveries.get(), posted_on=TODAY, by=cast.karim, on=TODAY)
    return application


def test_an_acceptance_sent_twice_counts_once_and_another_account_is_refused(cast):
    application = announced(cast)
    form = {"account_holder": "Stadtkasse", "iban": IBAN, "agrees": "on"}
    with time_machine.travel(NOON, tick=False):
        frieda = cast.client("frieda")
        pages = twice(frieda, url("accept", application.pk), form)
        assert ["Angenommen. Das Konto ist vermerkt." in page for page in pages] == [True, True]
        assert (Acceptance.objects.count(), PayoutAccount.objects.count(), acts("accept")) == (1, 1, 1)
        other = {**form, "account_holder": "Andere Kasse"}
        page = frieda.post(url("accept", application.pk), other, follow=True).content.decode()
    assert "geht nicht mehr" in page
    assert "Angenommen. " not in page
    assert PayoutAccount.objects.get().holder == "Stadtkasse"


def test_a_page_asks_for_money_once_and_a_new_page_asks_again(cast):
    pk = cast.accepted().pk
    with time_machine.travel(NOON, tick=False):
        theo = cast.client("theo")
        shown = [theo.get(url("request_money", pk)).context["form"]["once"].value() for _ in range(2)]
        need = {"cents": "500,00", "need_from": "11.01.2027", "need_to": "11.02.2027", "declares": "on"}
        pages = twice(theo, url("request_money", pk), {**need, "once": shown[0]})
        assert ["Abgerufen. Zwei Personen prüfen jetzt" in page for page in pages] == [True, True]
        assert (Disbursement.objects.count(), acts("request_money")) == (1, 1)
        theo.post(url("request_money", pk), {**need, "once": shown[1]})
    assert list(Disbursement.objects.values_list("cents", flat=True)) == [50_000, 50_000]


@pytest.mark.parametrize(
    "changed", [{"cents": "499,99"}, {"need_from": "12.01.2027"}, {"need_to": "10.02.2027"}]
)
def test_a_request_changed_and_sent_from_the_same_page_is_refused_and_never_said_to_be_asked_for(
    cast, changed
):
    pk = cast.accepted().pk
    with time_machine.travel(NOON, tick=False):
        theo = cast.client("theo")
        once = theo.get(url("request_money", pk)).context["form"]["once"].value()
        need = {"cents": "500,00", "need_from": "11.01.2027", "need_to": "11.02.2027", "declares": "on"}
        theo.post(url("request_money", pk), {**need, "once": once}, follow=True)
        page = theo.post(url("request_money", pk), {**need, "once": once, **changed}, follow=True)
    said = page.content.decode()
    assert "Von dieser Seite haben Sie schon 500,00\u00a0€ abgerufen." in said
    assert "Abgerufen. Zwei Personen" not in said
    assert list(Disbursement.objects.values_list("cents", flat=True)) == [50_000]


def test_a_proof_sent_twice_is_handed_in_once_and_another_one_is_refused(cast):
    grant = cast.paid().grant
    form = {"narrative": "Viele kamen.", "line_0": "30.000,00", "unused_cents": "0,00", "true": "on"}
    with time_machine.travel(NOON, tick=False):
        theo = cast.client("theo")
        pages = twice(theo, url("proof", grant.application_id), form)
        assert ["Abgegeben. Wir prüfen Ihren Nachweis" in page for page in pages] == [True, True]
        assert (Proof.objects.count(), acts("hand_in_proof")) == (1, 1)
        for changed in ({"narrative": "Wenige kamen."}, {"line_0": "29.999,99"}, {"unused_cents": "1,00"}):
            page = theo.post(url("proof", grant.application_id), {**form, **changed}, follow=True)
            assert "Ihr Nachweis ist schon da." in page.content.decode()
    assert Proof.objects.get().narrative == "Viele kamen."


def test_a_signing_link_sent_twice_signs_once_and_thanks_twice(cast):
    draft = cast.complete_draft()
    draft.signatures.all().delete()
    with time_machine.travel(NOW, tick=False):
        invitation, code = actions.invite_signatory(
            draft, name="Kai Kämmerer", email="kai@lollar.example", by=cast.frieda, at=NOW
        )
        address = url("sign_by_link", actions.link_of(invitation))
        client, form = cast.client(), {"code": code, "seen": now_of(draft).digest}
        pages = [client.post(address, form) for _ in range(2)]
        assert [page.status_code for page in pages] == [200, 200]
        assert ["Ihre Unterschrift ist gespeichert." in page.content.decode() for page in pages] == [
            True,
            True,
        ]
        assert (Signature.objects.count(), acts("sign_by_link")) == (1, 1)
        wrong = "000000" if code != "000000" else "111111"
        assert client.post(address, {**form, "code": wrong}).status_code == 410
        assert client.get(address).status_code == 410


def test_signing_in_the_portal_twice_signs_once(cast):
    draft = cast.complete_draft()
    draft.signatures.all().delete()
    with time_machine.travel(NOW, tick=False):
        form = {"choice": "sign", "seen": now_of(draft).digest}
        pages = twice(cast.client("bea"), url("signatures", draft.pk), form)
    assert ["Unterschrieben." in page for page in pages] == [True, True]
    assert (Signature.objects.count(), acts("sign")) == (1, 1)


def test_an_act_from_elsewhere_still_asks_each_time(cast):
    grant = cast.accepted().grant
    for _ in range(2):
        actions.request_money(grant, cents=1, need_from=PAYDAY, need_to=PAYDAY, by=cast.theo, on=PAYDAY)
    assert Disbursement.objects.count() == 2
