"""Rejecting, the waiting list and moving up from it; every reason the law asks for; both days of the rules."""

from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from tests.cast import NOW, TODAY
from tests.pages import send
from wir.core.findings import Finding
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.documents.check import check
from wir.documents.models import Document, read
from wir.documents.seal import make_test_seal
from wir.funding import actions, verdicts
from wir.funding.models import Commitment, Decision, Grant

pytestmark = pytest.mark.django_db
ALL = {2027: 1_800_000, 2028: 1_000_000}


@pytest.fixture(autouse=True)
def seal(cast):
    make_test_seal(settings.WIR_SEAL_FILE.parent)


def propose(application, by, **given):
    words = {"reasons": "Wir haben abgewogen.", **given}
    actions.prepare(application, proposal=actions.Proposal(**words), by=by, at=NOW)


def unclear(cast):
    return cast.submitted(ends_on=date(2027, 12, 31), asked={2027: 1_000_000})


def settle_as_unmet(cast, application):
    actions.settle(
        line=application.line, rule="duration", met=False, reason="Zu kurz.", source="Vermerk 4", from_day=TODAY,
        by=cast.karim, controller=cast.authority, application=application,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "state", "kind"),
    [("rejected", "rejected", "rejection_notice"), ("waitlisted", "waitlisted", "waiting_list_letter")],
)
def test_each_outcome_has_its_own_sealed_letter_and_binds_no_money(cast, made, state, kind):
    application = getattr(cast, made)()
    letter = application.letters.get().document
    assert (application.state, letter.kind, letter.number) == (state, kind, f"{application.number}-B1")
    assert check(read(letter)).genuine
    assert (Grant.objects.count(), Commitment.objects.count()) == (0, 0)


def test_a_case_with_an_unmet_rule_is_rejected_with_the_rule_as_reason(cast):
    application = unclear(cast)
    settle_as_unmet(cast, application)
    cast.checked(application)
    findings = verdicts.assess(application, on=TODAY)[1]
    said = verdicts.in_words(findings)
    propose(application, cast.karim, outcome="reject", on_findings=said)
    actions.reject(application, by=cast.sabine, on=TODAY, at=NOW)
    assert "Diese Voraussetzungen sind nicht erfüllt:" in Decision.objects.get().explanation
    assert "Zu kurz." in Decision.objects.get().explanation
    assert application.state == "rejected"


@pytest.mark.parametrize("outcome", ["approve", "waiting_list"])
def test_what_breaks_a_rule_can_neither_be_granted_nor_wait(cast, outcome):
    application = unclear(cast)
    settle_as_unmet(cast, application)
    with pytest.raises(Refused, match="Zu kurz"):
        propose(application, cast.karim, outcome=outcome, slices={2027: 1_000_000})
    assert Decision.objects.count() == 0


def test_moving_up_from_the_waiting_list_keeps_the_first_decision(cast):
    application = cast.waitlisted()
    propose(application, cast.sabine, slices=ALL)
    actions.release(application, by=cast.karim, on=TODAY, at=NOW)
    outcomes = Decision.objects.order_by("pk").values_list("outcome", "current_for")
    assert list(outcomes) == [("waiting_list", None), ("approve", application.pk)]
    assert [letter.document.number[-3:] for letter in application.letters.all()] == ["-B1", "-B2"]
    assert application.state == "awarded"


def test_who_waits_can_still_withdraw(cast):
    application = cast.waitlisted()
    actions.withdraw(application, by=cast.frieda)
    assert application.state == "withdrawn"


@pytest.mark.parametrize("act", [actions.reject, actions.put_on_waiting_list])
def test_only_what_was_proposed_is_released(cast, act):
    application = cast.prepared()
    with pytest.raises(Refused, match=r"Vorgeschlagen ist etwas anderes: Bewilligen\."):
        act(application, by=cast.sabine, on=TODAY, at=NOW)
    assert (application.state, Document.objects.count()) == ("decision_prepared", 0)


def test_who_prepared_a_rejection_cannot_release_it(cast):
    application = cast.submitted()
    propose(application, cast.karim, outcome="reject")
    with pytest.raises(PermissionDenied):
        actions.reject(application, by=cast.karim, on=TODAY, at=NOW)


def test_the_second_of_two_who_prepare_at_once_is_told_and_changes_nothing(cast):
    first, second = (application := cast.submitted()), type(application).objects.get(pk=application.pk)
    propose(first, cast.karim, slices=ALL)
    with pytest.raises(Impossible):
        propose(second, cast.sabine, outcome="reject")
    assert Decision.objects.get().prepared_by == cast.karim


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"slices": ALL, "reasons": "  "}, "Bitte begründen Sie den Vorschlag mit eigenen Worten."),
        ({"slices": {2027: 1_800_000}}, "Sie schlagen weniger vor, als beantragt ist. Bitte schreiben Sie, warum."),
        ({"slices": ALL, "starts_on": date(2027, 2, 28)}, "Der Zeitraum darf nicht vor dem beantragten Beginn anfangen."),
        ({"slices": ALL, "ends_on": date(2028, 9, 30)}, "Der Zeitraum darf nicht länger sein als beantragt: Er endet spätestens am 31.08.2028."),
        ({"slices": ALL, "ends_on": date(2028, 9, 1)}, "Der Zeitraum darf nicht länger sein als beantragt: Er endet spätestens am 31.08.2028."),
        ({"slices": ALL, "ends_on": date(2027, 2, 1)}, "Der Zeitraum endet, bevor er anfängt."),
    ],
)  # fmt: skip
def test_a_proposal_without_its_reasons_or_outside_the_period_is_refused(cast, given, sentence):
    with pytest.raises(Refused) as refused:
        propose(cast.submitted(), cast.karim, **given)
    assert refused.value.sentences == (sentence,)


def test_less_than_asked_goes_through_with_a_reason_and_it_stands_in_the_notice(cast):
    application = cast.submitted()
    propose(
        application, cast.karim, slices={2027: 1_800_000}, smaller="Das zweite Jahr ist noch nicht geplant."
    )
    assert Decision.objects.get().explanation.endswith("Das zweite Jahr ist noch nicht geplant.")


def test_a_rejection_is_never_changed(cast):
    from django.db import DatabaseError, connection, transaction

    cast.rejected()
    for statement in ("update funding_decision set current_for_id = null", "delete from funding_letter"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def finding(met, says):
    return Finding(rule="amount", met=met, says=says, source="Richtlinie")


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [((True, "Bis 20.000 Euro."), (True, "Bis 20.000 Euro."), 0), ((True, "Bis 20.000 Euro."), (False, "Bis 10.000 Euro."), 1)],
)  # fmt: skip
def test_only_what_the_rules_say_differently_on_both_days_is_shown(before, after, count):
    assert len(verdicts.changes([finding(*before)], [finding(*after)])) == count


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ("Am 23.11.2026 sind Anträge möglich.", "Am 24.11.2026 sind Anträge möglich.", 0),
        ("Am 23.11.2026 sind Anträge möglich.", "Am 25.11.2026 sind Anträge möglich.", 1),
        ("Am 23.11.2026 geht es bis 30.11.2026.", "Am 24.11.2026 geht es bis 01.12.2026.", 1),
    ],
)
def test_a_sentence_that_only_names_the_day_it_was_asked_for_says_the_same(before, after, count):
    days = (date(2026, 11, 23), date(2026, 11, 24))
    assert len(verdicts.changes([finding(True, before)], [finding(True, after)], days=days)) == count


def test_the_applicant_and_the_file_list_every_letter(cast):
    application = cast.rejected()
    number = application.letters.get().document.number
    for who, url in (("frieda", f"/foerderung/antraege/{application.pk}/"), ("karim", f"/foerderung/arbeit/antraege/{application.pk}/")):  # fmt: skip
        assert f"Ablehnungsbescheid {number}" in cast.client(who).get(url).content.decode()


def test_the_pages_of_a_rejection_from_proposal_to_letter(cast):
    application = cast.checked(cast.submitted())
    page = f"/foerderung/arbeit/antraege/{application.pk}/"
    form = {
        "outcome": "reject",
        "on_findings": "Geprüft.",
        "discretion": "reject.money",
        "reasons": "Andere gingen vor.",
    }
    wrong = cast.client("karim").post(f"{page}vorbereiten/", {**form, "discretion": "approve.interest"})
    assert "Dieser Textbaustein passt nicht zum Vorschlag." in wrong.content.decode()
    assert "Andere gingen vor." in wrong.content.decode()
    send(cast.client("karim"), f"{page}vorbereiten/", form)
    said = send(cast.client("sabine"), f"{page}entscheiden/", {"choice": "release"}, follow=True)
    assert "Abgelehnt. Der Bescheid ist versiegelt" in said.content.decode()
    application.refresh_from_db()
    assert application.state == "rejected"


def test_a_proposal_given_back_comes_with_everything_that_was_written(cast):
    application = cast.submitted()
    words = {"reasons": "Eigene Worte.", "smaller": "Weniger Räume.", "provisions": "Bericht im Mai."}
    propose(application, cast.karim, slices={2027: 100}, on_findings="Alles geprüft.", **words)
    actions.give_back(application, question="Warum?", by=cast.sabine)
    page = (
        cast.client("karim")
        .get(f"/foerderung/arbeit/antraege/{application.pk}/vorbereiten/")
        .content.decode()
    )
    assert [text for text in (*words.values(), "Alles geprüft.", "Warum?") if text not in page] == []
