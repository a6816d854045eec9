"""Every address is behind sign-in or on the public list, breaks for nobody, and hides what is somebody else's.

Who may see which page in which state is the table in test_every_route.py; here nothing has to be written for a new address
except, if it is public, its name in tests/architecture/public.py.
"""

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from tests.architecture.public import PUBLIC
from tests.architecture.routes import routes
from tests.cast import NOW

pytestmark = pytest.mark.django_db
NUMBERED = [route for route in routes() if "pk" in route.parameters and ":" in route.name]
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


def test_no_address_breaks_when_somebody_posts_nothing(cast, in_their_time, brief_404):
    """Reading is tried in test_reading.py."""
    broken = []
    for who in (None, *cast.people()):
        client = cast.client(who)
        client.raise_request_exception = False
        broken += [
            (who, route.name)
            for route in routes()
            if "logout" not in route.name and client.post(route.url()).status_code >= 500
        ]
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
def test_strangers_find_nothing_behind_a_number(cast, state, in_their_time, brief_404):
    thing = _make(cast, state)
    seen = {
        (who, route.name, method): status
        for who in ("jonas", "ole")
        for client in (cast.client(who),)
        for route in NUMBERED
        for method in METHODS
        if (status := getattr(client, method)(route.url(pk=thing.pk)).status_code) not in (404, 405)
    }
    assert seen == {}
