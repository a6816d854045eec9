"""Maps: well-formed drawings, true proportions, and a table with the same rows."""

from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string

from wir.ui import maps

NORTH = maps.Point(51.0, 9.0, 400, "Nordheim", "nordheim/")
SOUTH = maps.Point(50.0, 9.0, 100, "Südheim <b>&", "")
EAST = maps.Point(50.5, 9.5, None, "Ostheim", "")
WORDS = {"title": "Menschen", "says": "Karte: drei Orte.", "what": "Ort", "value_name": "Zahl"}


def bubbles(*points, **options):
    return maps.bubble_map(points, **WORDS, **options)


def square(lon, lat, value, label="Feld", href=""):
    ring = [[lon, lat], [lon + 1, lat], [lon + 1, lat + 1], [lon, lat + 1], [lon, lat]]
    return maps.Area([ring], value, label, href)


def figure(drawing):
    return ET.fromstring(render_to_string("ui/map.html", {"map": drawing}))


def circles(drawing):
    return {shape.label: float(shape.r) for shape in drawing.shapes}


def test_the_area_of_a_bubble_follows_its_value():
    sizes = circles(bubbles(NORTH, SOUTH))
    assert sizes == {"Nordheim": maps.BIGGEST, "Südheim <b>&": maps.BIGGEST / 2}


def test_north_is_up_and_big_bubbles_lie_below_small_ones():
    drawing = bubbles(SOUTH, NORTH)
    assert [shape.label for shape in drawing.shapes] == ["Nordheim", "Südheim <b>&"]
    assert [float(shape.y) for shape in drawing.shapes] == [maps.MARGIN, drawing.height - maps.MARGIN]
    assert [row.label for row in drawing.rows] == ["Südheim <b>&", "Nordheim"]


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude():
    west, east, north = (maps.Point(lat, lon, 1, "") for lat, lon in ((60, 9), (60, 10), (61, 9)))
    placed = [(float(shape.x), float(shape.y)) for shape in bubbles(west, east, north).rows]
    assert (placed[1][0] - placed[0][0]) / (placed[0][1] - placed[2][1]) == pytest.approx(0.49, abs=0.01)


def test_every_bubble_lies_inside_the_drawing():
    drawing = bubbles(NORTH, SOUTH, EAST)
    for shape in drawing.shapes:
        assert float(shape.r) <= float(shape.x) <= drawing.width - float(shape.r)
        assert float(shape.r) <= float(shape.y) <= drawing.height - float(shape.r)


def test_one_place_alone_stands_in_the_middle():
    (shape,) = bubbles(NORTH).shapes
    assert float(shape.x) == maps.WIDTH / 2


def test_without_places_there_is_no_map():
    assert bubbles() is None
    assert maps.area_map([], **WORDS) is None
    assert maps.area_map([maps.Area([[[9, 50], [9, 51]]], 1, "Strich")], **WORDS) is None
    assert render_to_string("ui/map.html", {"map": None}).strip() == ""


def test_the_drawing_is_well_formed_and_its_table_has_the_same_rows():
    page = figure(bubbles(NORTH, SOUTH, EAST))
    assert len(page.findall(".//circle")) == 3
    rows = [["".join(cell.itertext()) for cell in row] for row in page.findall(".//tbody/tr")]
    assert rows == [["Nordheim", "400"], ["Südheim <b>&", "100"], ["Ostheim", "keine Angabe"]]
    assert sorted(title.text for title in page.iter("title")) == [
        "Nordheim: 400",
        "Ostheim: keine Angabe",
        "Südheim <b>&: 100",
    ]


def test_a_drawing_without_links_is_one_picture_with_a_sentence():
    drawing = figure(bubbles(SOUTH, EAST)).find("svg")
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", "Karte: drei Orte.")


def test_links_make_it_a_group_and_the_keyboard_uses_those_of_the_table():
    page = figure(bubbles(NORTH, SOUTH))
    assert page.find("svg").get("role") == "group"
    assert [(link.get("href"), link.get("tabindex")) for link in page.findall("svg/a")] == [
        ("nordheim/", "-1")
    ]
    assert [link.get("href") for link in page.findall(".//tbody//a")] == ["nordheim/"]


def test_nothing_in_a_drawing_needs_inline_style_or_script():
    text = render_to_string("ui/map.html", {"map": bubbles(NORTH, SOUTH, EAST)})
    assert "style=" not in text
    assert "<script" not in text
    assert " on" not in text.replace(" on-c", "")


def test_a_page_with_its_own_table_leaves_the_twin_out():
    assert figure(bubbles(NORTH, SOUTH, table=False)).find(".//table") is None


def test_names_never_cover_each_other():
    crowd = [maps.Point(50 + n / 100, 9 + n / 100, 100 - n, "Langer Name am Fluss") for n in range(20)]
    boxes = [name.box for name in bubbles(*crowd, NORTH).names]
    assert boxes
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]


def test_shades_hold_about_equally_many_areas_and_keep_equal_values_together():
    drawing = maps.area_map(
        [square(n, 50, value) for n, value in enumerate([1, 2, 2, 3, 4, 5, 6, 7])], **WORDS
    )
    assert [(step.colour, step.low, step.high) for step in drawing.steps] == [
        ("m-1", 1, 1),
        ("m-2", 2, 3),
        ("m-3", 4, 5),
        ("m-4", 6, 7),
    ]
    assert [shape.colour for shape in drawing.shapes] == [
        "m-1",
        "m-2",
        "m-2",
        "m-2",
        "m-3",
        "m-3",
        "m-4",
        "m-4",
    ]


def test_an_area_without_a_number_has_a_look_of_its_own():
    drawing = maps.area_map([square(9, 50, None), square(10, 50, 7)], **WORDS)
    assert [shape.colour for shape in drawing.shapes] == ["m-none", "m-1"]


def test_areas_are_paths_with_legend_and_table():
    page = figure(maps.area_map([square(9, 50, 10, "West", "w/"), square(10, 50, 2000, "Ost")], **WORDS))
    assert len(page.find("svg").findall(".//path")) == 2
    assert [item[0].tail for item in page.findall("ul/li")] == ["10", "2.000"]
    assert [row.find("th").find("a") is not None for row in page.findall(".//tbody/tr")] == [True, False]


def test_neighbours_share_their_corners_on_the_page():
    west, east = maps.area_map([square(9, 50, 1), square(10, 50, 2)], **WORDS).shapes
    starts = [float(shape.path[1:].split("l")[0].split(",")[0]) for shape in (west, east)]
    width = float(west.path.split("l")[1].split(",")[0])
    assert starts[0] + width == starts[1]
