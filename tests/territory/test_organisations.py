"""Every municipality and county can be claimed: made once, kept as it is afterwards."""

from datetime import date

import pytest

from wir.accounts.models import Organisation
from wir.territory import tables
from wir.territory.organisations import make_organisations

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


def test_421_municipalities_and_27_county_bodies_are_442_organisations():
    assert make_organisations(TODAY) == 442
    assert Organisation.objects.filter(kind="municipality").count() == 421
    assert Organisation.objects.filter(kind="county").count() == 21
    assert {county.kind for county in tables.counties(TODAY)} == {"Landkreis", "kreisfreie Stadt"}
    assert len(tables.counties(TODAY)) == 27


def test_nobody_is_confirmed_by_being_made():
    make_organisations(TODAY)
    assert Organisation.objects.exclude(confirmed_at=None).count() == 0


def test_a_second_run_makes_nothing():
    make_organisations(TODAY)
    assert make_organisations(TODAY) == 0


def test_an_organisation_that_was_there_before_stays_as_it_is(cast):
    assert make_organisations(TODAY) == 441
    cast.town.refresh_from_db()
    assert (cast.town.name, cast.town.is_confirmed) == ("Stadt Lollar", True)


def test_they_are_named_and_keyed_as_the_tables_say():
    make_organisations(TODAY)
    named = dict(Organisation.objects.values_list("ags", "name"))
    assert [named[ags] for ags in ("06412000", "06531013", "06531", "06435")] == [
        "Stadt Frankfurt am Main", "Lollar", "Landkreis Gießen", "Main-Kinzig-Kreis",
    ]  # fmt: skip
    assert Organisation.objects.get(ags="06531005").find_key == "giessen"


@pytest.mark.parametrize(("on", "key"), [(date(2025, 12, 31), "06435014"), (date(2026, 1, 1), "06415000")])
def test_a_town_whose_key_alone_changes_keeps_its_organisation(on, key):
    hanau = Organisation.objects.create(kind="municipality", name="Stadt Hanau", ags="06435014")
    make_organisations(on)
    hanau.refresh_from_db()
    assert hanau.ags == key
    assert Organisation.objects.filter(name__endswith="Hanau").count() == 1
