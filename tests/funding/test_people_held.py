"""Answers, accounts, acceptances, the end of a grant and juries rest on people and papers, whatever statement is sent."""

import pytest
from django.conf import settings

from tests.cast import NOW, PAYDAY, TODAY
from tests.funding.test_states_held import said
from wir.accounts.models import Membership
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import EarlyStart, Grant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sealed():
    make_test_seal(settings.WIR_SEAL_FILE.parent)


ANSWER = "update funding_earlystart set state = '{state}', valid_from = {valid}, decided_by_id = {by}, decided_on = requested_on"


@pytest.mark.parametrize(("state", "valid"), [("denied", "null"), ("approved", "requested_on")])
@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("frieda", "no official answered it."),
        ("theo", "no official answered it."),
        ("karim", "there is no letter that answers it."),
    ],
)
def test_an_early_start_is_answered_by_an_official_with_a_letter(cast, state, valid, who, sentence):
    application = cast.asked_early()
    answer = ANSWER.format(state=state, valid=valid, by=getattr(cast, who).pk)
    assert said(application, answer).partition(": ")[2] == sentence


def test_a_letter_answers_one_request_only(cast):
    application = cast.asked_early()
    actions.deny_early_start(EarlyStart.objects.get(), answer="Es eilt nicht.", by=cast.karim, on=TODAY)
    actions.request_early_start(application, reason="Doch.", planned_start=TODAY, by=cast.frieda, on=TODAY)
    answer = ANSWER.format(state="approved", valid="requested_on", by=cast.karim.pk)
    refusal = said(application, f"{answer} where state = 'requested'")
    assert refusal.partition(": ")[2] == "there is no letter that answers it."
    actions.approve_early_start(
        EarlyStart.objects.get(state="requested"), valid_from=TODAY, answer="Ja.", by=cast.karim, on=TODAY
    )
    assert said(application, "select 1") == ""


def test_an_early_start_begins_as_a_request(cast):
    application = cast.asked_early()
    row = (
        "insert into funding_earlystart (application_id, state, reason, planned_start, requested_by_id, requested_on, answer,"
        " valid_from, decided_by_id, decided_on) select application_id, 'denied', reason, planned_start, requested_by_id,"
        f" requested_on, '', null, {cast.karim.pk}, requested_on from funding_earlystart"
    )
    assert said(application, row) == "An early start begins as a request."


CONFIRM = (
    "update funding_payoutaccount set confirmed_by_id = {by}, confirmed_on = named_on, basis = '{basis}', note = 'x'"
    " where confirmed_by_id is null"
)


def offered(cast):
    """A grant whose notice came by post."""
    application = cast.awarded()
    actions.post(application.deliveries.get(), posted_on=TODAY, by=cast.karim, on=TODAY)
    return application


def accepted(cast):
    """One that Frieda accepted; nobody has confirmed the account."""
    application = offered(cast)
    iban = "DE89370400440532013000"
    actions.accept(application.grant, account_holder="Stadtkasse", iban=iban, waives=False, by=cast.frieda, on=PAYDAY)  # fmt: skip
    return application


@pytest.mark.parametrize(
    ("who", "basis", "may"),
    [
        ("bea", "organisation", True),
        ("theo", "organisation", True),
        ("jonas", "organisation", False),
        ("karim", "organisation", False),
        ("karim", "authority", True),
        ("bea", "authority", False),
        ("bea", "profile", False),
    ],
)
def test_an_account_is_confirmed_by_whom_its_basis_names(cast, who, basis, may):
    application = accepted(cast)
    refusal = said(application, CONFIRM.format(by=getattr(cast, who).pk, basis=basis))
    assert refusal.partition(": ")[2] == ("" if may else "that person does not confirm it.")


def test_an_official_who_acts_for_the_recipient_confirms_no_account_of_it(cast):
    application = accepted(cast)
    Membership.objects.create(user=cast.karim, organisation=cast.town, role="editor")
    refusal = said(application, CONFIRM.format(by=cast.karim.pk, basis="authority"))
    assert refusal.partition(": ")[2] == "that person does not confirm it."


NAME = (
    "insert into funding_payoutaccount (grant_id, holder, iban, named_by_id, named_on, basis, confirmed_by_id, confirmed_on, note)"
    " select grant_id, 'X', 'DE02120300000000202051', {by}, named_on, '{basis}', {second}, {day}, ''"
    " from funding_payoutaccount"
)


@pytest.mark.parametrize(
    ("who", "second", "basis", "sentence"),
    [
        ("theo", None, "", ""),
        ("karim", None, "", "nobody of the recipient named it."),
        ("jonas", None, "", "nobody of the recipient named it."),
        ("theo", "bea", "organisation", "it is named before it is confirmed."),
        ("theo", "bea", "profile", "it is named before it is confirmed."),
    ],
)
def test_an_account_is_named_by_the_recipient_and_confirmed_later(cast, who, second, basis, sentence):
    application = accepted(cast)
    second_id, day = (getattr(cast, second).pk, "named_on") if second else ("null", "null::date")
    row = NAME.format(by=getattr(cast, who).pk, basis=basis, second=second_id, day=day)
    assert said(application, row).partition(": ")[2] == sentence


ACCEPT = (
    "insert into funding_acceptance (grant_id, accepted_by_id, accepted_on) select id, {by}, date '{day}' - {earlier}"
    " from funding_grant"
)
RUNS = "update funding_grant set state = 'accepted'"


@pytest.mark.parametrize(
    ("who", "earlier", "further", "sentence"),
    [
        ("frieda", 0, (), "the grant is still an offer."),
        ("frieda", 1, (RUNS,), "the notice had not come by then."),
        ("karim", 0, (RUNS,), "nobody of the recipient accepted it."),
        ("frieda", 0, (RUNS,), ""),
    ],
)
def test_a_grant_is_accepted_by_the_recipient_once_the_notice_has_come(cast, who, earlier, further, sentence):
    application = offered(cast)
    row = ACCEPT.format(by=getattr(cast, who).pk, day=TODAY, earlier=earlier)
    assert said(application, row, *further).partition(": ")[2] == sentence


CLOSE = "update funding_grant set state = 'closed'"
TAKE = "update funding_proof set state = 'accepted', regime = 'simple', accepted_by_id = {by}"
UNPROVEN = "it closes with its accepted proof."


def proven(cast):
    """One that was paid and of which the recipient handed in the proof."""
    application = cast.paid().grant.application
    actions.hand_in_proof(
        Grant.objects.get(), narrative="Viele kamen.", actual={}, unused_cents=500_000, by=cast.frieda, on=PAYDAY.replace(month=2)
    )  # fmt: skip
    return application


def test_a_grant_closes_with_the_proof_that_an_official_accepted(cast):
    application = proven(cast)
    official, clerk = TAKE.format(by=cast.karim.pk), TAKE.format(by=cast.frieda.pk)
    found = [said(application, *each) for each in ((CLOSE,), (official,), (clerk, CLOSE), (official, CLOSE))]
    assert [one.partition(": ")[2] for one in found] == [
        UNPROVEN,
        UNPROVEN,
        "no official accepted its proof.",
        "",
    ]


def test_a_grant_closes_by_the_act_and_runs_again_with_it(cast):
    application = proven(cast)
    proof = Grant.objects.get().proofs.get()
    actions.accept_proof(proof, regime="simple", reason="So ist es.", by=cast.karim)
    assert (Grant.objects.get().state, said(application, "select 1")) == ("closed", "")
    assert said(application, RUNS).partition(": ")[2] == UNPROVEN
    actions.reopen_proof(proof, question="Wie viele?", by=cast.sabine)
    assert (Grant.objects.get().state, said(application, "select 1")) == ("accepted", "")


PROVE = (
    "insert into funding_proof (grant_id, state, narrative, unused_cents, regime, regime_reason, question, handed_in_by_id,"
    " handed_in_on{further}) select id, '{state}', 'x', 0, 'simple', '', '', {by}, '2027-02-11'{values} from funding_grant"
)


def test_no_grant_closes_while_money_is_on_its_way(cast):
    application = cast.asked().grant.application
    prove = PROVE.format(state="handed_in", by=cast.frieda.pk, further="", values="")
    take = TAKE.format(by=cast.karim.pk)
    assert said(application, prove, take, CLOSE).partition(": ")[2] == "money is on its way."


def test_a_proof_begins_as_handed_in(cast):
    application = cast.accepted()
    further = {"further": ", accepted_by_id", "values": f", {cast.karim.pk}"}
    sentence = "A proof begins as handed in."
    assert said(application, PROVE.format(state="accepted", by=cast.frieda.pk, **further), CLOSE) == sentence
    assert said(application, PROVE.format(state="handed_in", by=cast.frieda.pk, **further)) == sentence


@pytest.fixture
def round(cast):
    """A round that is open for reading."""
    made = cast.planned_round(cast.submitted())
    actions.open_reading(made, by=cast.karim)
    return made


BENCH = "update funding_jurymember set constituency = 'science'"
THERE = "update funding_jurymember set present = true"


@pytest.mark.parametrize(
    "statement",
    [
        BENCH,
        THERE,
        "update funding_jurymember set municipality = '06440004'",
        "update funding_jurymember set user_id = (select max(id) from accounts_user)",
        "delete from funding_jurymember",
        "insert into funding_jurymember (round_id, user_id, constituency, municipality, county, present)"
        " select round_id, (select max(id) from accounts_user), 'science', '', '', false from funding_jurymember limit 1",
    ],
)
def test_who_sits_in_an_open_round_and_for_whom_stays(cast, round, statement):
    application = round.cases.get().application
    assert said(application, statement) == f"Jury round {round.pk}: its members stay."


def test_in_the_sitting_it_is_noted_who_is_there_and_nothing_else(cast, round):
    application = round.cases.get().application
    actions.begin_sitting(round, by=cast.karim, at=NOW, reason="Alle sind da.")
    assert [said(application, each) for each in (THERE, BENCH)] == [
        "",
        f"Jury round {round.pk}: its members stay.",
    ]


def test_a_round_closes_after_its_sitting_and_with_its_minutes(cast, round):
    application = round.cases.get().application
    close = "update funding_juryround set state = 'closed'"
    assert said(application, close) == f"Jury round {round.pk}: no way from reading to closed."
    actions.begin_sitting(round, by=cast.karim, at=NOW, reason="Alle sind da.")
    assert said(application, close) == f"Jury round {round.pk}: it closes with its minutes."
