"""The years' money adds up, whatever statement the application's role sends; the sum of a year may still change."""

import pytest

from tests.cast import LINE
from tests.funding.rows import granted_row
from tests.funding.test_states_held import said
from wir.funding import actions
from wir.funding.models import Appropriation

pytestmark = pytest.mark.django_db
BOUND = "Appropriation {}: what is bound is not what was granted."
STAYS = "Appropriation {}: money of it is bound."
BIND = (
    "insert into funding_commitment (grant_id, appropriation_id, cents)"
    " select g.id, a.id, {cents} from funding_grant g, funding_appropriation a where {which}"
)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("update funding_appropriation set committed_cents = 0 where year = 2027 and kind = 'authorisation'", BOUND),
        ("update funding_appropriation set committed_cents = committed_cents - 1 where year = 2027", BOUND),
        ("update funding_appropriation set committed_cents = committed_cents + 1 where year = 2027", BOUND),
        ("update funding_appropriation set year = 2031 where year = 2027", STAYS),
        ("update funding_appropriation set kind = 'cash' where year = 2027", STAYS),
        ("update funding_appropriation set line = 'kiv' where year = 2027", STAYS),
        ("update funding_appropriation set id = id + 1000 where year = 2027", STAYS),
        ("delete from funding_appropriation where year = 2027", STAYS),
    ],
)  # fmt: skip
def test_what_a_year_has_bound_is_what_its_commitments_say(cast, statement, sentence):
    application = cast.awarded()
    number = Appropriation.objects.get(year=2027).pk
    assert said(application, statement) == sentence.format(number)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("update funding_appropriation set promised_cents = 0 where kind = 'cash' and year = 2027", BOUND),
        ("update funding_appropriation set promised_cents = promised_cents - 1 where kind = 'cash' and year = 2027", BOUND),
        ("update funding_appropriation set year = 2031 where kind = 'cash' and year = 2027", STAYS),
        ("delete from funding_appropriation where kind = 'cash' and year = 2027", STAYS),
    ],
)  # fmt: skip
def test_the_cash_of_a_year_has_promised_what_the_authorisation_beside_it_has_bound(
    cast, statement, sentence
):
    application = cast.awarded()
    enter_cash(cast, 5_000_000)
    number = Appropriation.objects.get(year=2027, kind="cash").pk
    assert said(application, statement) == sentence.format(number)


def test_cash_is_not_entered_as_if_nothing_were_promised(cast):
    application = cast.awarded()
    row = (
        "insert into funding_appropriation (controller_id, line, year, kind, cents, committed_cents, promised_cents)"
        " select controller_id, line, 2027, 'cash', 99999999, 0, 0 from funding_application where id = %(id)s"
    )
    refusal = said(application, row)
    assert refusal.partition(": ")[2] == "what is bound is not what was granted."


@pytest.mark.parametrize(
    ("cents", "which", "sentence"),
    [
        (99_999_999, "a.year = 2029", "Commitment: more than the grant."),
        (1, "a.year = 2029", "Commitment: more than the grant."),
        (1, "a.year = 2026", "Commitment: more than the grant."),
        (1, "a.line = 'kiv'", "Commitment: this money is not for this grant."),
        (1, "a.year = 2025", "Commitment: this money is not for this grant."),
        (1, "a.year = 2030", "Commitment: this money is not for this grant."),
    ],
)
def test_no_grant_binds_more_than_was_granted_or_money_that_is_not_for_it(cast, cents, which, sentence):
    application = cast.awarded()
    for line, year, kind in ((LINE, 2029, "authorisation"), (LINE, 2025, "cash"), (LINE, 2030, "cash"), ("kiv", 2027, "cash")):  # fmt: skip
        Appropriation.objects.get_or_create(
            controller=cast.authority, line=line, year=year, kind=kind, defaults={"cents": 99_999_999}
        )
    assert said(application, BIND.format(cents=cents, which=which)) == sentence


COPY = (
    "insert into funding_grant (application_id, controller_id, cents, starts_on, ends_on, released_on, notice_id, state)"
    " select {application}, controller_id, cents, starts_on, ends_on, released_on, {notice}, '{state}' from funding_grant"
)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("accepted", "A grant begins as an offer."),
        ("offered", "not all of it is bound."),
    ],
)
def test_nobody_gets_a_grant_that_was_not_decided(cast, state, sentence):
    granted_row(cast)
    other = cast.submitted()
    actions.withdraw(other, by=cast.frieda)
    paper = (
        "insert into documents_document (number, kind, title, sha256, size, certificate, made_on, controller_id)"
        " select 'N-x', kind, title, repeat('b', 64), size, certificate, made_on, controller_id from documents_document limit 1"
    )
    copy = COPY.format(
        application="%(id)s",
        notice="(select id from documents_document where number = 'N-x')",
        state=state,
    )
    assert said(other, paper, copy).rpartition(": ")[2] == sentence


def test_the_sum_of_a_year_changes_as_long_as_it_holds_what_is_bound(cast):
    application = cast.awarded()
    sums = "update funding_appropriation set cents = {} where year = 2027"
    assert said(application, sums.format("committed_cents")) == ""
    assert said(application, sums.format("cents * 2")) == ""
    assert "never_more_than_the_year_has" in said(application, sums.format("committed_cents - 1"))


def enter_cash(cast, cents):
    actions.set_appropriation(
        controller=cast.authority, line=LINE, year=2027, kind="cash", cents=cents, reason="Haushaltsplan", by=cast.karim
    )  # fmt: skip
