"""Before the decision: who has to act, by when, and what is the first thing to press; for every state and every reader."""

from datetime import date, timedelta

import pytest
from django.conf import settings

from tests.agreeing import NOW, TODAY
from wir.accounts.models import Claim, Organisation
from wir.accounts.models.claim import LetterCode
from wir.documents.seal import make_test_seal
from wir.funding import actions, workflow
from wir.funding.models import Application, LineNotice
from wir.funding.turn import BY_STATE, turn_of

pytestmark = pytest.mark.django_db
USUAL = date(2026, 12, 14)  # forty days after TODAY is a Saturday
ANSWER_BY = date(2026, 11, 16)
LINK_ENDS = date(2026, 11, 16)


def turn(application, user, *, on=TODAY):
    return turn_of(Application.objects.get(pk=application.pk), user, on=on)


def told(found):
    return found.who, found.mine, found.by, found.action, str(found)


def test_every_state_has_its_answer():
    assert set(BY_STATE) == set(workflow.APPLICATION.states)


def changed(application):
    """Its plan says something else now: what was agreed to and signed does not hold any more."""
    application.cost_items.filter(year=2027).update(label="Saal")
    return application


def unsigned(cast, draft=None):
    draft = draft or cast.complete_draft()
    draft.signatures.all().delete()
    return draft


def invited(cast):
    draft = unsigned(cast)
    actions.invite_signatory(draft, name="Heinz Held", email="amt@lollar.example", by=cast.frieda, at=NOW)
    return draft


def with_scan(cast, state):
    draft = cast.with_file()
    draft.attachments.update(scan_state=state)
    return draft


def unconfirmed(cast, *, code_by=None):
    draft = cast.complete_draft()
    Organisation.objects.filter(pk=cast.town.pk).update(confirmed_at=None)
    if code_by:
        claim = Claim.objects.create(organisation=cast.town, user=cast.frieda, email=cast.frieda.email)
        LetterCode.objects.create(
            claim=claim, code_hash="x", made_by=cast.karim, made_on=TODAY, last_day=code_by
        )
    return draft


def asked_to_begin(cast, state):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    application = cast.asked_early(consents_to_electronic_delivery=True)
    early = application.early_starts.select_related("application__applicant", "application__controller").get()
    if state == "approved":
        actions.approve_early_start(early, valid_from=TODAY, answer="Es eilt.", by=cast.karim, on=TODAY)
    elif state == "denied":
        actions.deny_early_start(early, answer="Es eilt nicht.", by=cast.karim, on=TODAY)
    if state != "requested":
        actions.retrieve(application.deliveries.get(), by=cast.frieda, on=TODAY)
    return application


DRAFTS = {
    "empty": lambda cast: cast.draft(),
    "complete": lambda cast: cast.complete_draft(),
    "not signed": unsigned,
    "somebody has a link": invited,
    "changed after it was signed": lambda cast: changed(cast.complete_draft()),
    "a file waits for the scanner": lambda cast: with_scan(cast, "pending"),
    "a file is infected": lambda cast: with_scan(cast, "infected"),
    "a partner is asked": lambda cast: cast.joint_draft(),
    "a partner agreed": lambda cast: cast.joint_draft(confirmed=True),
    "a partner's yes has lapsed": lambda cast: cast.signed(changed(cast.joint_draft(confirmed=True))),
    "nobody is confirmed": unconfirmed,
    "a code is on its way": lambda cast: unconfirmed(cast, code_by=date(2026, 11, 30)),
}  # fmt: skip
MISSING, LAPSED_SIGNATURE = (
    "Es fehlt noch eine Unterschrift.",
    "Bea Brandt: Die Unterschrift vom 02.11.2026 gilt nicht mehr. Geändert wurde: Kosten und Finanzierung.",
)
READY = "Alles ist ausgefüllt. Es fehlt nur noch das Absenden."
WHO_ACTS_ON_A_DRAFT = [
    # what is there, who reads: (who acts, the reader?, by when, what to press, the sentence)
    ("empty", "frieda", "applicant", True, None, "Weiter mit: Wer beantragt", "Sie sind dran. Bitte nennen Sie eine Ansprechperson."),
    ("empty", "theo", "applicant", False, None, "", "Stadt Lollar ist dran. Der Antrag wird noch ausgefüllt."),
    ("complete", "frieda", "applicant", True, None, "Ansehen und absenden", "Sie sind dran. Alles ist ausgefüllt. Sehen Sie es noch einmal an und senden Sie es ab."),
    ("complete", "bea", "applicant", False, None, "", f"Stadt Lollar ist dran. {READY}"),
    ("not signed", "frieda", "applicant", True, None, "Unterschrift einholen", f"Sie sind dran. {MISSING}"),
    ("not signed", "bea", "applicant", True, None, "Unterschreiben", f"Sie sind dran. {MISSING}"),
    ("not signed", "theo", "applicant", False, None, "", f"Stadt Lollar ist dran. {MISSING}"),
    ("somebody has a link", "frieda", "signatory", False, LINK_ENDS, "Unterschriften ansehen", f"Heinz Held ist dran. {MISSING} Der Link zum Unterschreiben gilt bis 16.11.2026."),
    ("somebody has a link", "bea", "applicant", True, None, "Unterschreiben", f"Sie sind dran. {MISSING}"),
    ("changed after it was signed", "frieda", "applicant", True, None, "Unterschrift einholen", f"Sie sind dran. {LAPSED_SIGNATURE} {MISSING}"),
    ("a file waits for the scanner", "frieda", "portal", False, None, "Unterlagen ansehen", "Das Portal ist dran. „plan.pdf“ wird noch auf Schadprogramme geprüft. Das dauert meist nur Sekunden."),
    ("a file waits for the scanner", "bea", "portal", False, None, "", "Das Portal ist dran. „plan.pdf“ wird noch auf Schadprogramme geprüft. Das dauert meist nur Sekunden."),
    ("a file is infected", "frieda", "applicant", True, None, "Weiter mit: Unterlagen", "Sie sind dran. In „plan.pdf“ steckte ein Schadprogramm, wir haben den Inhalt gelöscht. Bitte entfernen Sie den Eintrag."),
    ("a partner is asked", "frieda", "partner", False, None, "Partner ansehen", "Musterstadt ist dran. Musterstadt hat noch nicht zugestimmt."),
    ("a partner is asked", "jonas", "partner", True, None, "Lesen und antworten", "Sie sind dran. Musterstadt hat noch nicht zugestimmt."),
    ("a partner agreed", "frieda", "applicant", True, None, "Ansehen und absenden", "Sie sind dran. Alles ist ausgefüllt. Sehen Sie es noch einmal an und senden Sie es ab."),
    ("a partner agreed", "jonas", "applicant", False, None, "", f"Stadt Lollar ist dran. {READY}"),
    ("a partner's yes has lapsed", "frieda", "partner", False, None, "Partner ansehen", "Musterstadt ist dran. Musterstadt: Die Zustimmung vom 02.11.2026 gilt nicht mehr. Geändert wurde: Kosten und Finanzierung."),
    ("a partner's yes has lapsed", "jonas", "partner", True, None, "Lesen und antworten", "Sie sind dran. Musterstadt: Die Zustimmung vom 02.11.2026 gilt nicht mehr. Geändert wurde: Kosten und Finanzierung."),
    ("nobody is confirmed", "frieda", "authority", False, None, "Wie das bestätigt wird", "Die Behörde ist dran. Alles ist ausgefüllt. Absenden können Sie, sobald bestätigt ist, dass Sie für Stadt Lollar handeln."),
    ("a code is on its way", "frieda", "applicant", True, date(2026, 11, 30), "Code eingeben", "Sie sind dran. Alles ist ausgefüllt. Mit dem Code, den die Behörde an Stadt Lollar geschickt hat, können Sie absenden. Bis 30.11.2026."),
    ("a code is on its way", "bea", "authority", False, None, "Wie das bestätigt wird", "Die Behörde ist dran. Alles ist ausgefüllt. Absenden können Sie, sobald bestätigt ist, dass Sie für Stadt Lollar handeln."),
]  # fmt: skip


@pytest.mark.parametrize(("there", "reader", "who", "mine", "by", "action", "says"), WHO_ACTS_ON_A_DRAFT)
def test_whose_turn_a_draft_is(cast, there, reader, who, mine, by, action, says):
    assert told(turn(DRAFTS[there](cast), getattr(cast, reader))) == (who, mine, by, action, says)


def answered(cast, *, signed=True):
    """What Karim asked for stands there; nothing is sent yet."""
    application = cast.to_complete()
    Application.objects.filter(pk=application.pk).update(purpose="In allen vier Ortsteilen.")
    return cast.signed(Application.objects.get(pk=application.pk)) if signed else application


def partner_left(cast):
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    actions.leave(application.partners.get(), reason="Kein Geld.", by=cast.jonas, at=NOW)
    return application


def partner_waited_for(cast):
    """A file in which the lead changed something that its partner had agreed to."""
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    actions.ask_to_complete(
        application, items=[actions.Item("costs", "Wofür?")], due_on=ANSWER_BY, by=cast.karim, on=TODAY
    )
    return cast.signed(changed(Application.objects.get(pk=application.pk)))


FILES = {
    "asked": lambda cast: cast.to_complete(),
    "answered": answered,
    "answered, not signed": lambda cast: answered(cast, signed=False),
    "a partner is waited for": partner_waited_for,
    "a partner left": partner_left,
}
OPEN_REQUEST = "Nachfrage öffnen und antworten"
LATE = date(2026, 11, 17)
WHO_ACTS_ON_A_REQUEST = [
    ("asked", "frieda", TODAY, "applicant", True, OPEN_REQUEST, "Sie sind dran. Die Behörde bittet um Ergänzung. Bis 16.11.2026."),
    ("asked", "frieda", ANSWER_BY, "applicant", True, OPEN_REQUEST, "Sie sind dran. Die Behörde bittet um Ergänzung. Bis 16.11.2026."),
    ("asked", "frieda", LATE, "applicant", True, OPEN_REQUEST, "Sie sind dran. Die Behörde bittet um Ergänzung. Die Frist war der 16.11.2026."),
    ("asked", "bea", TODAY, "applicant", False, "", "Stadt Lollar ist dran. Die Behörde bittet um Ergänzung. Bis 16.11.2026."),
    ("answered", "frieda", TODAY, "applicant", True, OPEN_REQUEST, "Sie sind dran. Alles ist ergänzt. Es fehlt nur noch das Absenden. Bis 16.11.2026."),
    ("answered, not signed", "bea", TODAY, "applicant", True, "Unterschreiben", f"Sie sind dran. Bea Brandt: Die Unterschrift vom 02.11.2026 gilt nicht mehr. Geändert wurde: Unser Vorhaben. {MISSING} Bis 16.11.2026."),
    ("a partner is waited for", "frieda", TODAY, "partner", False, "Partner ansehen", "Musterstadt ist dran. Musterstadt: Die Zustimmung vom 02.11.2026 gilt nicht mehr. Geändert wurde: Kosten und Finanzierung. Bis 16.11.2026."),
    ("a partner is waited for", "jonas", TODAY, "partner", True, "Lesen und antworten", "Sie sind dran. Musterstadt: Die Zustimmung vom 02.11.2026 gilt nicht mehr. Geändert wurde: Kosten und Finanzierung. Bis 16.11.2026."),
    ("a partner left", "frieda", TODAY, "applicant", True, OPEN_REQUEST, "Sie sind dran. Ein Partner ist ausgeschieden. Der Antrag ist zu prüfen und neu abzusenden. Bis 16.11.2026."),
]  # fmt: skip


@pytest.mark.parametrize(("there", "reader", "on", "who", "mine", "action", "says"), WHO_ACTS_ON_A_REQUEST)
def test_whose_turn_a_file_is_that_must_be_completed(cast, there, reader, on, who, mine, action, says):
    found = turn(FILES[there](cast), getattr(cast, reader), on=on)
    assert told(found) == (who, mine, ANSWER_BY, action, says)
    assert found.late == (on > ANSWER_BY)


EARLY = [
    ("", ""),
    ("requested", " Über den früheren Beginn ist noch nicht entschieden. Bitte fangen Sie noch nicht an."),
    ("approved", " Beginnen dürfen Sie ab dem 02.11.2026; eine Förderung ist damit nicht zugesagt."),
    ("denied", " Früher beginnen dürfen Sie nicht. Bitte warten Sie auf den Bescheid."),
]


@pytest.mark.parametrize(("state", "note"), EARLY)
@pytest.mark.parametrize("reader", ["frieda", "bea", "theo"])
def test_while_the_authority_checks_everybody_reads_the_same(cast, reader, state, note):
    application = asked_to_begin(cast, state) if state else cast.submitted()
    says = f"Die Behörde ist dran. Der Antrag ist am 02.11.2026 angekommen und wird geprüft. Meist bis 14.12.2026.{note}"
    assert told(turn(application, getattr(cast, reader))) == ("authority", False, USUAL, "", says)


@pytest.mark.parametrize(
    ("notice", "on", "by", "when"),
    [
        ({"usual_days": 40}, USUAL, USUAL, "Meist bis 14.12.2026."),
        ({"usual_days": 40}, USUAL + timedelta(days=1), USUAL, "Üblich war es bis 14.12.2026; es dauert länger. Fragen Sie gern nach."),
        ({"usual_days": 40, "decide_by": date(2026, 12, 1)}, TODAY, date(2026, 12, 1), "Entschieden wird bis 01.12.2026."),
        ({"usual_days": None}, TODAY, None, ""),
        (None, TODAY, None, ""),
    ],
)  # fmt: skip
def test_the_day_of_the_decision_is_what_the_authority_said_about_its_line(cast, notice, on, by, when):
    application = cast.prepared()
    if notice is None:
        LineNotice.objects.all().delete()
    else:
        LineNotice.objects.update(**notice)
    found = turn(application, cast.frieda, on=on)
    assert (found.who, found.by, found.when, found.late) == ("authority", by, when, bool(by) and on > by)
    assert found.says == "Der Antrag ist geprüft, jetzt wird entschieden."


def test_nobody_promises_a_day_to_who_stands_on_the_waiting_list(cast):
    says = "Die Behörde ist dran. Der Antrag steht auf der Nachrückliste. Wird Geld frei, entscheidet sie; Sie müssen nichts tun."
    assert told(turn(cast.waitlisted(), cast.frieda)) == ("authority", False, None, "", says)


def test_what_was_withdrawn_waits_for_nobody(cast):
    application = cast.submitted()
    actions.withdraw(application, by=cast.frieda)
    says = "Zurückgezogen. Mit diesem Antrag geschieht nichts mehr."
    assert told(turn(application, cast.frieda)) == ("nobody", False, None, "", says)


def test_every_way_leads_to_a_page_that_its_reader_may_open(cast):
    """Pages answer 404 to who may not; a button that led there would be worse than none."""
    for there, reader, *_rest in WHO_ACTS_ON_A_DRAFT + WHO_ACTS_ON_A_REQUEST:
        if there in ("nobody is confirmed", "a code is on its way"):
            continue
        application = (DRAFTS | FILES)[there](cast)
        if url := turn(application, getattr(cast, reader)).url:
            assert cast.client(reader).get(url).status_code == 200, (there, reader, url)
        Application.objects.filter(pk=application.pk, state="draft").delete()


def test_a_link_that_has_ended_or_was_tried_too_often_is_not_waited_for(cast):
    draft = invited(cast)
    assert turn(draft, cast.frieda, on=LINK_ENDS).who == "signatory"
    assert turn(draft, cast.frieda, on=LINK_ENDS + timedelta(days=1)).who == "applicant"
    draft.invitations.update(tries=5)
    assert turn(draft, cast.frieda).who == "applicant"


def test_who_has_signed_is_not_asked_again_while_a_second_signature_is_missing(cast):
    Organisation.objects.filter(pk=cast.town.pk).update(signatures_needed=2)
    draft = cast.complete_draft()
    assert told(turn(draft, cast.bea))[:2] == ("applicant", False)
    assert turn(draft, cast.frieda).action == "Unterschrift einholen"
