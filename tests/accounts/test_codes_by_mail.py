"""The code may go to the registered e-mail address: code, link and who asks, and never to who claims."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.cast import NOW, TODAY, person
from wir.accounts import actions, jobs
from wir.accounts.models import LetterCode, Membership, Organisation
from wir.accounts.retention import erase_code_addresses
from wir.core.refusal import Refused
from wir.journal.models import Entry, Payload

pytestmark = pytest.mark.django_db
REGISTERED = "rathaus@allendorf.example"
SOURCE = "Seite der Gemeinde, gelesen am 2. November."


def name(claim, by, **given):
    """Enter the address that the register names."""
    actions.name_registered_address(
        claim, **{"email": REGISTERED, "source": SOURCE, **given}, by=by, on=TODAY
    )


def mailed(claim, cast):
    """Karim enters the address, and Sabine mails the code to it."""
    name(claim, cast.karim)
    actions.mail_code(claim, seen=REGISTERED, by=cast.sabine, on=TODAY)


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
    sent = {"choice": "address", "email": f" {REGISTERED.upper()}", "source": SOURCE}
    cast.client("karim").post(url, sent)
    assert not LetterCode.objects.exists()
    cast.client("sabine").post(url, {"choice": "mail", "seen": REGISTERED})
    jobs.send_code(thing_id=claim.pk)
    jobs.send_code(thing_id=claim.pk)
    (first, second) = [one for one in mail.outbox if one.to == [REGISTERED]][-2:]
    assert first.body == second.body
    page = reverse("accounts:code", args=[claim.pk])
    assert page in first.body
    assert "Ole Fremd möchte im WIR-Portal für Allendorf (Lumda) handeln." in first.body
    assert "Eingeben kann ihn nur Ole Fremd selbst" in first.body
    assert cast.ole.email not in first.body
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", first.body)[0]
    assert code not in str(LetterCode.objects.values().get())
    told = cast.client("ole").get(page).content.decode()
    assert "an die E-Mail-Adresse geschickt, die im Register steht" in told
    assert "Brief" not in told
    cast.client("ole").post(page, {"code": code})
    claim.refresh_from_db()
    claim.organisation.refresh_from_db()
    assert (claim.state, claim.organisation.is_confirmed) == ("confirmed", True)
    sent = len(mail.outbox)
    jobs.send_code(thing_id=claim.pk)
    assert len(mail.outbox) == sent


def test_the_page_of_the_official_tells_everything_that_the_mail_says(cast, claim):
    name(claim, cast.karim)
    page = cast.client("sabine").get(reverse("admission:letter", args=[claim.pk])).content.decode()
    says = "den Code, den Link, die Namen der Organisation und der Person und den letzten Tag des Codes."
    assert (f"Die Nachricht enthält {says}" in page, "sonst nichts" in page) == (True, False)


@pytest.mark.parametrize("how", ["{0}", "{1}+rathaus@{2}"])
def test_an_address_that_the_person_reads_is_refused(cast, claim, how):
    local, _at, domain = cast.ole.email.partition("@")
    url = reverse("admission:letter", args=[claim.pk])
    sent = {"choice": "address", "email": how.format(cast.ole.email, local, domain), "source": SOURCE}
    page = cast.client("karim").post(url, sent).content.decode()
    assert "Das ist die Adresse der Person selbst." in page
    assert Organisation.objects.get(pk=claim.organisation_id).registered_email == ""


def test_only_who_may_print_the_letter_mails_the_code(cast, claim):
    with pytest.raises(PermissionDenied):
        name(claim, cast.ole)
    name(claim, cast.karim)
    with pytest.raises(PermissionDenied):
        actions.mail_code(claim, seen=REGISTERED, by=cast.ole, on=TODAY)
    assert not LetterCode.objects.exists()


def test_the_address_is_entered_with_its_source_and_stands_in_the_journal(cast, claim):
    with pytest.raises(Refused, match="woher Sie die Adresse kennen"):
        name(claim, cast.karim, source=" ")
    name(claim, cast.karim)
    kept, entry = Organisation.objects.get(pk=claim.organisation_id), Entry.objects.latest("pk")
    assert (kept.registered_email, kept.registered_email_source, kept.registered_email_by, kept.registered_email_on) == (
        REGISTERED, SOURCE, cast.karim, TODAY,
    )  # fmt: skip
    said = json.loads(Payload.objects.get(entry=entry).body)
    assert (entry.act, entry.by, said["address"], said["source"]) == (
        "accounts.name_registered_address", cast.karim.pk, REGISTERED, SOURCE,
    )  # fmt: skip


def test_who_entered_the_address_sends_no_code_to_it_under_any_account_but_may_write_a_letter(cast, claim):
    url = reverse("admission:letter", args=[claim.pk])
    name(claim, cast.karim)
    twin = person("karim+zwei@behoerde.example", "K. Y.", cast.authority, Membership.Role.OFFICIAL)
    for same in (cast.karim, twin):
        with pytest.raises(Refused, match="selbst eingetragen"):
            actions.mail_code(claim, seen=REGISTERED, by=same, on=TODAY)
    karim = cast.client("karim")
    page = karim.get(url).content.decode()
    assert ("Sie haben diese Adresse selbst eingetragen." in page, 'value="mail"' in page) == (True, False)
    said = karim.post(url, {"choice": "mail", "seen": REGISTERED}, follow=True).content.decode()
    assert "Den Code schickt eine andere Person" in said
    assert not LetterCode.objects.exists()
    actions.make_code(claim, code="ACDE-FHJK-MNPR", address="x", by=cast.karim, on=TODAY)
    assert LetterCode.objects.get().email == ""


def test_whoever_changes_the_address_is_the_one_who_cannot_send_and_the_page_must_show_what_stands_there(
    cast, claim
):
    name(claim, cast.karim)
    name(claim, cast.sabine, email="amt@allendorf.example")
    with pytest.raises(Refused, match="nicht mehr die, die auf der Seite stand"):
        actions.mail_code(claim, seen=REGISTERED, by=cast.karim, on=TODAY)
    with pytest.raises(Refused, match="selbst eingetragen"):
        actions.mail_code(claim, seen="amt@allendorf.example", by=cast.sabine, on=TODAY)
    code = actions.mail_code(claim, seen="amt@allendorf.example", by=cast.karim, on=TODAY)
    assert (code.email, code.made_by, code.email_named_by) == (
        "amt@allendorf.example",
        cast.karim,
        cast.sabine,
    )


def test_without_an_address_no_code_is_mailed(cast, claim):
    with pytest.raises(Refused, match="Bitte laden Sie die Seite neu"):
        actions.mail_code(claim, seen="", by=cast.karim, on=TODAY)
    assert not LetterCode.objects.exists()


def test_the_database_holds_two_people_and_the_source(cast, claim):
    mailed(claim, cast)
    with pytest.raises(IntegrityError, match="a_second_person_mails_the_code"), transaction.atomic():
        LetterCode.objects.update(email_named_by=cast.sabine)
    with pytest.raises(IntegrityError, match="names_source_and_official"), transaction.atomic():
        Organisation.objects.filter(pk=claim.organisation_id).update(registered_email_source="")


def test_a_new_letter_makes_the_mailed_code_void_and_a_decided_claim_needs_none(cast, claim):
    mailed(claim, cast)
    actions.make_code(claim, code="ACDE-FHJK-MNPR", address="x", by=cast.karim, on=TODAY)
    jobs.send_code(thing_id=claim.pk)
    assert not [one for one in mail.outbox if one.to == [REGISTERED] and "ACDE" in one.body]
    assert LetterCode.objects.get().email == ""
    claim.state = "refused"
    claim.save()
    with pytest.raises(Refused, match="schon entschieden"):
        actions.mail_code(claim, seen=REGISTERED, by=cast.sabine, on=TODAY)
    with pytest.raises(Refused, match="schon entschieden"):
        name(claim, cast.karim)


def test_the_address_goes_when_the_claims_own_goes(cast, claim):
    mailed(claim, cast)
    type(claim).objects.update(state="refused", decided_at="2026-11-02T12:00:00+01:00")
    assert erase_code_addresses(TODAY + timedelta(days=1095)) == 0
    assert erase_code_addresses(TODAY + timedelta(days=1200)) == 1
    assert LetterCode.objects.get().email == ""
