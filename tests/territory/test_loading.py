"""The shipped tables in the database: complete, dated, and loaded as often as one likes."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from wir.territory import queries, tables
from wir.territory.loading import load
from wir.territory.models import Council, County, Municipality, Population

pytestmark = pytest.mark.django_db


def test_a_second_run_changes_nothing_and_costs_few_statements():
    with CaptureQueriesContext(connection) as captured:
        written = load()
    assert set(written.values()) == {0}
    assert len(captured) <= 12
    assert not [entry["sql"] for entry in captured if entry["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_row_that_differs_from_the_shipped_tables_is_put_right():
    Municipality.objects.filter(ags="06531013").update(name="Lolar", postal_code="")
    assert load()["municipalities"] == 1
    place = Municipality.objects.get(ags="06531013")
    assert (place.name, place.postal_code) == ("Lollar", "35457")


def test_a_row_from_a_newer_source_is_kept():
    Municipality.objects.filter(ags="06531013").update(title="Stadt", source="Gemeindeverzeichnis 2027")
    assert load()["municipalities"] == 0
    assert Municipality.objects.get(ags="06531013").title == "Stadt"


@pytest.mark.parametrize(
    "on", [date(2017, 12, 31), date(2018, 1, 1), date(2022, 12, 31), date(2023, 1, 1), date(2026, 1, 1)]
)
def test_the_database_and_the_tables_agree_on_every_day(on):
    assert list(Municipality.objects.on(on).order_by("ags").values_list("ags", "status", "county__ags")) == [
        (place.ags, place.status, place.county_ags) for place in tables.municipalities(on)
    ]
    assert set(County.objects.on(on).values_list("ags", flat=True)) == {
        county.county_ags for county in tables.counties(on)
    }


@pytest.mark.parametrize(
    ("on", "counties", "kreisfrei", "sonderstatus"),
    [(date(2025, 12, 31), 21, 5, 7), (date(2026, 1, 1), 21, 6, 6)],
)
def test_33_bodies_have_a_diversity_centre_before_and_after_hanau_leaves_its_county(
    on, counties, kreisfrei, sonderstatus
):
    bodies = queries.diversity_centres(on)
    assert len(bodies) == 33
    assert len([body for body in bodies if isinstance(body, County)]) == counties
    towns = [body.status for body in bodies if isinstance(body, Municipality)]
    assert (towns.count("kreisfrei"), towns.count("sonderstatus")) == (kreisfrei, sonderstatus)


def test_names_are_sorted_the_german_way():
    names = list(Municipality.objects.on(date(2026, 1, 1)).values_list("name", flat=True))
    towns = [name for name in names if name in {"Butzbach", "Bürstadt", "Büttelborn"}]
    assert towns == ["Bürstadt", "Büttelborn", "Butzbach"]


def test_councils_are_named_where_the_tables_tell_and_reasoned_where_not():
    assert Council.objects.filter(kind="kreistag").count() == 21
    assert Council.objects.get(municipality__ags="06415000").kind == "stadtverordnetenversammlung"
    unknown = Council.objects.get(municipality__ags="06531013")
    assert unknown.kind == ""
    assert "Gemeindeverzeichnis" in unknown.unknown_because


@pytest.mark.parametrize("change", [{"kind": "", "unknown_because": ""}, {"kind": "kreistag"}])
def test_the_database_refuses_a_council_that_makes_no_sense(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Council.objects.filter(municipality__ags="06415000").update(**change)


def test_the_database_refuses_an_end_without_a_successor():
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.filter(ags="06531013").update(valid_to=date(2026, 12, 31))


def test_figures_follow_hanau_to_its_new_key():
    hanau = Municipality.objects.get(ags="06415000")
    assert list(queries.figures_of(hanau).values_list("date", "value")) == [
        (date(2022, 12, 31), 101_364),
        (date(2024, 12, 31), 97_956),
    ]
    assert queries.latest_figures(date(2026, 1, 1))[hanau.pk].value == 97_956


def test_figures_of_a_town_taken_in_stay_its_own():
    allendorf = Municipality.objects.get(ags="06635001")
    assert list(queries.figures_of(allendorf).values_list("value", flat=True)) == [5_808, 7_518]
    assert Population.objects.filter(municipality__ags="06635005").count() == 1


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2022, 12, 30), None), (date(2024, 12, 30), 162_243), (date(2024, 12, 31), 167_029)],
)
def test_the_latest_figure_is_that_of_the_day(day, value):
    darmstadt = Municipality.objects.get(ags="06411000")
    figure = queries.latest_figures(day).get(darmstadt.pk)
    assert (figure.value if figure else None) == value
