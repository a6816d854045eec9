"""Amounts, days, bars and verdicts as people read them."""

from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from wir.core.findings import Finding
from wir.ui import charts, findings
from wir.ui.templatetags import ui


def finding(rule, met):
    return Finding(rule=rule, met=met, says=f"Satz zu {rule}.", source="Nr. 1")


def render(text, **context):
    return Template("{% load ui %}" + text).render(Context(context))


def test_amounts_and_days_are_written_for_germans():
    page = render(
        "{{ cents|euro }}|{{ cents|euro_round }}|{{ day|long_day }}|{{ day|short_day }}|{{ 8181|thousands }}",
        cents=28_500_00,
        day=date(2026, 9, 25),
    )
    assert page == "28.500,00\u00a0€|28.500\u00a0Euro|Freitag, 25. September 2026|25.09.2026|8.181"


def test_what_is_not_known_is_left_empty():
    assert (
        render("{{ x|euro }}{{ x|euro_round }}{{ x|long_day }}{{ x|short_day }}{{ x|thousands }}", x=None)
        == ""
    )


def test_the_sign_of_an_amount_stays_behind_it_in_arabic():
    with override("ar"):
        assert ui.euro(100) == "\u20661,00\u00a0€\u2069"


@pytest.mark.parametrize(
    ("kind", "icon"),
    [("ok", "success"), ("no", "danger"), ("ask", "warning"), ("info", "info"), ("wait", "autorenew")],
)
def test_a_state_is_an_icon_and_a_word(kind, icon):
    page = render("{% state kind 'Wort' %}", kind=kind)
    assert f"kern-icon--{icon}" in page
    assert "<span>Wort</span>" in page


def test_a_state_not_begun_is_a_ring():
    assert 'class="wir-ring"' in render("{% state 'idle' 'Noch leer' %}")


@pytest.mark.parametrize(
    ("name", "letters"), [("Anna Muster", "AM"), ("Anna", "A"), ("Anna von der Au", "AA"), ("", "")]
)
def test_a_chip_shows_first_and_last_letters(name, letters):
    assert ui.initials(name) == letters


def test_findings_are_grouped_by_what_to_do():
    found = [finding("a", True), finding("b", None), finding("c", False), finding("d", False)]
    groups = [
        (kind, [row.title for row in rows]) for kind, _, rows in findings.groups(found, {"c": "Betrag"})
    ]
    assert groups == [("no", ["Betrag", "Satz zu d."]), ("ask", ["Satz zu b."]), ("ok", ["Satz zu a."])]


def test_a_group_without_findings_is_left_out():
    assert [kind for kind, _, _ in findings.groups([finding("a", True)])] == ["ok"]


def test_a_sentence_that_is_the_heading_is_not_said_twice():
    assert render("{% findings found %}", found=[finding("a", True)]).count("Satz zu a.") == 1


def test_a_bar_is_divided_by_amount():
    pieces = charts.segments([("gebunden", 75_00), ("frei", 25_00)])
    assert [(piece.letter, piece.start, piece.width, piece.share) for piece in pieces] == [
        ("A", "0.00%", "75.00%", 75),
        ("B", "75.00%", "25.00%", 25),
    ]


def test_a_bar_of_nothing_and_of_debt_has_no_width():
    assert [piece.width for piece in charts.segments([("frei", 0)])] == ["0.00%"]
    assert [piece.width for piece in charts.segments([("da", 10), ("fehlt", -5)])] == ["100.00%", "0.00%"]


@pytest.mark.parametrize(("cents", "room"), [(399, False), (400, True)])
def test_a_letter_stands_where_it_has_room(cents, room):
    assert charts.segments([("klein", cents), ("Rest", 100_00 - cents)])[0].has_room is room


def test_a_bar_has_its_table_with_the_sum():
    page = render("{% budget_bar parts 'Der Topf' %}", parts=[("gebunden", 100_00), ("frei", 50_00)])
    assert "A · gebunden" in page
    assert "150,00\u00a0€" in page
    assert "viewBox" not in page


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, [1, 2, None, 10]), (4, [1, None, 3, 4, 5, None, 10]), (10, [1, None, 9, 10])],
)
def test_a_long_list_names_first_last_and_neighbouring_pages(number, shown):
    assert list(ui._numbers(Paginator(range(95), 10).page(number))) == shown


def test_turning_a_page_keeps_the_filter():
    request = RequestFactory().get("/", {"ort": "Lollar", "seite": "2"})
    page = render("{% pagination page %}", page=Paginator(range(30), 10).page(2), request=request)
    assert "?ort=Lollar&amp;seite=3" in page


def test_one_page_needs_no_links():
    request = RequestFactory().get("/")
    assert (
        render("{% pagination page %}", page=Paginator(range(5), 10).page(1), request=request).strip() == ""
    )


def test_the_breadcrumb_ends_where_we_are():
    page = render("{% crumbs 'Anträge' '/antraege/' 'KIV-7' %}")
    assert '<a href="/antraege/"><bdi>Anträge</bdi></a>' in page
    assert '<span aria-current="page"><bdi>KIV-7</bdi></span>' in page
