"""„Ich arbeite für …“: with an official address, one at a time, at once for drafts."""

import pytest

from tests.cast import NOW, TODAY, person
from wir.accounts import actions
from wir.accounts.access import acts_for, forget_roles, organisations_as
from wir.accounts.freemail import provider_of
from wir.accounts.models import Claim, Membership, Organisation
from wir.core.refusal import Refused
from wir.journal.models import Entry


@pytest.fixture
def village(db):
    """A municipality for which nobody acts yet."""
    return Organisation.objects.create(kind="municipality", name="Allendorf (Lumda)", ags="06531002")


@pytest.fixture
def clerk(db):
    return person("carla@allendorf.example", "Carla Vogt", fictional=False)


def test_who_claims_may_draft_at_once_but_nothing_is_confirmed(village, clerk):
    claim = actions.claim(village, by=clerk, on=TODAY)
    village.refresh_from_db()
    assert organisations_as("editor", clerk) == {village.pk}
    assert (claim.state, claim.email, village.is_confirmed) == ("open", "carla@allendorf.example", False)
    entry = Entry.objects.get(act="accounts.claim")
    assert (entry.by, entry.facts) == (clerk.pk, {"organisation": village.pk})


@pytest.mark.parametrize("address", ["carla@gmx.de", "carla@GMX.de", "carla@post.web.de"])
def test_an_address_that_everybody_gets_does_not_prove_whom_one_works_for(village, address):
    clerk = person(address, "Carla Vogt")
    with pytest.raises(Refused, match="dienstliche Adresse"):
        actions.claim(village, by=clerk, on=TODAY)
    assert (Claim.objects.count(), acts_for(clerk)) == (0, frozenset())


def test_a_second_verified_official_address_is_enough(village):
    clerk = person("carla@gmx.de", "Carla Vogt")
    clerk.emailaddress_set.create(email="carla@allendorf.example", verified=True, primary=False)
    assert actions.claim(village, by=clerk, on=TODAY).email == "carla@allendorf.example"


def test_an_official_address_that_is_not_verified_is_not_enough(village, clerk):
    clerk.emailaddress_set.update(verified=False)
    with pytest.raises(Refused, match="bestätigen Sie zuerst"):
        actions.claim(village, by=clerk, on=TODAY)


@pytest.mark.parametrize(
    ("address", "provider"),
    [
        ("a@notgmx.de", None),
        ("a@gmx.de.example", None),
        ("a@lollar.de", None),
        ("a@gmx.de", "GMX"),
        ("a@x.gmx.de", "GMX"),
    ],
)
def test_only_the_domain_itself_and_what_is_below_it_counts(address, provider):
    assert provider_of(address) == provider


def test_two_strangers_cannot_both_claim_the_same_organisation(village, clerk):
    actions.claim(village, by=clerk, on=TODAY)
    other = person("otto@allendorf.example", "Otto Zweig")
    with pytest.raises(Refused, match="Bitten Sie dort um Aufnahme"):
        actions.claim(village, by=other, on=TODAY)
    assert acts_for(other) == frozenset()


def test_who_comes_later_asks_once_and_is_let_in_by_the_people_there(cast):
    asked = actions.ask_to_join(cast.town, by=cast.ole, on=TODAY)
    with pytest.raises(Refused, match="schon gefragt"):
        actions.ask_to_join(cast.town, by=cast.ole, on=TODAY)
    assert acts_for(cast.ole) == frozenset()
    actions.let_in(asked, roles=["finance"], by=cast.bea)
    forget_roles(cast.ole)
    assert organisations_as("finance", cast.ole) == {cast.town.pk}
    assert organisations_as("editor", cast.ole) == frozenset()


def test_who_was_turned_away_has_no_role_and_cannot_ask_again(cast):
    actions.turn_away(actions.ask_to_join(cast.town, by=cast.ole, on=TODAY), by=cast.bea)
    with pytest.raises(Refused, match="sprechen Sie dort"):
        actions.ask_to_join(cast.town, by=cast.ole, on=TODAY)
    assert acts_for(cast.ole) == frozenset()


def test_nobody_lets_somebody_in_as_an_official(cast):
    asked = actions.ask_to_join(cast.town, by=cast.ole, on=TODAY)
    with pytest.raises(Refused, match="mindestens eine Rolle"):
        actions.let_in(asked, roles=["official"], by=cast.frieda)
    assert Membership.objects.filter(user=cast.ole).count() == 0


def test_a_confirmed_organisation_without_people_gives_no_role_before_it_is_confirmed_anew(cast, clerk):
    Membership.objects.filter(organisation=cast.neighbour).delete()
    claim = actions.claim(cast.neighbour, by=clerk, on=TODAY)
    assert acts_for(clerk) == frozenset()
    actions.confirm_claim(claim, reason="Rückruf im Rathaus", by=cast.karim, at=NOW)
    forget_roles(clerk)
    assert organisations_as("editor", clerk) == {cast.neighbour.pk}


def test_an_association_registers_itself_and_may_use_any_verified_address(db):
    chair = person("vorstand@gmx.de", "Amal Haddad")
    claim = actions.register_organisation(
        kind="migrant_organisation", name="Brücke e. V.", seat="Kassel", register_court="Amtsgericht Kassel",
        register_number="VR 1234", charitable="yes", by=chair, on=TODAY,
    )  # fmt: skip
    assert organisations_as("editor", chair) == {claim.organisation_id}
    assert claim.organisation.is_confirmed is False


def test_one_name_at_one_seat_is_registered_once(db):
    first, second = person("a@verein.example", "A"), person("b@verein.example", "B")
    actions.register_organisation(kind="association", name="Brücke e. V.", seat="Kassel", by=first, on=TODAY)
    with pytest.raises(Refused, match="gibt es hier schon"):
        actions.register_organisation(
            kind="association", name="BRUECKE e.V.", seat="kassel", by=second, on=TODAY
        )
    actions.register_organisation(kind="association", name="Brücke e. V.", seat="Fulda", by=second, on=TODAY)
    assert Organisation.objects.filter(kind="association").count() == 2


@pytest.mark.parametrize(("open_ones", "good"), [(2, True), (3, False)])
def test_three_claims_of_one_person_may_wait_at_once(village, clerk, open_ones, good):
    for number in range(open_ones):
        place = Organisation.objects.create(kind="municipality", name=f"Ort {number}")
        actions.claim(place, by=clerk, on=TODAY)
    if good:
        actions.claim(village, by=clerk, on=TODAY)
    else:
        with pytest.raises(Refused, match="warten schon 3 Anmeldungen"):
            actions.claim(village, by=clerk, on=TODAY)
