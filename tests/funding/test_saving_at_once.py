"""Two people, or two windows, fill in the same section: nobody overwrites anybody unseen, nothing is doubled."""

import re

import pytest
from django.urls import reverse

from tests.cast import person
from wir.accounts.models import Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def lea(cast):
    """A second clerk of the same town."""
    return person("lea@lollar.example", "Lea Sommer", cast.town, Membership.Role.EDITOR)


def browser(user):
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def address(draft, section="project"):
    return reverse(f"funding:{section}", args=[draft.pk])


def version_on(client, url):
    return re.search(r'name="version" value="(\w+)"', client.get(url).content.decode())[1]


def test_a_stale_form_shows_both_versions_and_overwrites_nothing(cast, lea):
    draft = cast.draft(title="Anfang")
    url, frieda = address(draft), cast.client("frieda")
    version = version_on(frieda, url)
    browser(lea).post(url, {"version": version, "title": "Von Lea", "purpose": "Leas Ziel"})
    page = frieda.post(url, {"version": version, "title": "Von Frieda", "purpose": ""}).content.decode()
    draft.refresh_from_db()
    assert (draft.title, draft.purpose) == ("Von Lea", "Leas Ziel")
    assert re.search(r"Lea Sommer hat diesen Abschnitt um \d\d:\d\d Uhr geändert\.", page)
    assert [word for word in ("Von Lea", "Von Frieda", "Leas Ziel") if word not in page] == []


def test_each_field_is_chosen_and_the_choice_is_kept(cast, lea):
    draft = cast.draft()
    url, frieda = address(draft), cast.client("frieda")
    version = version_on(frieda, url)
    browser(lea).post(url, {"version": version, "title": "Von Lea", "purpose": "Leas Ziel"})
    mine = {"title": "Von Frieda", "purpose": "Friedas Ziel"}
    page = frieda.post(url, {"version": version, **mine}).content.decode()
    shown = re.search(r'name="version" value="(\w+)"', page)[1]
    answer = frieda.post(url, {"version": shown, **mine, "choice-title": "theirs", "choice-purpose": "mine"})
    draft.refresh_from_db()
    assert (answer.status_code, draft.title, draft.purpose) == (302, "Von Lea", "Friedas Ziel")


def test_two_windows_of_one_person_count_too(cast):
    draft = cast.draft()
    url, frieda = address(draft), cast.client("frieda")
    version = version_on(frieda, url)
    frieda.post(url, {"version": version, "title": "Eins"})
    page = frieda.post(url, {"version": version, "title": "Zwei"}).content.decode()
    draft.refresh_from_db()
    assert draft.title == "Eins"
    assert "in einem anderen Fenster geändert" in page


def test_the_same_form_sent_twice_is_saved_once_and_asks_nothing(cast):
    draft = cast.draft()
    url, frieda = address(draft, "costs"), cast.client("frieda")
    data = {"version": version_on(frieda, url), "costs-TOTAL_FORMS": "1", "costs-INITIAL_FORMS": "0",
            "funding-TOTAL_FORMS": "0", "funding-INITIAL_FORMS": "0",
            "costs-0-year": "2027", "costs-0-label": "Saal", "costs-0-cents": "10"}  # fmt: skip
    answers = [frieda.post(url, data).status_code for _ in range(3)]
    assert (answers, draft.cost_items.count()) == ([302, 302, 302], 1)


def test_a_stale_plan_is_chosen_side_by_side(cast, lea):
    draft = cast.draft()
    url, frieda = address(draft, "costs"), cast.client("frieda")
    data = {"version": version_on(frieda, url), "costs-TOTAL_FORMS": "1", "costs-INITIAL_FORMS": "0",
            "funding-TOTAL_FORMS": "0", "funding-INITIAL_FORMS": "0",
            "costs-0-year": "2027", "costs-0-label": "Saal", "costs-0-cents": "10"}  # fmt: skip
    browser(lea).post(url, data)
    page = frieda.post(url, {**data, "costs-0-cents": "20"}).content.decode()
    assert [item.cents for item in draft.cost_items.all()] == [1000]
    assert [
        text for text in ("2027 · Saal · 10,00\u00a0€", "2027 · Saal · 20,00\u00a0€") if text not in page
    ] == []


def test_other_sections_do_not_disturb_each_other(cast, lea):
    draft = cast.draft()
    frieda = cast.client("frieda")
    version = version_on(frieda, address(draft))
    browser(lea).post(address(draft, "applicant"), {"contact_name": "Lea Sommer"})
    frieda.post(address(draft), {"version": version, "title": "Ungestört"})
    draft.refresh_from_db()
    assert (draft.title, draft.contact_name) == ("Ungestört", "Lea Sommer")


def test_a_double_click_on_submit_is_one_submission_and_no_error_page(cast):
    from wir.journal.models import Entry

    draft = cast.complete_draft()
    client, url = cast.client("frieda"), reverse("funding:submit", args=[draft.pk])
    assert [client.post(url).status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.filter(act="funding.submit", thing_id=draft.pk).count() == 1
