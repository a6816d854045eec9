"""Official files: small made-up ones, whole and broken. A broken one leaves everything as it was."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from wir.core.refusal import Refused
from wir.territory.importers.boundaries import import_boundaries
from wir.territory.importers.register import import_register
from wir.territory.loading import load
from wir.territory.models import Boundary, Council, Municipality, Population

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
NOTICE = "Musteramt 2026"


def register_line(ags, name, kind=64, people=1000, hectares=2139, postal_code="35457", day="20250630"):
    """One line of the kind 60, every field in its column."""
    head = f"60{day}{ags}0000{name:<50}{'':<50}{kind}"
    return f"{head:<128}{hectares:011d}{people:011d}{people // 2:011d}    {postal_code:<10}  {'':<43}"


def county_line():
    return f"402025063006531       {'Gießen':<50}{'Gießen':<50}43"


@pytest.fixture
def register(tmp_path):
    def write(*lines):
        path = tmp_path / "GV100AD_muster.txt"
        path.write_text("\n".join((county_line(), *lines)) + "\n", encoding="utf-8")
        return path

    return write


def take(path):
    return import_register(path, counted_on=date(2025, 6, 30), basis="Zensus 2022")


def test_the_register_tells_towns_from_other_municipalities(register):
    report = take(
        register(
            register_line("06531013", "Lollar, Musterstadt", kind=63, people=10_001),
            register_line("06531001", "Allendorf (Lumda)", kind=64),
        )
    )
    assert (report.day, report.updated, report.unknown, len(report.missing)) == (
        date(2025, 6, 30),
        2,
        (),
        419,
    )
    lollar = Municipality.objects.get(ags="06531013")
    assert (lollar.name, lollar.title, str(lollar.area_km2)) == ("Lollar", "Stadt", "21.39")
    assert Council.objects.get(municipality=lollar).kind == "stadtverordnetenversammlung"
    assert Council.objects.get(municipality__ags="06531001").kind == "gemeindevertretung"
    figure = Population.objects.get(municipality=lollar, date=date(2025, 6, 30))
    assert (figure.value, figure.basis) == (10_001, "Zensus 2022")


def test_a_second_import_and_the_next_start_change_nothing(register):
    path = register(register_line("06531013", "Lollar, Musterstadt", kind=63))
    take(path)
    before = list(Municipality.objects.order_by("pk").values())
    assert take(path).updated == 1
    assert set(load().values()) == {0}
    assert list(Municipality.objects.order_by("pk").values()) == before
    assert Population.objects.filter(date=date(2025, 6, 30)).count() == 1


def test_the_register_knows_hanau_under_the_key_of_its_day(register):
    take(register(register_line("06435014", "Hanau, Brüder-Grimm-Stadt", kind=63)))
    assert Municipality.objects.get(ags="06435014").name == "Hanau"


def test_other_states_and_areas_without_people_are_passed_over(register):
    report = take(
        register(
            register_line("01001000", "Flensburg, Stadt", kind=61),
            register_line("06431200", "Wald, gemeindefreies Gebiet", kind=66, people=0, postal_code=""),
            register_line("06531013", "Lollar", kind=63),
        )
    )
    assert (report.updated, report.unknown) == (1, ())


def test_a_key_that_did_not_stand_that_day_is_reported_and_left_alone(register):
    report = take(
        register(register_line("06635005", "Bromskirchen"), register_line("06531013", "Lollar", kind=63))
    )
    assert report.unknown == ("06635005",)
    assert Municipality.objects.get(ags="06635005").title == ""


@pytest.mark.parametrize(
    "broken",
    [
        "Dies ist keine Zeile",
        "60202506300653101300",
        register_line("06531001", "Ohne Zahl").replace("00000001000", "0000000abcd"),
        register_line("06531001", "Ohne Tag", day="2025XX30"),
        register_line("06531001", "Neue Art", kind=99),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_taken_over(register, broken):
    path = register(register_line("06531013", "Lollar", kind=63), broken)
    with pytest.raises(Refused) as refused:
        take(path)
    assert refused.value.sentences == (
        "Zeile 3 von GV100AD_muster.txt ist keine Zeile des Gemeindeverzeichnisses (GV100AD). "
        "Es wurde nichts übernommen.",
    )
    assert Municipality.objects.get(ags="06531013").title == ""


def test_a_register_of_two_days_is_refused(register):
    path = register(
        register_line("06531013", "Lollar", kind=63), register_line("06531001", "Allendorf", day="20240630")
    )
    with pytest.raises(Refused, match="verschiedene Gebietsstände"):
        take(path)


def test_a_file_without_a_municipality_or_without_letters_is_refused(register, tmp_path):
    with pytest.raises(Refused, match="keine Gemeinde aus Hessen"):
        take(register())
    picture = tmp_path / "bild.png"
    picture.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(Refused, match="kein Text in UTF-8"):
        take(picture)
    with pytest.raises(Refused, match="lässt sich nicht öffnen"):
        take(tmp_path / "fehlt.txt")


def square(ags, lon=8.7, lat=50.6, kind="Polygon"):
    ring = [[lon, lat], [lon + 0.00001, lat], [lon + 0.1, lat], [lon + 0.1, lat + 0.1], [lon, lat]]
    coordinates = [ring] if kind == "Polygon" else [[ring], [ring]]
    return {"properties": {"ags": ags}, "geometry": {"type": kind, "coordinates": coordinates}}


@pytest.fixture
def geojson(tmp_path):
    def write(*features):
        path = tmp_path / "grenzen.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return path

    return write


def outlines(path):
    return import_boundaries(path, source=NOTICE, on=TODAY)


def test_outlines_are_stored_on_a_coarse_grid_with_their_source(geojson):
    report = outlines(
        geojson(square("06531013"), square("06531001", kind="MultiPolygon"), square("06431200"))
    )
    assert (report.stored, report.unknown) == (2, ("06431200",))
    lollar = Boundary.objects.get(municipality__ags="06531013")
    assert lollar.rings == [[[8.7, 50.6], [8.8, 50.6], [8.8, 50.7], [8.7, 50.6]]]
    assert lollar.source == NOTICE
    assert len(Boundary.objects.get(municipality__ags="06531001").rings) == 2


def test_a_new_file_replaces_all_outlines(geojson):
    outlines(geojson(square("06531013"), square("06531001")))
    outlines(geojson(square("06531001")))
    assert list(Boundary.objects.values_list("municipality__ags", flat=True)) == ["06531001"]


@pytest.mark.parametrize(
    "broken",
    [
        {"properties": {}, "geometry": square("x")["geometry"]},
        {"properties": None, "geometry": None},
        {"properties": {"ags": "06531001"}, "geometry": {"type": "Point", "coordinates": [8, 50]}},
        {"properties": {"ags": "06531001"}, "geometry": {"type": "Polygon", "coordinates": [[["a", 1]]]}},
        square("06531001", lon=477_000, lat=5_600_000),
        "Text",
    ],
)
def test_a_broken_area_is_named_and_the_old_outlines_stay(geojson, broken):
    outlines(geojson(square("06531013")))
    with pytest.raises(Refused) as refused:
        outlines(geojson(square("06531001"), broken))
    assert refused.value.sentences == (
        "Gebiet 2 in grenzen.geojson hat keinen Schlüssel oder keinen lesbaren Umriss. "
        "Es wurde nichts übernommen.",
    )
    assert list(Boundary.objects.values_list("municipality__ags", flat=True)) == ["06531013"]


@pytest.mark.parametrize("text", ["", "kein JSON", "[]", '{"features": 7}', '{"type": "Feature"}'])
def test_what_is_no_geojson_is_refused(tmp_path, text):
    path = tmp_path / "grenzen.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="ist kein GeoJSON"):
        outlines(path)


def test_outlines_need_their_notice_and_a_known_municipality(geojson):
    with pytest.raises(Refused, match="Quelle"):
        import_boundaries(geojson(square("06531013")), source=" ", on=TODAY)
    with pytest.raises(Refused, match="keine Gemeinde, die wir kennen"):
        outlines(geojson(square("05315000")))


def test_the_commands_say_what_they_did(register, geojson, capsys):
    call_command(
        "import_register",
        register(register_line("06531013", "Lollar", kind=63)),
        counted_on=date(2025, 6, 30),
        basis="Zensus 2022",
    )
    assert capsys.readouterr().out.startswith(
        "1 Gemeinden nach dem Gebietsstand 30.06.2025 übernommen.\nFehlen"
    )
    call_command("import_boundaries", geojson(square("06531013")), source=NOTICE)
    assert capsys.readouterr().out == "1 Grenzen gespeichert.\n"
    with pytest.raises(CommandError, match="Zeile 2"):
        call_command("import_register", register("kaputt"), counted_on=date(2025, 6, 30), basis="Zensus 2022")
