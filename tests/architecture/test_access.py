"""Every address against every kind of person, generated from the URL table."""

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from tests.architecture.public import PUBLIC
from tests.architecture.routes import routes
from tests.cast import NOW

pytestmark = pytest.mark.django_db
NUMBERED = [route for route in routes() if "pk" in route.parameters]
STATES = ("draft", "submitted", "prepared", "awarded")
METHODS = ("get", "post")


@pytest.fixture
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _sent_to_sign_in(response):
    return response.status_code == 302 and response.url.startswith(reverse(settings.LOGIN_URL))


@pytest.mark.parametrize("method", METHODS)
def test_without_sign_in_only_the_public_list_answers(client, method, in_their_time):
    client.raise_request_exception = False
    answered = {
        route.name for route in routes() if not _sent_to_sign_in(getattr(client, method)(route.url()))
    }
    assert answered == PUBLIC


@pytest.mark.parametrize("method", METHODS)
def test_no_address_breaks_for_anybody(cast, method, in_their_time):
    broken = []
    for who in (None, *cast.people()):
        client = cast.client(who)
        client.raise_request_exception = False
        for route in routes():
            if "logout" not in route.name and getattr(client, method)(route.url()).status_code >= 500:
                broken.append((who, route.name))
    assert broken == []


def _make(cast, state):
    makers = {
        "draft": cast.complete_draft,
        "submitted": cast.submitted,
        "prepared": cast.prepared,
        "awarded": cast.awarded,
    }
    return makers[state]()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", ["jonas", "ole"])
def test_strangers_find_nothing_behind_a_number(cast, state, who, in_their_time):
    thing, client = _make(cast, state), cast.client(who)
    seen = {
        (route.name, method): status
        for route in NUMBERED
        for method in METHODS
        if (status := getattr(client, method)(route.url(pk=thing.pk)).status_code) not in (404, 405)
    }
    assert seen == {}


def test_whatever_is_hidden_is_there_for_somebody(cast, in_their_time):
    things = [_make(cast, "draft"), _make(cast, "submitted"), _make(cast, "prepared")]
    things.append(cast.awarded(asked={2027: 100_000}))
    clients = [cast.client(who) for who in ("frieda", "karim", "sabine")]
    urls = {route.name: [route.url(pk=thing.pk) for thing in things] for route in NUMBERED}
    never = {
        name
        for name, found in urls.items()
        if not any(c.get(url).status_code in (200, 405) for c in clients for url in found)
    }
    assert never == OPEN_RULE_ONLY


# Needs a rule that is open; tests/funding has such a case.
OPEN_RULE_ONLY = {"funding:settle"}


@pytest.mark.parametrize("who", ["frieda", "karim"])
def test_each_side_sees_only_its_own_desk(cast, who, in_their_time):
    """Clerks have no work list, officials do not apply; a draft is the applicant's alone."""
    draft, client = cast.complete_draft(), cast.client(who)
    answers = {
        name: client.get(reverse(name, args=args)).status_code
        for name, args in (
            ("funding:work", ()), ("funding:money", ()), ("funding:application", (draft.pk,)), ("funding:case", (draft.pk,)),
        )
    }  # fmt: skip
    expected = {"frieda": (404, 404, 200, 404), "karim": (200, 200, 404, 404)}[who]
    assert tuple(answers.values()) == expected
