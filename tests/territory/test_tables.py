"""The shipped tables, asked for a day: the day before each change and the day itself."""

from datetime import date

import pytest

from wir.territory import tables


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (date(2014, 1, 1), 426),
        (date(2017, 12, 31), 426),
        (date(2018, 1, 1), 423),
        (date(2019, 12, 31), 423),
        (date(2020, 1, 1), 422),
        (date(2022, 12, 31), 422),
        (date(2023, 1, 1), 421),
        (date(2025, 12, 31), 421),
        (date(2026, 1, 1), 421),
    ],
)
def test_the_number_of_municipalities_falls_with_each_merger(on, count):
    assert len(tables.municipalities(on)) == count


@pytest.mark.parametrize(
    ("on", "count", "landkreise"), [(date(2025, 12, 31), 26, 21), (date(2026, 1, 1), 27, 21)]
)
def test_a_town_that_leaves_its_county_becomes_one_more(on, count, landkreise):
    found = tables.counties(on)
    assert len(found) == count
    assert len([county for county in found if county.kind == "Landkreis"]) == landkreise


@pytest.mark.parametrize(
    ("on", "statuses"),
    [
        (date(2025, 12, 31), {"kreisangehoerig": 409, "sonderstatus": 7, "kreisfrei": 5}),
        (date(2026, 1, 1), {"kreisangehoerig": 409, "sonderstatus": 6, "kreisfrei": 6}),
    ],
)
def test_the_statuses_of_all_municipalities_add_up(on, statuses):
    found = [place.status for place in tables.municipalities(on)]
    assert {status: found.count(status) for status in set(found)} == statuses


def test_hanau_has_its_old_key_until_the_last_day_in_the_county():
    before = tables.municipality("06435014", date(2025, 12, 31))
    assert before is not None
    assert (before.name, before.status, before.county_name) == ("Hanau", "sonderstatus", "Main-Kinzig-Kreis")
    assert tables.municipality("06415000", date(2025, 12, 31)) is None


def test_hanau_has_its_new_key_from_the_day_it_is_free_of_the_county():
    after = tables.municipality("06415000", date(2026, 1, 1))
    assert after is not None
    assert (after.name, after.status, after.county_ags, after.county_name) == (
        "Hanau",
        "kreisfrei",
        "06415",
        "Hanau",
    )
    assert after.valid_from == date(2026, 1, 1)
    assert tables.municipality("06435014", date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("ags", "name", "last_day"),
    [
        ("06437002", "Beerfelden", date(2017, 12, 31)),
        ("06437008", "Hesseneck", date(2017, 12, 31)),
        ("06437014", "Rothenberg", date(2017, 12, 31)),
        ("06437015", "Sensbachtal", date(2017, 12, 31)),
        ("06633021", "Oberweser", date(2019, 12, 31)),
        ("06633027", "Wahlsburg", date(2019, 12, 31)),
        ("06635005", "Bromskirchen", date(2022, 12, 31)),
    ],
)
def test_a_former_municipality_ends_with_the_day_before_the_change(ags, name, last_day):
    record = tables.municipality(ags, last_day)
    assert record is not None
    assert (record.name, record.valid_to) == (name, last_day)
    assert (record.postal_code, record.area_km2, record.lat, record.title) == (None, None, None, None)
    assert tables.municipality(ags, last_day.replace(year=last_day.year + 1, month=1, day=1)) is None


@pytest.mark.parametrize(
    ("ags", "first_day"), [("06437016", date(2018, 1, 1)), ("06633030", date(2020, 1, 1))]
)
def test_a_merged_municipality_begins_on_its_day(ags, first_day):
    assert tables.municipality(ags, first_day.replace(year=first_day.year - 1, month=12, day=31)) is None
    record = tables.municipality(ags, first_day)
    assert record is not None
    assert record.valid_from == first_day


def test_a_municipality_that_takes_another_in_keeps_its_key():
    before = tables.municipality("06635001", date(2022, 12, 31))
    assert before is not None
    assert before == tables.municipality("06635001", date(2023, 1, 1))


def test_towns_whose_special_status_has_no_known_first_day_are_valid_without_one():
    record = tables.municipality("06531005", date(2014, 1, 1))
    assert record is not None
    assert (record.name, record.status, record.valid_from, record.title) == (
        "Gießen",
        "sonderstatus",
        None,
        "Stadt",
    )


def test_every_municipality_of_today_has_a_place_on_the_map_and_a_county():
    for place in tables.municipalities(date(2026, 1, 1)):
        assert place.lat is not None
        assert 49.3 < place.lat < 51.7, place.name
        assert place.lon is not None
        assert 7.7 < place.lon < 10.3, place.name
        assert place.county_ags == place.ags[:5]
        assert place.county_name


def test_existed_knows_past_keys_and_no_others():
    assert [tables.existed(ags) for ags in ("06435014", "06415000", "06635005", "06999999", "")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_population_takes_the_latest_figure_on_or_before_the_day():
    assert tables.population("06411000", date(2024, 12, 30)) == tables.Figure(
        162_243, date(2022, 12, 31), "Zensus 2011", later=False
    )
    assert tables.population("06411000", date(2024, 12, 31)) == tables.Figure(
        167_029, date(2024, 12, 31), "Zensus 2022", later=False
    )


def test_population_takes_the_earliest_later_figure_and_says_so():
    assert tables.population("06411000", date(2022, 12, 30)) == tables.Figure(
        162_243, date(2022, 12, 31), "Zensus 2011", later=True
    )
    figure = tables.population("06411000", date(2022, 12, 31))
    assert figure is not None
    assert figure.later is False


def test_population_follows_a_key_that_changed_with_the_status():
    assert tables.population("06415000", date(2026, 1, 1)) == tables.population(
        "06435014", date(2025, 12, 31)
    )
    assert tables.population("06435014", date(2025, 12, 31)) == tables.Figure(
        97_956, date(2024, 12, 31), "Zensus 2022", later=False
    )


@pytest.mark.parametrize(
    ("on", "value", "basis"),
    [
        (date(2022, 12, 31), 5808, "Zensus 2011"),
        (date(2023, 1, 1), 7739, "Zensus 2011, mit Bromskirchen"),
        (date(2024, 12, 30), 7739, "Zensus 2011, mit Bromskirchen"),
        (date(2024, 12, 31), 7518, "Zensus 2022"),
    ],
)
def test_population_from_before_an_incorporation_counts_what_was_incorporated(on, value, basis):
    figure = tables.population("06635001", on)
    assert (figure.value, figure.basis, figure.later) == (value, basis, False)


def test_population_is_not_made_up_for_a_merged_town():
    assert tables.population("06437002", date(2017, 12, 31)) is None
    assert tables.population("06437016", date(2018, 1, 1)) == tables.Figure(
        10_280, date(2022, 12, 31), "Zensus 2011", later=True
    )


def test_the_shipped_figures_add_up_to_the_published_sums():
    sums = dict.fromkeys((date(2022, 12, 31), date(2024, 12, 31)), 0)
    for row in tables.counts():
        sums[row.date] += row.value
    assert sums == {date(2022, 12, 31): 6_391_360, date(2024, 12, 31): 6_280_793}


def test_earlier_keys_name_what_a_municipality_was_made_of():
    assert [place.name for place in tables.earlier_keys("06437016")] == [
        "Beerfelden",
        "Hesseneck",
        "Rothenberg",
        "Sensbachtal",
    ]
    assert [place.ags for place in tables.earlier_keys("06415000")] == ["06435014"]
    assert tables.earlier_keys("06411000") == ()


@pytest.mark.parametrize(
    ("text", "on", "first"),
    [
        ("Lollar", date(2026, 1, 1), "Lollar"),
        ("  gießen ", date(2026, 1, 1), "Gießen"),
        ("Giessen", date(2026, 1, 1), "Gießen"),
        ("Ruesselsheim am Main", date(2026, 1, 1), "Rüsselsheim am Main"),
        ("Russelsheim", date(2026, 1, 1), "Rüsselsheim am Main"),
        ("Franfurt am Main", date(2026, 1, 1), "Frankfurt am Main"),
        ("Bad Homburg v.d.Höhe", date(2026, 1, 1), "Bad Homburg v. d. Höhe"),
        ("06435014", date(2026, 1, 1), "Hanau"),
        ("63450", date(2026, 1, 1), "Hanau"),
        ("Bromskirchen", date(2022, 12, 31), "Bromskirchen"),
        ("Bromskirchen", date(2023, 1, 1), "Allendorf (Eder)"),
        ("Beerfelden", date(2026, 1, 1), "Oberzent"),
    ],
)
def test_a_place_is_found_as_people_write_it(text, on, first):
    assert tables.find(text, on)[0].name == first


def test_a_name_shared_by_several_places_gives_them_all():
    assert [place.name for place in tables.find("Allendorf", date(2026, 1, 1))][:2] == [
        "Allendorf (Eder)",
        "Allendorf (Lumda)",
    ]


@pytest.mark.parametrize("text", ["", "   ", "99999", "06999999", "Qqqqqqqq", "\N{ROCKET}"])
def test_what_is_no_place_finds_nothing(text):
    assert tables.find(text, date(2026, 1, 1)) == []


def test_the_name_of_a_county_says_what_it_is():
    labels = {county.county_ags: county.label for county in tables.counties(date(2026, 1, 1))}
    assert (labels["06633"], labels["06611"], labels["06435"], labels["06434"]) == (
        "Landkreis Kassel",
        "Stadt Kassel",
        "Main-Kinzig-Kreis",
        "Hochtaunuskreis",
    )
