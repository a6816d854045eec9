"""The clerk's and the officials' pages through the client: what is typed is kept, refused or explained."""

import pytest
from django.urls import reverse

from wir.funding.models import Application

pytestmark = pytest.mark.django_db
EMOJI, BELL, OVERRIDE = "\U0001f389", "\x07", "\u202e"


def plan(costs=(), funding=()):
    """The data of the plan page: rows of (year, label, cents) and (year, kind, label, cents) as people type them."""
    data = {f"{side}-{part}": str(count) for side, rows in (("costs", costs), ("funding", funding))
            for part, count in (("TOTAL_FORMS", len(rows)), ("INITIAL_FORMS", 0))}  # fmt: skip
    for number, (year, label, cents) in enumerate(costs):
        data |= {f"costs-{number}-year": year, f"costs-{number}-label": label, f"costs-{number}-cents": cents}
    for number, (year, kind, label, cents) in enumerate(funding):
        data |= {f"funding-{number}-year": year, f"funding-{number}-kind": kind, f"funding-{number}-label": label,
                 f"funding-{number}-cents": cents}  # fmt: skip
    return data


def test_a_clerk_begins_one_draft_and_finds_it_again_at_the_second_click(cast):
    client = cast.client("frieda")
    first = client.post(reverse("funding:start", args=["kiv_muster"]))
    second = client.post(reverse("funding:start", args=["kiv_muster"]))
    assert (first.url, Application.objects.count()) == (second.url, 1)


@pytest.mark.parametrize("line", ["kiv", "gibt-es-nicht"])
def test_a_line_that_is_not_open_cannot_be_begun(cast, line):
    assert cast.client("frieda").post(reverse("funding:start", args=[line])).status_code == 404


def test_a_section_keeps_what_is_there_though_something_is_missing(cast):
    draft = cast.draft()
    response = cast.client("frieda").post(reverse("funding:project", args=[draft.pk]), {"title": "Wir reden"})
    draft.refresh_from_db()
    assert (response.status_code, draft.title, draft.purpose) == (302, "Wir reden", "")


def test_a_pasted_emoji_is_refused_in_one_sentence_and_nothing_is_stored(cast):
    draft = cast.draft(title="Vorher")
    response = cast.client("frieda").post(
        reverse("funding:project", args=[draft.pk]), {"title": f"Fest {EMOJI}", "purpose": "Neu"}
    )
    draft.refresh_from_db()
    assert (response.status_code, draft.title, draft.purpose) == (200, "Vorher", "")
    assert f"Diese Zeichen können wir nicht drucken: „{EMOJI}“ (U+1F389)." in response.content.decode()


def test_control_characters_and_direction_marks_are_dropped(cast):
    draft = cast.draft()
    cast.client("frieda").post(
        reverse("funding:project", args=[draft.pk]), {"title": f"A{BELL}B{OVERRIDE}C\x00D"}
    )
    draft.refresh_from_db()
    assert draft.title in ("ABCD", "")


@pytest.mark.parametrize("amount", ["-5", "abc", "1e9", "NaN", "12,345", "9" * 30])
def test_an_amount_nobody_can_read_changes_nothing(cast, amount):
    draft = cast.draft()
    response = cast.client("frieda").post(
        reverse("funding:costs", args=[draft.pk]), plan(costs=[("2027", "Saal", amount)])
    )
    assert (response.status_code, draft.cost_items.count()) == (200, 0)


@pytest.mark.parametrize(("year", "stored"), [("1999", 0), ("2000", 1), ("2100", 1), ("2101", 0)])
def test_the_year_of_a_row_lies_between_2000_and_2100(cast, year, stored):
    draft = cast.draft()
    cast.client("frieda").post(reverse("funding:costs", args=[draft.pk]), plan(costs=[(year, "Saal", "10")]))
    assert draft.cost_items.count() == stored


def test_both_sides_are_stored_together_or_not_at_all(cast):
    draft = cast.draft()
    client = cast.client("frieda")
    client.post(
        reverse("funding:costs", args=[draft.pk]),
        plan([("2027", "Saal", "10")], [("2027", "own", "Stadt", "x")]),
    )
    assert (draft.cost_items.count(), draft.funding_items.count()) == (0, 0)
    client.post(
        reverse("funding:costs", args=[draft.pk]),
        plan([("2027", "Saal", "10")], [("2027", "own", "Stadt", "10,00")]),
    )
    assert [item.cents for item in (*draft.cost_items.all(), *draft.funding_items.all())] == [1000, 1000]


def test_a_source_without_its_kind_is_asked_for(cast):
    draft = cast.draft()
    response = cast.client("frieda").post(
        reverse("funding:costs", args=[draft.pk]), plan(funding=[("2027", "", "Stadt", "10")])
    )
    assert (response.status_code, draft.funding_items.count()) == (200, 0)


@pytest.mark.parametrize("who", ["karim", "sabine"])
def test_the_officials_pages_cost_the_same_for_one_and_for_thirty(cast, who, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = cast.client(who)
    cast.prepared()
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("funding:work"))
    for _ in range(10):
        cast.prepared()
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("funding:work"))
    assert len(many) == len(one)
    assert len(one) <= 9


@pytest.mark.parametrize(("name", "most"), [("funding:case", 14), ("funding:release", 20)])
def test_a_case_page_stays_within_twenty_statements(cast, name, most, django_assert_max_num_queries):
    application = cast.prepared()
    client = cast.client("sabine")
    with django_assert_max_num_queries(most):
        assert client.get(reverse(name, args=[application.pk])).status_code == 200
