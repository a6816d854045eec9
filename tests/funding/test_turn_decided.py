"""After the decision: the notice on its way, accepting, money, proof. A table over days, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wir.accounts.models import Organisation
from wir.documents.models import Document
from wir.funding.models import (
    Acceptance,
    Application,
    Appropriation,
    Commitment,
    Delivery,
    Disbursement,
    Grant,
    PayoutAccount,
    Proof,
)
from wir.funding.purse import Purse, Year
from wir.funding.turn import BY_STATE
from wir.funding.turn.along import Along
from wir.funding.turn.granted import steps_of
from wir.funding.turn.turn import Reader

OUT, TODAY = date(2026, 11, 2), date(2027, 1, 11)
ENDS, PROOF_BY = date(2028, 8, 31), date(2028, 11, 30)
FRIEDA, THEO, BEA, JONAS = (
    Reader(frozenset({"editor"})),
    Reader(frozenset({"finance"})),
    Reader(frozenset({"signatory"})),
    Reader(),
)
RETRIEVAL, LETTER, SERVICE, HANDED = "retrieval", "post", "service", "handing_over"


def delivery(way=LETTER, *, posted=None, number=1, kind="grant_notice", **days):
    document = Document(pk=number, kind=kind, title=f"Schreiben B{number}")
    told = OUT if way == "retrieval" else None
    return Delivery(
        pk=number, way=way, announced_on=OUT, notified_on=told, posted_on=posted, document=document, **days
    )


ARRIVED = delivery(posted=OUT)  # counts from 5 November; the last day is 7 December, 5 and 6 are a weekend
CORRECTION = delivery(RETRIEVAL, number=2, kind="correction_notice")
ANSWER = delivery(RETRIEVAL, number=3, kind="early_start_letter")


def money(state, cents=500_000, number=1):
    return Disbursement(pk=number, state=state, cents=cents, requested_on=TODAY)


def proof(state, number=1):
    return Proof(pk=number, state=state, handed_in_on=TODAY)


def found(application, **along):
    nothing = {name: {} for name in Along.__dataclass_fields__}
    return application, Along(**{**nothing, **along})


def awarded(
    state="accepted", deliveries=(ARRIVED,), *, years=None, paid=(), proofs=(), late=None, two=2, seconds=()
):
    """A grant as it is read for a list: nothing of it is asked of the database."""
    application = Application(pk=1, state="awarded", applicant=Organisation(pk=1, name="Stadt Lollar"))
    grant = Grant(
        pk=1,
        application=application,
        state=state,
        cents=2_800_000,
        released_on=OUT,
        ends_on=ENDS,
        notice_id=1,
    )
    if state != "offered":
        grant.acceptance = Acceptance(accepted_on=date(2026, 11, 9))
    account = PayoutAccount(pk=1, named_by_id=1, confirmed_by_id=two)
    grant._prefetched_objects_cache = {
        "disbursements": list(paid), "proofs": list(proofs), "accounts": [account],
    }  # fmt: skip
    asked = years or {2027: 0, 2028: 0}
    purse = Purse(
        tuple(
            Year(Commitment(appropriation=Appropriation(year=year)), granted, gone, 0)
            for (year, gone), granted in zip(asked.items(), (1_800_000, 1_000_000), strict=True)
        )
    )
    return found(
        application, grants={1: grant}, deliveries={1: list(deliveries)}, purses={1: purse},
        late={1: late} if late else {}, seconds={1: frozenset(seconds)},
    )  # fmt: skip


def rejected(*deliveries):
    application = Application(pk=1, state="rejected", applicant=Organisation(pk=1, name="Stadt Lollar"))
    return found(application, deliveries={1: list(deliveries)})


def told(case, reader, on):
    turn = BY_STATE[case[0].state](*(case[0], reader, case[1]), on=on)
    return turn.who, turn.mine, turn.by, turn.action, str(turn)


def no(**fields):
    return delivery(kind="rejection_notice", **fields)


OTHER = Grant(
    pk=2,
    application=Application(pk=7, line="kiv", created_at=datetime(2025, 1, 2, tzinfo=UTC)),
    ends_on=date(2026, 6, 30),
    released_on=date(2025, 1, 2),
)
NAMED = "Ein Konto ist genannt."
BY_YEAR_END = date(2027, 12, 31)
FREE = "Für 2027 sind noch 18.000,00\u00a0€ da, immer für Zahlungen der nächsten zwei Monate. Bis 31.12.2027."
TAKEN_2027 = {2027: 1_800_000, 2028: 0}
ALL_TAKEN = {2027: 1_800_000, 2028: 1_000_000}
RUNS = "Noch nicht fällig. Das Projekt geht bis 31.08.2028. Danach ist der Nachweis dran. Bis 30.11.2028."
TABLE = [
    # a notice on its way
    (awarded("offered", [delivery(RETRIEVAL)]), FRIEDA, OUT, "applicant", True, date(2026, 11, 12), "Abrufen", "Sie sind dran. Der Bescheid liegt zum Abruf bereit. Bis 12.11.2026."),
    (awarded("offered", [delivery(RETRIEVAL)]), FRIEDA, date(2026, 11, 12), "applicant", True, date(2026, 11, 12), "Abrufen", "Sie sind dran. Der Bescheid liegt zum Abruf bereit. Bis 12.11.2026."),
    (awarded("offered", [delivery(RETRIEVAL)]), BEA, OUT, "applicant", False, date(2026, 11, 12), "", "Stadt Lollar ist dran. Der Bescheid liegt zum Abruf bereit. Bis 12.11.2026."),
    (awarded("offered", [delivery(RETRIEVAL)]), FRIEDA, date(2026, 11, 13), "authority", False, None, "", "Die Behörde ist dran. Der Bescheid kam nicht an und wird neu zugestellt."),
    (awarded("offered", [delivery()]), FRIEDA, OUT, "authority", False, None, "Bescheid lesen", "Die Behörde ist dran. Der Bescheid ist fertig und kommt mit der Post."),
    (awarded("offered", [delivery(posted=OUT, never_arrived=True)]), FRIEDA, OUT, "authority", False, None, "Bescheid lesen", "Die Behörde ist dran. Der Bescheid kam nicht an und wird neu zugestellt."),
    (awarded("offered", [delivery(SERVICE)]), FRIEDA, OUT, "authority", False, None, "Bescheid lesen", "Die Behörde ist dran. Der Bescheid ist fertig und wird förmlich zugestellt."),
    (awarded("offered", [delivery(HANDED)]), JONAS, OUT, "authority", False, None, "", "Die Behörde ist dran. Der Bescheid ist fertig und wird persönlich übergeben."),
    # accepting
    (awarded("offered"), FRIEDA, OUT, "applicant", True, None, "Bewilligung annehmen", "Sie sind dran. Bewilligt sind 28.000,00\u00a0€. Lesen Sie den Bescheid, dann nehmen Sie an und nennen Ihr Konto."),
    (awarded("offered"), THEO, OUT, "applicant", False, None, "", "Stadt Lollar ist dran. Bewilligt sind 28.000,00\u00a0€. Lesen Sie den Bescheid, dann nehmen Sie an und nennen Ihr Konto."),
    (awarded("offered"), JONAS, OUT, "applicant", False, None, "", "Stadt Lollar ist dran. Bewilligt sind 28.000,00\u00a0€. Als Nächstes wird die Bewilligung angenommen."),
    # an account that one person named: the second of her town, or an official where there is nobody else
    (awarded(two=None, seconds={3}), Reader(frozenset({"signatory"}), 3), TODAY, "applicant", True, None, "Konto bestätigen", f"Sie sind dran. {NAMED} Eine zweite Person, Unterschrift oder Kasse, muss es bestätigen."),
    (awarded(two=None, seconds={3}), Reader(frozenset({"finance"}), 1), TODAY, "applicant", False, None, "", f"Stadt Lollar ist dran. {NAMED} Eine zweite Person, Unterschrift oder Kasse, muss es bestätigen."),
    (awarded(two=None), Reader(frozenset({"editor", "finance"}), 1), TODAY, "authority", False, None, "", f"Die Behörde ist dran. {NAMED} Niemand sonst dort kann es bestätigen, deshalb fragt die Behörde nach."),
    # money
    (awarded(), THEO, date(2026, 12, 7), "nobody", False, date(2026, 12, 8), "", "Noch nicht möglich. Geld gibt es, wenn der Bescheid bestandskräftig ist: ab Dienstag, 8. Dezember 2026. Früher geht es nur, wenn Sie auf eine Klage verzichten."),
    (awarded(), THEO, date(2026, 12, 8), "applicant", True, BY_YEAR_END, "Geld abrufen", f"Sie können Geld abrufen. {FREE}"),
    (awarded(), FRIEDA, TODAY, "applicant", True, BY_YEAR_END, "Geld abrufen", f"Sie können Geld abrufen. {FREE}"),
    (awarded(), BEA, TODAY, "applicant", False, BY_YEAR_END, "", f"Stadt Lollar kann Geld abrufen. {FREE}"),
    (awarded(paid=[money("requested")]), THEO, TODAY, "authority", False, None, "", "Die Behörde ist dran. Der Abruf über 5.000,00\u00a0€ wird geprüft."),
    (awarded(paid=[money("checked")]), THEO, TODAY, "authority", False, None, "", "Die Behörde ist dran. Der Abruf über 5.000,00\u00a0€ wird geprüft."),
    (awarded(paid=[money("approved")]), THEO, TODAY, "authority", False, None, "", "Die Behörde ist dran. 5.000,00\u00a0€ sind freigegeben und unterwegs."),
    (awarded(paid=[money("paid")]), THEO, TODAY, "applicant", True, BY_YEAR_END, "Geld abrufen", f"Sie können Geld abrufen. {FREE}"),
    (awarded(paid=[money("returned")]), THEO, TODAY, "applicant", True, None, "Neu abrufen", "Sie sind dran. Der Abruf über 5.000,00\u00a0€ vom 11.01.2027 kam mit einer Frage zurück."),
    (awarded(paid=[money("returned"), money("paid", number=2)]), THEO, TODAY, "applicant", True, BY_YEAR_END, "Geld abrufen", f"Sie können Geld abrufen. {FREE}"),
    (awarded(years=TAKEN_2027), THEO, date(2027, 10, 31), "nobody", False, date(2027, 11, 1), "", "Noch nicht möglich. Für 2028 sind noch 10.000,00\u00a0€ da. Abrufen kann man sie ab dem 01.11.2027."),
    (awarded(years=TAKEN_2027), THEO, date(2027, 11, 1), "applicant", True, date(2028, 12, 31), "Geld abrufen", "Sie können Geld abrufen. Für 2028 sind noch 10.000,00\u00a0€ da, immer für Zahlungen der nächsten zwei Monate. Bis 31.12.2028."),
    (awarded(years=ALL_TAKEN, paid=[money("paid")]), THEO, TODAY, "nobody", False, PROOF_BY, "Nachweis abgeben", RUNS),
    (awarded(years=ALL_TAKEN, paid=[money("paid")]), BEA, TODAY, "nobody", False, PROOF_BY, "", RUNS),
    (awarded(late=OTHER), THEO, TODAY, "applicant", True, date(2026, 9, 30), "Nachweis abgeben", "Sie sind dran. Zuerst fehlt der Nachweis zu KIV-2025-0007. Er war bis zum 30.09.2026 fällig."),
    # a letter that comes later goes first
    (awarded(deliveries=[ARRIVED, CORRECTION]), FRIEDA, date(2026, 11, 5), "applicant", True, date(2026, 11, 12), "Abrufen", "Sie sind dran. Ein Schreiben liegt zum Abruf bereit: Schreiben B2. Bis 12.11.2026."),
    (awarded(deliveries=[ARRIVED, CORRECTION, ANSWER]), FRIEDA, date(2026, 11, 5), "applicant", True, date(2026, 11, 12), "Abrufen", "Sie sind dran. 2 Schreiben liegen zum Abruf bereit: Schreiben B2, Schreiben B3. Bis 12.11.2026."),
    # proof
    (awarded(years=ALL_TAKEN), THEO, ENDS, "nobody", False, PROOF_BY, "Nachweis abgeben", RUNS),
    (awarded(years=ALL_TAKEN), THEO, ENDS + timedelta(days=1), "applicant", True, PROOF_BY, "Nachweis abgeben", "Sie sind dran. Der Nachweis ist fällig. Bis 30.11.2028."),
    (awarded(years=ALL_TAKEN), BEA, ENDS + timedelta(days=1), "applicant", False, PROOF_BY, "", "Stadt Lollar ist dran. Der Nachweis ist fällig. Bis 30.11.2028."),
    (awarded(years=ALL_TAKEN), THEO, PROOF_BY, "applicant", True, PROOF_BY, "Nachweis abgeben", "Sie sind dran. Der Nachweis ist fällig. Bis 30.11.2028."),
    (awarded(years=ALL_TAKEN), THEO, PROOF_BY + timedelta(days=1), "applicant", True, PROOF_BY, "Nachweis abgeben", "Sie sind dran. Der Nachweis ist fällig. Die Frist war der 30.11.2028."),
    (awarded(years=ALL_TAKEN, proofs=[proof("handed_in")]), THEO, ENDS, "authority", False, None, "", "Die Behörde ist dran. Der Nachweis ist da und wird geprüft."),
    (awarded(years=ALL_TAKEN, proofs=[proof("returned")]), THEO, ENDS, "applicant", True, PROOF_BY, "Nachweis abgeben", "Sie sind dran. Zum Nachweis gibt es eine Rückfrage. Bis 30.11.2028."),
    (awarded(years=ALL_TAKEN, proofs=[proof("returned"), proof("handed_in", 2)]), THEO, ENDS, "authority", False, None, "", "Die Behörde ist dran. Der Nachweis ist da und wird geprüft."),
    (awarded("closed", proofs=[proof("accepted")]), THEO, ENDS, "nobody", False, None, "", "Erledigt. Der Nachweis ist in Ordnung. Alles ist abgeschlossen."),
    # no money at all
    (rejected(no(way=RETRIEVAL)), FRIEDA, OUT, "applicant", True, date(2026, 11, 12), "Abrufen", "Sie sind dran. Der Bescheid liegt zum Abruf bereit. Bis 12.11.2026."),
    (rejected(no()), FRIEDA, OUT, "authority", False, None, "Zum Bescheid", "Die Behörde ist dran. Der Bescheid ist fertig und kommt mit der Post."),
    (rejected(no(posted=OUT)), FRIEDA, date(2026, 12, 7), "applicant", True, date(2026, 12, 7), "Zum Bescheid", "Abgelehnt. Warum, und was man dagegen tun kann, steht im Bescheid. Rufen Sie gern an. Klagen kann man bis 07.12.2026."),
    (rejected(no(posted=OUT)), BEA, date(2026, 12, 7), "applicant", False, date(2026, 12, 7), "Zum Bescheid", "Abgelehnt. Warum, und was man dagegen tun kann, steht im Bescheid. Rufen Sie gern an. Klagen kann man bis 07.12.2026."),
    (rejected(no(posted=OUT)), FRIEDA, date(2026, 12, 8), "nobody", False, None, "Zum Bescheid", "Abgelehnt. Der Bescheid ist bestandskräftig."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "reader", "on", "who", "mine", "by", "action", "says"), TABLE)
def test_whose_turn_it_is_after_the_decision(case, reader, on, who, mine, by, action, says):
    assert told(case, reader, on) == (who, mine, by, action, says)


def test_three_things_run_side_by_side_and_each_says_who_acts():
    """The project's page shows all of them; the first is the sentence of every list."""
    case, along = awarded("accepted", paid=[money("requested")])
    steps = steps_of(case, THEO, along, on=TODAY)
    assert [(turn.kind, turn.word) for turn in (steps.accepting, steps.asking, steps.proving)] == [
        ("ok", "Erledigt"),
        ("wait", "Die Behörde ist dran"),
        ("idle", "Noch nicht fällig"),
    ]
    assert (steps.arriving, steps.first) == (None, steps.asking)


@pytest.mark.parametrize(("on", "kind"), [(PROOF_BY, "info"), (PROOF_BY + timedelta(days=1), "no")])
def test_what_is_overdue_looks_different_from_what_is_due(on, kind):
    case, along = awarded(years=ALL_TAKEN)
    assert steps_of(case, THEO, along, on=on).proving.kind == kind
