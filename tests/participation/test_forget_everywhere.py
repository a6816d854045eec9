"""Whoever shares a phone or sits in the library finds "Fertig: dieses Gerät vergessen" on every page of residents."""

import pytest
import time_machine
from django.urls import reverse

from tests.access import participation
from tests.access.expected import PUBLIC
from tests.access.test_every_route import made
from tests.cast import NOW

pytestmark = pytest.mark.django_db
FILES = {
    "participation:calendar",
    "participation:lot_list",
    "participation:opinions_file",
    "participation:sound_file",
    "participation:text_file",
}
RESIDENTS = sorted(
    name for name, (_kind, people) in participation.ROUTES.items() if people == PUBLIC and name not in FILES
)


@pytest.mark.parametrize("name", RESIDENTS)
def test_every_page_of_residents_offers_to_forget_the_device(cast, name):
    kind, _people = participation.ROUTES[name]
    with time_machine.travel(NOW, tick=False):
        answer = cast.client().get(participation.address(name, made(cast, kind)))
    assert f'action="{reverse("participation:forget")}"' in answer.content.decode()
