import pytest

from wir.funding.courts import counties, court_for
from wir.territory import tables


def test_every_county_before_and_after_hanau_left_its_own_has_a_court():
    from datetime import date

    known = {
        county.county_ags for day in (date(2025, 12, 31), date(2026, 1, 1)) for county in tables.counties(day)
    }
    assert set(counties()) == known


@pytest.mark.parametrize(
    ("county", "seat"),
    [
        ("06531", "Gießen"),
        ("06435", "Frankfurt am Main"),
        ("06411", "Darmstadt"),
        ("06611", "Kassel"),
        ("06414", "Wiesbaden"),
    ],
)
def test_the_court_goes_by_the_county(county, seat):
    assert court_for(county).seat == seat


def test_every_court_needs_a_legal_check_and_hanau_is_uncertain():
    assert court_for("06531").note == "Die Zuordnung ist rechtlich noch nicht geprüft (VwGO § 52)."
    assert court_for("06415").note == (
        "Die Zuordnung ist rechtlich noch nicht geprüft (VwGO § 52). Hanau ist seit 2026 kreisfrei. Dass weiter Frankfurt"
        " zuständig ist, ist aus dem Main-Kinzig-Kreis abgeleitet und durch keine Quelle belegt."
    )


def test_an_unknown_county_has_no_court():
    assert court_for("07111") is None
