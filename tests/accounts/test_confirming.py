"""An official looks into it, or a letter brings a code: hashed, sixty days, five tries, once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from tests.cast import NOW, TODAY, person
from wir.accounts import actions, codes
from wir.accounts.access import acts_for, forget_roles
from wir.accounts.actions.claiming import give_role
from wir.accounts.models import LetterCode, Membership, Organisation
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.journal.models import Entry

CODE = "ACDE-FHJK-MNPR"
WRONG = "AAAA-AAAA-AAAA"


@pytest.fixture
def village(cast):
    return Organisation.objects.create(kind="municipality", name="Allendorf (Lumda)", ags="06531002")


@pytest.fixture
def clerk(cast):
    return person("carla@allendorf.example", "Carla Vogt", fictional=False)


@pytest.fixture
def claim(village, clerk):
    return actions.claim(village, by=clerk, on=TODAY)


@pytest.fixture
def letter(cast, claim):
    return actions.make_code(claim, code=CODE, address="Rathaus", by=cast.karim, on=TODAY)


def is_confirmed(claim):
    return Organisation.objects.get(pk=claim.organisation_id).is_confirmed


def test_an_official_confirms_with_a_reason(cast, claim):
    actions.confirm_claim(claim, reason="Rückruf im Rathaus", by=cast.karim, at=NOW)
    assert (claim.state, claim.reason, is_confirmed(claim)) == ("confirmed", "Rückruf im Rathaus", True)
    entry = Entry.objects.get(act="accounts.confirm_claim")
    assert "Rückruf im Rathaus" in entry.payload.body
    assert "Rückruf" not in str(entry.facts)


@pytest.mark.parametrize("who", ["frieda", "jonas", "ole", "bea"])
def test_nobody_but_an_official_confirms_refuses_or_writes_letters(cast, claim, who):
    somebody = getattr(cast, who)
    with pytest.raises(PermissionDenied):
        actions.confirm_claim(claim, reason="x", by=somebody, at=NOW)
    with pytest.raises(PermissionDenied):
        actions.refuse_claim(claim, reason="x", by=somebody, at=NOW)
    with pytest.raises(PermissionDenied):
        actions.make_code(claim, code=CODE, address="x", by=somebody, on=TODAY)


def test_an_official_without_second_factor_cannot_confirm(cast, claim, settings):
    settings.WIR_SECOND_FACTOR_FOR_DEMO_ACCOUNTS = True
    with pytest.raises(PermissionDenied):
        actions.confirm_claim(claim, reason="x", by=cast.karim, at=NOW)


def test_an_official_cannot_confirm_what_is_their_own(cast, village):
    claim = actions.claim(village, by=cast.karim, on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.confirm_claim(claim, reason="x", by=cast.karim, at=NOW)
    actions.confirm_claim(claim, reason="Kollege, bekannt", by=cast.sabine, at=NOW)
    assert is_confirmed(claim)


def test_a_refused_claim_takes_away_everybody_who_came_in_through_it_and_what_they_entered(
    cast, claim, clerk
):
    village = claim.organisation
    actions.change_profile(
        village, values={"iban": "DE89370400440532013000", "account_holder": "C"}, by=clerk, on=TODAY
    )
    give_role("editor", village, to=cast.ole)
    invited = actions.invite(village, email="x@allendorf.example", roles=["editor"], by=clerk, on=TODAY)
    actions.refuse_claim(claim, reason="Niemand kennt sie dort", by=cast.karim, at=NOW)
    village.refresh_from_db()
    invited.refresh_from_db()
    assert Membership.objects.filter(organisation=village).count() == 0
    assert (village.iban, village.account_holder, invited.state) == ("", "", "taken_back")
    forget_roles(clerk)
    assert acts_for(clerk) == frozenset()


def test_after_a_refusal_somebody_else_may_claim_but_not_the_same_person(cast, claim, clerk):
    actions.refuse_claim(claim, reason="Niemand kennt sie dort", by=cast.karim, at=NOW)
    with pytest.raises(Refused, match="schon einmal abgelehnt"):
        actions.claim(claim.organisation, by=clerk, on=TODAY)
    other = person("otto@allendorf.example", "Otto Zweig")
    assert actions.claim(claim.organisation, by=other, on=TODAY).state == "open"


def test_a_claim_is_decided_once(cast, claim):
    actions.confirm_claim(claim, reason="a", by=cast.karim, at=NOW)
    with pytest.raises(Impossible):
        actions.refuse_claim(claim, reason="b", by=cast.sabine, at=NOW)


@pytest.mark.parametrize("typed", [CODE, "acde fhjk mnpr", "ACDEFHJKMNPR"])
def test_the_code_of_the_letter_confirms_the_organisation(letter, claim, clerk, typed):
    actions.redeem_code(claim, typed=typed, by=clerk, at=NOW)
    letter.refresh_from_db()
    assert (is_confirmed(claim), claim.state, letter.used_on) == (True, "confirmed", TODAY)


def test_only_a_hash_of_the_code_is_kept_anywhere(letter):
    with connection.cursor() as cursor:
        for table in ("accounts_lettercode", "journal_entry", "journal_payload", "procrastinate_jobs"):
            cursor.execute(
                f"select count(*) from {table} t where t::text ilike any (array['%ACDE%FHJK%', '%ACDEFHJK%'])"
            )
            assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(("days", "good"), [(60, True), (61, False)])
def test_the_code_holds_sixty_days(letter, claim, clerk, days, good):
    at = NOW + timedelta(days=days)
    if good:
        actions.redeem_code(claim, typed=CODE, by=clerk, at=at)
    else:
        with pytest.raises(Refused, match="keinen gültigen Code"):
            actions.redeem_code(claim, typed=CODE, by=clerk, at=at)
    assert is_confirmed(claim) is good


def guess(claim, clerk, times):
    answers = []
    for _ in range(times):
        with pytest.raises(Refused) as refused:
            actions.redeem_code(claim, typed=WRONG, by=clerk, at=NOW)
        answers.append(refused.value.sentences[0])
    return answers


def test_after_four_wrong_tries_the_fifth_may_be_right(letter, claim, clerk):
    assert guess(claim, clerk, 4)[-1] == "Dieser Code passt nicht. Sie haben noch einen Versuch."
    actions.redeem_code(claim, typed=CODE, by=clerk, at=NOW)
    assert is_confirmed(claim)


def test_after_five_wrong_tries_the_right_code_is_dead(letter, claim, clerk):
    assert "letzte Versuch" in guess(claim, clerk, 5)[-1]
    with pytest.raises(Refused, match="keinen gültigen Code"):
        actions.redeem_code(claim, typed=CODE, by=clerk, at=NOW)
    assert not is_confirmed(claim)
    assert LetterCode.objects.get().tries == 5


def test_a_try_counts_although_everything_after_it_fails(letter, claim, clerk, monkeypatch):
    def broken(*args):
        raise ConnectionError

    monkeypatch.setattr(codes, "fits", broken)
    with pytest.raises(ConnectionError):
        actions.redeem_code(claim, typed=CODE, by=clerk, at=NOW)
    assert LetterCode.objects.get().tries == 1


def test_strangers_cannot_use_up_the_tries(cast, letter, claim):
    with pytest.raises(PermissionDenied):
        actions.redeem_code(claim, typed=WRONG, by=cast.ole, at=NOW)
    assert LetterCode.objects.get().tries == 0


def test_a_used_code_opens_nothing_a_second_time(letter, claim, clerk):
    actions.redeem_code(claim, typed=CODE, by=clerk, at=NOW)
    with pytest.raises(Refused, match="keinen gültigen Code"):
        actions.redeem_code(claim, typed=CODE, by=clerk, at=NOW)


def test_a_new_letter_makes_the_code_of_the_old_one_void(cast, letter, claim, clerk):
    actions.make_code(claim, code="CCCC-DDDD-EEEE", address="Rathaus", by=cast.sabine, on=TODAY)
    with pytest.raises(Refused, match="passt nicht"):
        actions.redeem_code(claim, typed=CODE, by=clerk, at=NOW)
    actions.redeem_code(claim, typed="CCCC-DDDD-EEEE", by=clerk, at=NOW)
    assert is_confirmed(claim)


def test_codes_have_three_groups_of_four_without_look_alikes():
    made = {codes.new_code() for _ in range(50)}
    assert len(made) == 50
    assert {len(group) for code in made for group in code.split("-")} == {4}
    assert {code.count("-") for code in made} == {2}
    assert set("".join(made)) & set("01OILBSZ258GQU") == set()
