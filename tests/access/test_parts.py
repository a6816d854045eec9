"""Who sees what of statements that nobody has checked yet: only those whose task it is, part by part."""

import re

import pytest
from django.urls import reverse

from tests.cast import TODAY
from wir.participation import actions
from wir.strategy import actions as strategy
from wir.strategy.models import Member

pytestmark = pytest.mark.django_db

CHECKS = frozenset({"facilitator", "integration_officer"})
TRANSLATES = CHECKS | {"translator"}
PAGES = {
    "conversations": TRANSLATES,
    "conversation": CHECKS,
    "check_statements": CHECKS,
    "translate_statements": TRANSLATES,
    "machine_statement": TRANSLATES,
    "translate_outcomes": TRANSLATES,
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", Member.Role.values)
def test_statements_are_seen_by_those_whose_task_it_is(cast, role, page):
    conversation = _statements(cast)
    strategy.add_member(conversation.process, user=cast.ole, role=role, by=cast.frieda)
    number = [] if page in ("conversations", "translate_outcomes") else [conversation.number]
    browser, url = cast.client("ole"), reverse(f"participation:{page}", args=["lollar", *number])
    answer = browser.post(url, {"aussage": 11}) if page == "machine_statement" else browser.get(url)
    assert (answer.status_code != 404) == (role in PAGES[page])


@pytest.mark.parametrize(
    ("number", "status"), [(11, 200), (12, 404), (13, 404), (1, 200)], ids=["waits", "read", "refused", "out"]
)
def test_a_volunteer_reads_only_what_is_out_and_what_waits_for_a_translation(cast, number, status):
    conversation = _statements(cast)
    strategy.add_member(conversation.process, user=cast.ole, role="translator", by=cast.frieda)
    browser, url = cast.client("ole"), reverse("participation:translate_statements", args=["lollar", 1])
    assert browser.get(url, {"aussage": number}).status_code == status
    asked = browser.post(reverse("participation:machine_statement", args=["lollar", 1]), {"aussage": number})
    assert asked.status_code == (302 if status == 200 else 404)
    assert cast.client("miriam").get(url, {"aussage": number}).status_code == 200
    first = browser.get(url).content.decode()
    assert "Daha çok oyun alanı olmalı." in first
    listed = browser.get(reverse("participation:conversations", args=["lollar"])).content.decode()
    links = re.findall(r'href="([^"]*/aussagen/1/[^"]*)"', listed)
    assert links == [url]


def _statements(cast):
    """Ten that are out, one in Turkish that waits (11), one in German that waits (12), one in Turkish that was refused (13)."""
    conversation = cast.conversation()
    cast.waiting_statement(conversation, text="Daha çok oyun alanı olmalı.", language="tr")
    cast.waiting_statement(conversation)
    refused, _code = cast.waiting_statement(conversation, text="Hakaret içeren bir cümle.", language="tr")
    actions.refuse_statement(
        refused, because="Sie beleidigt jemanden.", by=cast.miriam, on=TODAY, unread=True
    )
    return conversation
