"""One sentence on every page: the tasks, the lists, the application's, the partner's and the project's page."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, PAYDAY
from wir.funding import actions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def their_day():
    with time_machine.travel(NOW, tick=False):
        yield


def read(cast, who, name, *numbers):
    return cast.client(who).get(reverse(f"funding:{name}", args=numbers)).content.decode()


def headings(page):
    return [word for word in ("Das wartet auf Sie", "Das wartet auf andere", "Nichts offen") if word in page]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        ("draft", "Bitte nennen Sie eine Ansprechperson."),
        ("submitted", "Der Antrag ist am 02.11.2026 angekommen und wird geprüft."),
        ("to_complete", "Die Behörde bittet um Ergänzung."),
    ],
)
def test_the_same_sentence_stands_on_the_list_on_the_tasks_and_on_the_page(cast, make, says):
    application = getattr(cast, make)()
    pages = [
        read(cast, "frieda", *page)
        for page in (("applications",), ("tasks",), ("application", application.pk))
    ]
    found = [page.split("<main")[1].split("Ausfüllen")[0].count(says) for page in pages]
    assert found == [1, 1, 1]


def test_the_project_says_what_the_application_says(cast):
    application = cast.accepted()
    with time_machine.travel(PAYDAY, tick=False):
        pages = [
            read(cast, "theo", *page)
            for page in (("tasks",), ("applications",), ("application", application.pk), ("running_project", application.pk))
        ]  # fmt: skip
        for page in pages:
            assert "Für 2027 sind noch 18.000,00\u00a0€ da" in page
            assert f'href="{reverse("funding:request_money", args=[application.pk])}"' in page


def test_a_partner_reads_on_its_own_page_what_its_list_says(cast):
    application = cast.joint_draft()
    for page in (("tasks",), ("applications",), ("agree", application.pk)):
        assert "Musterstadt hat noch nicht zugestimmt." in read(cast, "jonas", *page)
    assert headings(read(cast, "jonas", "tasks")) == ["Das wartet auf Sie"]
    assert headings(read(cast, "frieda", "tasks")) == ["Das wartet auf andere", "Nichts offen"]


def test_tasks_come_by_deadline_and_what_others_do_stands_below(cast):
    sooner, later = cast.to_complete(), cast.to_complete(line="kiv")
    later.requests.update(due_on=date(2026, 11, 20))
    undated, waiting = cast.complete_draft(title="Ohne Frist"), cast.submitted(title="Wird geprüft")
    page = read(cast, "frieda", "tasks")
    order = [page.index(found.number) for found in (sooner, later, undated, waiting)]
    assert order == sorted(order)
    assert page.index(undated.number) < page.index("Das wartet auf andere") < page.index(waiting.number)


def test_who_has_nothing_to_do_reads_where_to_go_and_what_comes_next(cast):
    assert headings(read(cast, "jonas", "tasks")) == ["Nichts offen"]
    application = cast.accepted()
    page = read(cast, "theo", "tasks")
    assert headings(page) == ["Nichts offen"]
    assert "Der nächste Termin: <a" in page
    assert application.title in page
    assert "ab Dienstag, 8. Dezember 2026" in page


def test_what_is_over_is_no_task(cast):
    actions.withdraw(cast.submitted(), by=cast.frieda)
    assert headings(read(cast, "frieda", "tasks")) == ["Nichts offen"]


@pytest.mark.parametrize("name", ["tasks", "applications"])
def test_a_list_costs_the_same_for_one_of_each_and_for_many(cast, name):
    client, counts = cast.client("frieda"), []
    for _ in range(2):
        for make in (cast.joint_draft, cast.to_complete, cast.asked_early, cast.prepared):
            make()
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse(f"funding:{name}"))
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_grants_cost_the_same_for_one_and_for_many(cast):
    client, counts = cast.client("frieda"), []
    for _ in range(2):
        cast.accepted(asked={2027: 100_000})
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("funding:tasks"))
        counts.append(len(seen))
    assert counts[0] == counts[1]
