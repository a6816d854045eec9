"""The sections of an application: what they ask for, which a line has, what lies outside the project."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from wir import guidelines
from wir.funding.content import content_of
from wir.funding.models import CostItem, FundingItem, ScheduleStep
from wir.funding.sections import chapters_of, names_of, open_points, sections_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def states(application):
    """By section; nobody needs a partner and the demo line asks for no files, so those are done from the start."""
    optional = {"partners", "attachments"}
    return {s.name: s.state for s in sections_of(application) if s.name not in optional}


def test_an_empty_draft_is_empty_everywhere_and_a_complete_one_done_everywhere(cast):
    assert set(states(cast.draft()).values()) == {"empty"}
    assert set(states(cast.complete_draft()).values()) == {"done"}


def test_a_line_has_the_sections_that_its_guideline_names(monkeypatch):
    line = replace(guidelines.line("kiv"), sections=("applicant", "project", "costs", "declarations"))
    monkeypatch.setattr(guidelines, "line", lambda name: line)
    assert names_of("kiv") == line.sections


def test_a_section_that_the_line_has_not_is_no_page(cast, monkeypatch):
    draft = cast.draft()
    line = replace(guidelines.line(draft.line), sections=("applicant", "project", "costs", "declarations"))
    monkeypatch.setattr(guidelines, "line", lambda name, extra=None: line)
    client = cast.client("frieda")
    assert client.get(reverse("funding:schedule", args=[draft.pk])).status_code == 404
    assert client.get(reverse("funding:costs", args=[draft.pk])).status_code == 200


@pytest.mark.parametrize(
    ("how", "on", "reason", "open"),
    [
        ("involved", date(2026, 10, 1), "", 0),
        ("involved", None, "", 1),
        ("planned", None, "", 0),
        ("absent", None, "Bei uns gibt es keinen.", 0),
        ("absent", None, "", 1),
    ],
)
def test_involved_needs_a_day_and_absent_a_reason(cast, how, on, reason, open):
    draft = cast.complete_draft()
    draft.involvements.filter(body="foreigners_council").update(how=how, on=on, reason=reason)
    cast.signed(draft)
    assert len(open_points(draft)) == open


@pytest.mark.parametrize(("before", "after", "open"), [(0, 0, 0), (1, 0, 1), (0, 1, 1)])
def test_every_step_lies_inside_the_project_both_days_included(cast, before, after, open):
    draft = cast.complete_draft()
    draft.schedule_steps.update(starts_on=draft.starts_on - before * DAY, ends_on=draft.ends_on + after * DAY)
    assert len(open_points(cast.signed(draft))) == open


@pytest.mark.parametrize(("year", "open"), [(2026, 1), (2027, 0), (2028, 0), (2029, 1)])
def test_money_is_planned_for_the_years_of_the_project_only(cast, year, open):
    draft = cast.complete_draft()
    CostItem.objects.create(application=draft, year=year, label="Saal", cents=100)
    FundingItem.objects.create(application=draft, year=year, kind="own", label="Stadt", cents=100)
    cast.signed(draft)
    assert len(open_points(draft)) == open


def test_a_single_year_need_not_balance_but_its_difference_is_shown(cast):
    draft = cast.draft()
    CostItem.objects.create(application=draft, year=2027, label="Saal", cents=100_00)
    FundingItem.objects.create(application=draft, year=2028, kind="own", label="Stadt", cents=100_00)
    table = next(chapter for chapter in chapters_of(draft) if chapter.name == "costs").tables[2]
    assert [row[-1] for row in table.rows] == ["−100,00\u00a0€", "100,00\u00a0€", "0,00\u00a0€"]
    assert states(draft)["costs"] == "done"


@pytest.mark.parametrize(
    ("end", "stored"), [("31.12.2036", True), ("01.01.2037", False), ("31.12.2101", False)]
)
def test_a_project_lasts_ten_years_at_most(cast, end, stored):
    draft = cast.draft()
    cast.client("frieda").post(
        reverse("funding:project", args=[draft.pk]), {"starts_on": "01.01.2027", "ends_on": end}
    )
    draft.refresh_from_db()
    assert (draft.ends_on is not None) == stored


def test_facilitation_is_asked_for_only_if_there_is_one(cast):
    assert open_points(cast.complete_draft(has_facilitation=False, facilitation="")) == []
    assert len(open_points(cast.complete_draft(has_facilitation=True, facilitation=""))) == 1


def test_a_declaration_keeps_who_made_it_until_it_is_taken_back(cast):
    draft = cast.draft()
    url = reverse("funding:declarations", args=[draft.pk])
    cast.client("frieda").post(url, {"correct": "on", "consents_to_electronic_delivery": "False"})
    draft.refresh_from_db()
    assert [(row.kind, row.made_by) for row in draft.declarations.all()] == [("correct", cast.frieda)]
    assert draft.consents_to_electronic_delivery is False
    cast.client("frieda").post(url, {"not_begun": "on"})
    assert [row.kind for row in draft.declarations.all()] == ["not_begun"]


def test_the_steps_are_kept_in_the_order_of_their_days(cast):
    draft = cast.draft()
    data = {"schedule-TOTAL_FORMS": "2", "schedule-INITIAL_FORMS": "0"}
    for number, (start, end) in enumerate([("01.06.2027", "30.06.2027"), ("01.03.2027", "31.05.2027")]):
        data |= {
            f"schedule-{number}-starts_on": start,
            f"schedule-{number}-ends_on": end,
            f"schedule-{number}-what": start,
        }
    cast.client("frieda").post(reverse("funding:schedule", args=[draft.pk]), data)
    assert [step.what for step in draft.schedule_steps.all()] == ["01.03.2027", "01.06.2027"]


@pytest.mark.parametrize(("end", "stored"), [("01.03.2027", 1), ("28.02.2027", 0)])
def test_a_step_may_last_one_day_but_not_less(cast, end, stored):
    draft = cast.draft()
    data = {"schedule-TOTAL_FORMS": "1", "schedule-INITIAL_FORMS": "0", "schedule-0-starts_on": "01.03.2027",
            "schedule-0-ends_on": end, "schedule-0-what": "Auftakt"}  # fmt: skip
    cast.client("frieda").post(reverse("funding:schedule", args=[draft.pk]), data)
    assert draft.schedule_steps.count() == stored


def test_everything_that_is_filled_in_is_covered_by_the_hash_and_shown(cast):
    draft = cast.complete_draft(facilitation="FFF", other_formats="OOO", other_grants="GGG")
    ScheduleStep.objects.create(
        application=draft, starts_on=draft.starts_on, ends_on=draft.ends_on, what="SSS"
    )
    draft.involvements.filter(body="council").update(reason="III")
    text, read = str(content_of(draft)), str(chapters_of(draft))
    assert [
        word for word in ("FFF", "OOO", "GGG", "SSS", "III") if word not in text or word not in read
    ] == []
