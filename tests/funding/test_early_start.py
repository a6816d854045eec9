"""Beginning before the decision: asked for with a reason, answered by one sealed letter, checked again at release."""

import io
from datetime import date, timedelta

import pikepdf
import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.cast import NOW, TODAY, person
from tests.documents.reading import readable
from wir.accounts.models import Membership
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.documents.check import check
from wir.documents.models import read
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import Decision, EarlyStart, Grant

pytestmark = pytest.mark.django_db
LATER = date(2027, 3, 10)


@pytest.fixture(autouse=True)
def seal(cast):
    make_test_seal(settings.WIR_SEAL_FILE.parent)


SLICES = {2027: 1_800_000, 2028: 1_000_000}
MOST = date(2028, 5, 1)  # the last of eighteen months from TODAY


def text_of(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return " ".join(readable(page) for page in opened.pages).replace("\u00a0", " ")


def early_of(application):
    return EarlyStart.objects.select_related("application__applicant", "application__controller").get(
        application=application
    )


def approve(application, by, valid_from=TODAY, on=TODAY):
    actions.approve_early_start(
        early_of(application), valid_from=valid_from, answer="Es eilt.", by=by, on=on, later=True
    )


def prepared_with_early_start(cast, valid_from, ends_on=date(2028, 7, 31)):
    application = cast.checked(cast.asked_early())
    approve(application, cast.karim, valid_from=valid_from)
    proposal = actions.Proposal(slices=SLICES, reasons="Passt.", ends_on=ends_on)
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    return application


def test_agreeing_seals_a_letter_and_decides_nothing_else(cast):
    application = cast.asked_early()
    approve(application, cast.karim)
    early, letter = early_of(application), application.letters.get().document
    application.refresh_from_db()
    assert (early.state, early.valid_from, application.state) == ("approved", TODAY, "submitted")
    assert (letter.kind, check(read(letter)).genuine) == ("early_start_letter", True)


def test_refusing_gives_reasons_and_one_may_ask_again(cast):
    application = cast.asked_early()
    actions.deny_early_start(early_of(application), answer="Es eilt nicht.", by=cast.karim, on=TODAY)
    assert early_of(application).state == "denied"
    actions.request_early_start(
        application, reason="Jetzt eilt es.", planned_start=TODAY, by=cast.frieda, on=TODAY
    )
    assert application.early_starts.count() == 2


def test_a_refusal_names_the_court_of_the_remedy_and_an_agreement_none(cast):
    said = []
    for answer in ("deny", "approve"):
        application = cast.asked_early()
        if answer == "approve":
            approve(application, cast.karim)
        else:
            actions.deny_early_start(early_of(application), answer="Es eilt nicht.", by=cast.karim, on=TODAY)
        words = " ".join(text_of(read(application.letters.get().document)).split())
        said.append(
            ("Rechtsbehelfsbelehrung" in words, "Verwaltungsgericht Gießen mit Sitz in Gießen" in words)
        )
    assert said == [(True, True), (False, False)]


@pytest.mark.parametrize(
    ("starts_on", "refused"),
    [
        (TODAY, ""),
        (date(2027, 1, 4), ""),
        (TODAY - timedelta(days=1), "Der Zeitraum darf frühestens am 02.11.2026 anfangen"),
    ],
)
def test_the_period_may_begin_on_the_day_of_the_early_start_and_not_before(cast, starts_on, refused):
    application = cast.checked(cast.asked_early())
    approve(application, cast.karim)
    proposal = actions.Proposal(slices=SLICES, reasons="Passt.", starts_on=starts_on, ends_on=MOST)
    if refused:
        with pytest.raises(Refused, match=refused):
            actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
        return
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    actions.release(application, by=cast.sabine, on=TODAY + timedelta(days=1), at=NOW)
    assert (Grant.objects.get().starts_on, Grant.objects.get().ends_on) == (starts_on, MOST)


@pytest.mark.parametrize("starts_on", [TODAY, date(2027, 1, 4), date(2027, 3, 1), None])
def test_the_early_days_count_towards_the_longest_duration(cast, starts_on):
    """Eighteen months from 2 November 2026 end on 1 May 2028, whenever the grant itself begins."""
    application = cast.checked(cast.asked_early())
    approve(application, cast.karim)
    for ends_on, goes in ((MOST + timedelta(days=1), False), (None, False), (MOST, True)):
        proposal = actions.Proposal(slices=SLICES, reasons="Passt.", starts_on=starts_on, ends_on=ends_on)
        if goes:
            actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
            assert Decision.objects.get().ends_on == MOST
            return
        with pytest.raises(Refused) as refused:
            actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
        assert str(refused.value) == (
            "Der frühere Beginn am 02.11.2026 zählt mit: Erlaubt sind höchstens 18 Monate. "
            "Der Zeitraum darf spätestens am 01.05.2028 enden."
        )
        assert not Decision.objects.exists()


def test_an_early_start_that_is_allowed_after_preparing_is_held_against_the_duration_at_release(cast):
    application = cast.checked(cast.asked_early())
    proposal = actions.Proposal(slices=SLICES, reasons="Passt.")
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    approve(application, cast.karim)
    with pytest.raises(Refused, match=r"Der Zeitraum darf spätestens am 01\.05\.2028 enden\."):
        actions.release(application, by=cast.sabine, on=TODAY, at=NOW)
    application.refresh_from_db()
    assert (application.state, Grant.objects.count()) == ("decision_prepared", 0)


def test_an_early_start_that_was_only_asked_for_moves_no_period(cast):
    application = cast.checked(cast.asked_early())
    proposal = actions.Proposal(slices={2027: 1_800_000, 2028: 1_000_000}, reasons="Passt.", starts_on=TODAY)
    with pytest.raises(Refused, match="nicht vor dem beantragten Beginn"):
        actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)


@pytest.mark.parametrize(
    ("valid_from", "goes"), [(date(2027, 3, 1), True), (date(2027, 2, 1), True), (date(2027, 3, 2), False)]
)
def test_a_start_before_the_release_needs_an_early_start_that_covers_it(cast, valid_from, goes):
    application = prepared_with_early_start(cast, valid_from)
    money = type(application.controller).objects.get(pk=application.controller_id)
    actions.set_appropriation(
        controller=money, line=application.line, year=2027, kind="cash", cents=10_000_000, reason="HH", by=cast.karim
    )  # fmt: skip
    if goes:
        actions.release(application, by=cast.sabine, on=LATER, at=NOW)
        assert Grant.objects.get().starts_on == date(2027, 3, 1)
        return
    with pytest.raises(Refused, match="Dieser Tag ist vorbei"):
        actions.release(application, by=cast.sabine, on=LATER, at=NOW)


def test_a_refused_early_start_does_not_help_the_release(cast):
    application = cast.asked_early()
    actions.deny_early_start(early_of(application), answer="Nein.", by=cast.karim, on=TODAY)
    proposal = actions.Proposal(slices={2027: 1_800_000, 2028: 1_000_000}, reasons="Passt.")
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    with pytest.raises(Refused, match="Dieser Tag ist vorbei"):
        actions.release(application, by=cast.sabine, on=LATER, at=NOW)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"reason": " "}, "Bitte schreiben Sie, warum das Vorhaben nicht warten kann."),
        ({"planned_start": TODAY - timedelta(days=1)}, "Der Beginn darf nicht in der Vergangenheit liegen."),
    ],
)
def test_a_request_needs_its_reason_and_a_day_to_come(cast, given, sentence):
    words = {"reason": "Es eilt.", "planned_start": TODAY, **given}
    with pytest.raises(Refused) as refused:
        actions.request_early_start(cast.submitted(), **words, by=cast.frieda, on=TODAY)
    assert refused.value.sentences == (sentence,)


def test_one_asks_once_and_only_while_the_authority_decides(cast):
    words = {"reason": "Es eilt.", "planned_start": TODAY, "by": cast.frieda, "on": TODAY}
    for application in (cast.asked_early(), cast.complete_draft(), cast.awarded()):
        with pytest.raises(Refused):
            actions.request_early_start(application, **words)


def test_only_the_applicants_editor_asks_and_only_an_official_with_second_factor_answers(cast):
    application = cast.submitted()
    for who in (cast.karim, cast.jonas, cast.ole):
        with pytest.raises(PermissionDenied):
            actions.request_early_start(application, reason="x", planned_start=TODAY, by=who, on=TODAY)
    asked = cast.asked_early()
    new = person("neu@behoerde.example", "Neu", cast.authority, Membership.Role.OFFICIAL, fictional=False)
    for who in (cast.frieda, new):
        with pytest.raises(PermissionDenied):
            approve(asked, who)


def test_agreeing_never_reaches_back_and_happens_once(cast):
    application = cast.asked_early()
    with pytest.raises(Refused, match="frühestens ab heute"):
        approve(application, cast.karim, valid_from=TODAY - timedelta(days=1))
    approve(application, cast.karim)
    with pytest.raises(Impossible):
        approve(application, cast.sabine)


def test_what_was_answered_cannot_be_changed_by_any_statement(cast):
    application = cast.asked_early()
    approve(application, cast.karim)
    for statement in (
        "update funding_earlystart set valid_from = '2030-01-01'",
        "delete from funding_earlystart",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_pages_from_asking_to_the_letter(cast):
    with time_machine.travel(NOW, tick=False):
        application = cast.submitted()
        own, case = (
            f"/foerderung/antraege/{application.pk}/",
            f"/foerderung/arbeit/antraege/{application.pk}/",
        )
        frieda, karim = cast.client("frieda"), cast.client("karim")
        assert "Früher beginnen" in frieda.get(own).content.decode()
        asked = {"reason": "Die Räume sind nur jetzt frei.", "planned_start": "01.12.2026"}
        said = frieda.post(f"{own}vorzeitig/", asked, follow=True).content.decode()
        assert "Ihre Bitte ist angekommen." in said
        assert "Beantworten" in karim.get(case).content.decode()
        incomplete = karim.post(f"{case}vorzeitig/", {"choice": "approve", "answer": "Ja."}).content.decode()
        assert "ab wann die Zustimmung gilt" in incomplete
        karim.post(f"{case}vorzeitig/", {"choice": "approve", "answer": "Ja.", "valid_from": "01.12.2026"})
        page = frieda.get(own).content.decode()
        assert [
            text for text in ("Sie gilt ab 01.12.2026", "Schreiben zum vorzeitigen") if text not in page
        ] == []


def test_a_partner_finds_the_answer_on_its_page_as_soon_as_the_lead_may_read_it(cast):
    application = cast.joint_draft(confirmed=True, consents_to_electronic_delivery=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    actions.request_early_start(application, reason="Es eilt.", planned_start=TODAY, by=cast.frieda, on=TODAY)
    actions.deny_early_start(early_of(application), answer="Es eilt nicht.", by=cast.karim, on=TODAY)
    letter, jonas = application.letters.get(), cast.client("jonas")
    page = f"/foerderung/antraege/{application.pk}/zustimmen/"
    address = f"/foerderung/antraege/{application.pk}/schreiben/{letter.pk}.pdf"
    assert address not in jonas.get(page).content.decode()
    cast.told(application)
    delivery = application.deliveries.get()
    actions.retrieve(delivery, by=cast.frieda, on=TODAY)
    assert address in jonas.get(page).content.decode()
    assert b"".join(jonas.get(address)).startswith(b"%PDF")
