"""The code may go to the registered e-mail address: code and link, nothing personal, and never to who claims."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.accounts import actions, jobs
from wir.accounts.models import LetterCode, Organisation
from wir.accounts.retention import erase_code_addresses
from wir.core.refusal import Refused

pytestmark = pytest.mark.django_db
REGISTERED = "rathaus@allendorf.example"


@pytest.fixture(autouse=True)
def then():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def claim(cast):
    village = Organisation.objects.create(kind="municipality", name="Allendorf (Lumda)", ags="06531002")
    return actions.claim(village, by=cast.ole, on=TODAY)


def test_the_mail_carries_code_and_link_and_the_code_confirms(cast, claim):
    url = reverse("admission:letter", args=[claim.pk])
    cast.client("karim").post(url, {"choice": "mail", "email": f" {REGISTERED.upper()}"})
    jobs.send_code(thing_id=claim.pk)
    jobs.send_code(thing_id=claim.pk)
    (first, second) = [one for one in mail.outbox if one.to == [REGISTERED]][-2:]
    assert first.body == second.body
    page = reverse("accounts:code", args=[claim.pk])
    assert page in first.body
    assert not any(word in first.body for word in (cast.ole.name, cast.ole.email, claim.organisation.name))
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", first.body)[0]
    assert code not in str(LetterCode.objects.values().get())
    assert (
        "an die E-Mail-Adresse geschickt, die im Register steht"
        in cast.client("ole").get(page).content.decode()
    )
    cast.client("ole").post(page, {"code": code})
    claim.refresh_from_db()
    claim.organisation.refresh_from_db()
    assert (claim.state, claim.organisation.is_confirmed) == ("confirmed", True)
    sent = len(mail.outbox)
    jobs.send_code(thing_id=claim.pk)
    assert len(mail.outbox) == sent


@pytest.mark.parametrize("how", ["{0}", "{1}+rathaus@{2}"])
def test_an_address_that_the_person_reads_is_refused(cast, claim, how):
    local, _at, domain = cast.ole.email.partition("@")
    url = reverse("admission:letter", args=[claim.pk])
    sent = {"choice": "mail", "email": how.format(cast.ole.email, local, domain)}
    page = cast.client("karim").post(url, sent).content.decode()
    assert "Das ist die Adresse der Person selbst." in page
    assert not LetterCode.objects.exists()


def test_only_who_may_print_the_letter_mails_the_code(cast, claim):
    with pytest.raises(PermissionDenied):
        actions.mail_code(claim, email=REGISTERED, by=cast.ole, on=TODAY)
    assert not LetterCode.objects.exists()


def test_a_new_letter_makes_the_mailed_code_void_and_a_decided_claim_needs_none(cast, claim):
    actions.mail_code(claim, email=REGISTERED, by=cast.karim, on=TODAY)
    actions.make_code(claim, code="ACDE-FHJK-MNPR", address="x", by=cast.karim, on=TODAY)
    jobs.send_code(thing_id=claim.pk)
    assert not [one for one in mail.outbox if one.to == [REGISTERED] and "ACDE" in one.body]
    assert LetterCode.objects.get().email == ""
    claim.state = "refused"
    claim.save()
    with pytest.raises(Refused, match="schon entschieden"):
        actions.mail_code(claim, email=REGISTERED, by=cast.karim, on=TODAY)


def test_the_address_goes_when_the_claims_own_goes(cast, claim):
    actions.mail_code(claim, email=REGISTERED, by=cast.karim, on=TODAY)
    type(claim).objects.update(state="refused", decided_at="2026-11-02T12:00:00+01:00")
    assert erase_code_addresses(TODAY + timedelta(days=1095)) == 0
    assert erase_code_addresses(TODAY + timedelta(days=1200)) == 1
    assert LetterCode.objects.get().email == ""
