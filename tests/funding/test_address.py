"""The post must find the applicant: without an address nothing is handed in and no decision goes out."""

import pytest
from django.conf import settings
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.documents.models import Document
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.jobs.receipts import make_missing_receipts, make_receipts
from wir.funding.models import Correction, EarlyStart, Grant, Submission
from wir.funding.notices.parts import addressee
from wir.funding.notices.receipt import ensure_receipt, receipts_of
from wir.funding.sections import open_points
from wir.funding.turn import turn_of
from wir.journal.reactions import reactions_to

pytestmark = pytest.mark.django_db
MISSING = "Bitte tragen Sie die Postanschrift im Profil der Organisation ein."
WHOLE = {"street": "Rathausweg 1", "postal_code": "35457", "town": "Lollar"}


def give(organisation, **parts):
    Organisation.objects.filter(pk=organisation.pk).update(**parts)


def fresh(application):
    return type(application).objects.get(pk=application.pk)


@pytest.mark.parametrize("gap", list(WHOLE))
def test_nothing_is_handed_in_while_a_part_of_the_address_is_missing(cast, gap):
    draft = cast.complete_draft()
    give(cast.town, **{gap: " "})
    with pytest.raises(Refused) as refused:
        actions.submit(fresh(draft), by=cast.frieda, on=TODAY)
    assert (refused.value.sentences[0], fresh(draft).state) == (MISSING, "draft")
    give(cast.town, **WHOLE)
    actions.submit(fresh(draft), by=cast.frieda, on=TODAY)
    assert fresh(draft).state == "submitted"


def test_partners_need_no_address(cast):
    draft = cast.joint_draft()
    give(cast.neighbour, street="", postal_code="", town="")
    assert MISSING not in open_points(fresh(draft))


def test_the_task_list_the_section_and_the_turn_lead_to_the_profile(cast):
    draft = cast.complete_draft()
    give(cast.town, street="")
    profile, client = reverse("accounts:profile", args=[cast.town.pk]), cast.client("frieda")
    turn = turn_of(fresh(draft), cast.frieda, on=TODAY)
    assert (turn.says, turn.action, turn.url) == (MISSING, "Postanschrift eintragen", profile)
    for name in ("application", "applicant"):
        page = client.get(reverse(f"funding:{name}", args=[draft.pk])).content.decode()
        assert f'href="{profile}">Postanschrift eintragen</a>' in page
    give(cast.town, **WHOLE)
    page = client.get(reverse("funding:applicant", args=[draft.pk])).content.decode()
    assert "Postanschrift: Stadt Lollar, Rathausweg 1, 35457 Lollar" in page


def test_a_grant_is_not_released_to_nobodys_address(cast):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    application = cast.prepared()
    give(cast.town, street="", postal_code="", town="")
    before = Document.objects.count()
    with pytest.raises(Refused, match=r"Von Stadt Lollar fehlt die Postanschrift\. Es ging nichts hinaus\."):
        actions.release(fresh(application), by=cast.sabine, on=TODAY, at=NOW)
    assert (Grant.objects.count(), Document.objects.count()) == (0, before)
    assert fresh(application).state == "decision_prepared"
    give(cast.town, **WHOLE)
    actions.release(fresh(application), by=cast.sabine, on=TODAY, at=NOW)
    assert addressee(fresh(application)) == ("Stadt Lollar", "Rathausweg 1", "35457 Lollar")


@pytest.mark.parametrize(
    ("outcome", "act"), [("reject", actions.reject), ("waiting_list", actions.put_on_waiting_list)]
)
def test_no_other_decision_goes_out_without_an_address_either(cast, outcome, act):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    application = cast.checked(cast.submitted())
    proposal = actions.Proposal(outcome=outcome, reasons="Wir haben verglichen.")
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    give(cast.town, postal_code="")
    with pytest.raises(Refused, match="fehlt die Postanschrift"):
        act(fresh(application), by=cast.sabine, on=TODAY, at=NOW)
    assert fresh(application).state == "decision_prepared"


def test_an_answer_about_an_early_start_waits_for_the_address(cast):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    application = cast.asked_early()
    give(cast.town, town="")
    early = EarlyStart.objects.get(application=application)
    with pytest.raises(Refused, match="fehlt die Postanschrift"):
        actions.deny_early_start(early, answer="Es eilt nicht.", by=cast.karim, on=TODAY)
    assert EarlyStart.objects.get().state == "requested"


def test_a_correction_goes_out_only_to_an_address(cast):
    application = cast.awarded()
    correction = actions.correct_notice(
        application, letter=application.letters.get(), wrong="Lollar redet miteinander", right="Lollar redet miteinnander",
        reason="Vertippt.", by=cast.karim, at=NOW,
    )  # fmt: skip
    give(cast.town, street="")
    correction = Correction.objects.select_related("application__applicant").get(pk=correction.pk)
    with pytest.raises(Refused, match=r"Von Stadt Lollar fehlt die Postanschrift\. Es ging nichts hinaus\."):
        actions.release_correction(correction, by=cast.sabine, on=TODAY)
    assert (application.letters.count(), Correction.objects.get().state) == (1, "prepared")


def test_a_receipt_waits_for_the_address_and_is_made_once_it_is_in_the_profile(cast):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    application = cast.submitted()
    give(cast.town, town="")
    receipt = reverse("funding:receipt", args=[application.pk, 1])
    submission = Submission.objects.select_related("application__applicant").get()
    with pytest.raises(Refused, match=r"Von Stadt Lollar fehlt die Postanschrift\. Es ging nichts hinaus\."):
        ensure_receipt(submission, on=TODAY)
    make_receipts(application.pk)
    assert receipts_of(application) == []
    assert MISSING in cast.client("frieda").get(receipt, follow=True).content.decode()
    give(cast.town, **WHOLE)
    assert make_missing_receipts in reactions_to("accounts.change_profile")
    make_missing_receipts(cast.town.pk)
    assert [document.number for document in receipts_of(application)] == [f"{application.number}-E1"]
