"""A typing error in a day is answered on the spot, on every form of a process."""

import inspect
from importlib import import_module
from pkgutil import iter_modules

import pytest
import time_machine
from django import forms as django_forms
from django.urls import reverse

from tests.cast import NOW
from wir.participation import forms
from wir.strategy.models import Process
from wir.ui.fields import DayField, NearDayField

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def test_every_day_on_a_form_of_a_process_is_a_near_one():
    modules = [import_module(f"{forms.__name__}.{found.name}") for found in iter_modules(forms.__path__)]
    classes = {
        one
        for module in modules
        for _name, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, django_forms.BaseForm)
    }
    far = {
        f"{one.__name__}.{name}"
        for one in classes
        for name, field in one.base_fields.items()
        if isinstance(field, DayField) and not isinstance(field, NearDayField)
    }
    assert far == set()


@pytest.mark.parametrize("day", ["31.12.9999", "01.01.0001"])
def test_a_process_a_deadline_and_a_session_are_not_planned_in_another_age(cast, day):
    process, browser = cast.process(), cast.client("frieda")
    new = {"town": cast.town.pk, "name": "Zweiter", "question": "Wie?", "starts_on": day, "months": 18}
    deadline = {"label": "Flyer", "due_on": day, "public": "on"}
    station = {"town": cast.town.pk, "kind": "municipal_council", "planned_on": day}
    calls = [
        (reverse("participation:open"), new),
        (reverse("participation:add_deadline", args=["lollar"]), deadline),
        (reverse("participation:council", args=["lollar"]), station),
    ]
    answers = [browser.post(url, given) for url, given in calls]
    assert ["Wählen Sie einen Tag" in answer.content.decode() for answer in answers] == [True] * 3
    assert Process.objects.count() == 1
    assert process.stations.count() == 0
    assert not process.deadlines.filter(label="Flyer").exists()


def test_a_day_far_away_that_is_already_stored_breaks_no_calendar(cast):
    cast.deadline()
    process = Process.objects.get()
    process.deadlines.update(public=True, due_on="9999-12-31")
    answer = cast.client().get(reverse("participation:calendar", args=["lollar"]))
    assert answer.status_code == 200
    assert "DTEND;VALUE=DATE:99991231" in answer.content.decode()
