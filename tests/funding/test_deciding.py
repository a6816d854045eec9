"""Two officials, the year's money, one sealed notice; and every way in which it must not happen."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import override_settings

from tests.cast import NOW, TODAY, person
from tests.pages import send, shown_on
from wir.accounts.models import Membership
from wir.core.refusal import Refused
from wir.documents.check import check
from wir.documents.models import Document, read
from wir.funding import actions, notices
from wir.funding.models import Appropriation, Commitment, Decision, Grant
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db


def prepare(application, by, slices=None, **given):
    whole = {2027: 1_800_000, 2028: 1_000_000}
    words = {"reasons": "Passt.", "smaller": "So viel reicht.", **given}
    proposal = actions.Proposal(slices=slices or whole, **words)
    actions.prepare(application, proposal=proposal, by=by, at=NOW)


def prepare_all(application, cast):
    prepare(application, cast.karim, slices={2027: 1_000_000})


def release(application, by, on=TODAY):
    return actions.release(application, by=by, on=on, at=NOW)


def test_a_release_binds_each_years_money_and_stores_a_genuine_notice(cast):
    application = cast.awarded()
    grant = Grant.objects.get(application=application)
    assert (grant.cents, grant.released_on) == (2_800_000, TODAY)
    assert {c.appropriation.year: c.cents for c in grant.commitments.all()} == {
        2027: 1_800_000,
        2028: 1_000_000,
    }
    assert dict(Appropriation.objects.values_list("year", "committed_cents")) == {
        2026: 0,
        2027: 1_800_000,
        2028: 1_000_000,
    }
    result = check(read(grant.notice))
    assert result.genuine, result.says


def test_the_release_is_in_the_journal_with_sum_and_document(cast):
    application = cast.awarded()
    entry = Entry.objects.get(act="funding.release")
    assert entry.facts == {
        "from": "decision_prepared", "to": "awarded", "cents": 2_800_000, "on": "2026-11-02",
        "document": application.grant.notice.sha256,
    }  # fmt: skip
    assert entry.by == cast.sabine.pk


def test_who_prepared_cannot_release(cast):
    application = cast.prepared()
    with pytest.raises(PermissionDenied):
        release(application, cast.karim)
    assert (Grant.objects.count(), Document.objects.count()) == (0, 0)


def test_an_official_who_is_also_the_applicants_clerk_cannot_decide(cast):
    Membership.objects.create(user=cast.sabine, organisation=cast.town, role=Membership.Role.EDITOR)
    with pytest.raises(PermissionDenied):
        release(cast.prepared(), cast.sabine)


def test_an_official_without_second_factor_cannot_decide(cast):
    new = person("neu@behoerde.example", "Neu", cast.authority, Membership.Role.OFFICIAL, fictional=False)
    with pytest.raises(PermissionDenied):
        prepare(cast.submitted(), new)


@override_settings(WIR_SECOND_FACTOR_FOR_DEMO_ACCOUNTS=True)
def test_demo_accounts_lose_their_exception_by_a_setting(cast):
    with pytest.raises(PermissionDenied):
        prepare(cast.submitted(), cast.karim)


@pytest.mark.parametrize(
    ("slices", "sentence"),
    [
        ({2027: 0, 2028: 0}, "Bitte tragen Sie mindestens einen Betrag über 0 Euro ein."),
        ({2027: 1_800_001}, "Für 2027 sind 18.000,00\u00a0€ beantragt. Mehr können Sie nicht bewilligen."),
        ({2029: 1}, "Für 2029 sind 0,00\u00a0€ beantragt. Mehr können Sie nicht bewilligen."),
        ({2027: -1, 2028: 2}, "Für 2027 sind 18.000,00\u00a0€ beantragt. Mehr können Sie nicht bewilligen."),
    ],
)
def test_a_proposal_is_positive_and_never_above_what_was_asked(cast, slices, sentence):
    application = cast.submitted()
    with pytest.raises(Refused) as refused:
        prepare(application, cast.karim, slices=slices)
    assert (refused.value.sentences, Decision.objects.count()) == ((sentence,), 0)


@pytest.mark.parametrize(("left", "fits"), [(1_800_000, True), (1_799_999, False)])
def test_a_release_fits_to_the_cent_or_is_refused_and_stays_prepared(cast, left, fits):
    Appropriation.objects.filter(year=2027).update(cents=left)
    application = cast.prepared()
    if fits:
        assert release_with_seal(application, cast).cents == 2_800_000
        return
    with pytest.raises(Refused) as refused:
        release_with_seal(application, cast)
    assert refused.value.sentences == (
        "Das Geld reicht nicht: Für 2027 sind 17.999,99\u00a0€ frei, gebraucht werden 18.000,00\u00a0€. Nichts wurde bewilligt, der Vorschlag bleibt liegen.",
    )
    application.refresh_from_db()
    assert (application.state, Commitment.objects.count()) == ("decision_prepared", 0)


def release_with_seal(application, cast):
    from django.conf import settings

    from wir.documents.seal import make_test_seal

    make_test_seal(settings.WIR_SEAL_FILE.parent)
    return release(application, cast.sabine)


def test_a_proposal_given_back_keeps_the_question_and_can_be_prepared_again(cast):
    application = cast.prepared()
    actions.give_back(application, question="Warum so viel?", by=cast.sabine)
    assert (application.state, Decision.objects.get().question) == ("submitted", "Warum so viel?")
    prepare(application, cast.sabine, slices={2027: 100})
    now = Decision.objects.get(current_for=application)
    assert (now.prepared_by, now.total, now.question) == (cast.sabine, 100, "")
    before = Decision.objects.get(current_for=None)
    assert (before.prepared_by, before.question, before.released_at) == (cast.karim, "Warum so viel?", None)


def test_a_start_that_is_past_stops_the_release(cast):
    application = cast.prepared()
    with pytest.raises(Refused, match="Dieser Tag ist vorbei"):
        release(application, cast.sabine, on=date(2027, 3, 2))


def test_a_settled_rule_is_met_in_the_file_but_not_in_what_was_frozen(cast):
    from wir.funding import verdicts

    application = cast.submitted(ends_on=date(2027, 12, 31), asked={2027: 1_000_000})
    frozen = application.findings
    actions.settle(
        line=application.line, rule="duration", met=True, reason="Amtliche Auskunft.", source="Vermerk 3", from_day=TODAY,
        by=cast.karim, controller=cast.authority, application=application,
    )  # fmt: skip
    found = {f.rule: f for f in verdicts.assess(application, on=TODAY)[1]}
    application.refresh_from_db()
    assert (found["duration"].met, application.findings) == (True, frozen)


@pytest.mark.parametrize("when", ["before preparing", "before releasing"])
def test_what_a_person_settled_as_unmet_stops_the_grant(cast, when):
    application = cast.checked(cast.submitted(ends_on=date(2027, 12, 31), asked={2027: 1_000_000}))
    if when == "before releasing":
        prepare(application, cast.karim, slices={2027: 1_000_000})
    actions.settle(
        line=application.line, rule="duration", met=False, reason="Zu kurz.", source="Vermerk 4", from_day=TODAY,
        by=cast.karim, controller=cast.authority, application=application,
    )  # fmt: skip
    act = release_with_seal if when == "before releasing" else prepare_all
    with pytest.raises(Refused, match="Zu kurz"):
        act(application, cast)
    assert Grant.objects.count() == 0


def test_the_second_person_releases_only_the_proposal_that_stood_on_her_page(cast):
    application = cast.checked(cast.submitted())
    prepare(application, cast.karim, outcome="reject", slices={}, smaller="")
    page, sabine = f"/foerderung/arbeit/antraege/{application.pk}/entscheiden/", cast.client("sabine")
    with time_machine.travel(NOW, tick=False):
        old = shown_on(sabine, page)
        actions.give_back(application, question="Warum?", by=cast.sabine)
        prepare(application, cast.karim)
        for shown in (old, {"shown": ""}, {}):
            said = sabine.post(page, {"choice": "release", **shown}, follow=True).content.decode()
            assert "Seit Sie die Seite geöffnet haben, hat sich etwas geändert." in said
            said = sabine.post(page, {"choice": "give_back", "question": "Wie?", **shown}, follow=True)
            assert "Seit Sie die Seite geöffnet haben, hat sich etwas geändert." in said.content.decode()
        application.refresh_from_db()
        assert (application.state, Grant.objects.count()) == ("decision_prepared", 0)
        send(sabine, page, {"choice": "release"})
    assert Grant.objects.get().cents == 2_800_000


@pytest.mark.parametrize("outcome", ["reject", "waiting_list"])
def test_no_letter_goes_out_for_a_proposal_whose_words_changed_meanwhile(cast, outcome):
    acts = {"reject": actions.reject, "waiting_list": actions.put_on_waiting_list}
    application = cast.checked(cast.submitted())
    prepare(application, cast.karim, outcome=outcome, slices={}, smaller="")
    old = notices.fingerprint_of_proposal(application)
    actions.give_back(application, question="Warum?", by=cast.sabine)
    prepare(application, cast.karim, outcome=outcome, slices={}, smaller="", reasons="Ganz anders.")
    with pytest.raises(Refused, match="hat sich etwas geändert"):
        acts[outcome](application, by=cast.sabine, on=TODAY, at=NOW, shown=old)
    acts[outcome](
        application, by=cast.sabine, on=TODAY, at=NOW, shown=notices.fingerprint_of_proposal(application)
    )
